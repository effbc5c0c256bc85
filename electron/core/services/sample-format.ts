import { z } from 'zod';
import { type LanguageCode, languageCodes } from '../../../shared/domain/languages.ts';
import { roles } from '../../../shared/domain/members.ts';
import { stages } from '../../../shared/domain/workflow.ts';

/** What the files of resources/sample hold. A mistake in one stops the tests, not a reader of the sample. */

const language = z.enum(languageCodes as readonly [LanguageCode, ...LanguageCode[]]);
/** A member's name inside the sample. */
const key = z.string().min(1);
const hours = z.number().positive();

export const sampleNewsroomSchema = z.strictObject({
  name: z.string().min(1),
  languages: z.array(language).min(1),
  desks: z.array(z.string().min(1)),
  members: z
    .array(
      z.strictObject({ key, name: z.string().min(1), roles: z.array(z.enum(roles)), languages: z.array(language) }),
    )
    .min(1),
});

const edition = z.strictObject({
  headline: z.string(),
  standfirst: z.string(),
  byline: z.string(),
  dateline: z.string(),
  /** The stage that the edition has in the finished sample. */
  stage: z.enum(stages),
  by: key,
  /** How many blocks of a translation are done, from the first; all when absent. */
  translatedBlocks: z.number().int().min(0).exactOptional(),
  body: z.array(z.string().min(1)),
});

/** An edit of the original, made once it was translated. */
const change = z.union([
  z.strictObject({ block: z.number().int().min(0), text: z.string().min(1) }),
  z.strictObject({ headline: z.string().min(1) }),
  z.strictObject({ standfirst: z.string().min(1) }),
]);

export const sampleStorySchema = z.strictObject({
  slugline: z.string().min(1),
  desk: z.string().min(1),
  priority: z.number().int().min(1).max(6),
  original: language,
  publishIn: z.array(language).min(1),
  author: key,
  createdHoursAgo: hours,
  deadlineInHours: hours.nullable(),
  embargoInHours: hours.nullable(),
  editions: z.partialRecord(language, edition),
  changedLater: z.array(change).default([]),
  sentBack: z
    .strictObject({ language, by: key, reason: z.string().min(1) })
    .nullable()
    .default(null),
  comments: z.array(z.strictObject({ language, by: key, text: z.string().min(1) })).default([]),
  scheduledInHours: hours.nullable().default(null),
  correctionNote: z.string().min(1).nullable().default(null),
  killReason: z.string().min(1).nullable().default(null),
});

export type SampleNewsroom = z.output<typeof sampleNewsroomSchema>;
export type SampleStory = z.output<typeof sampleStorySchema>;
export type SampleEdition = z.output<typeof edition>;
export type SampleChange = z.output<typeof change>;
