import { z } from 'zod';
import { stages } from '../domain/workflow.ts';
import { id, language } from './schema-parts.ts';

/** The input of the requests that find and replace across the newsroom. */

const findQuery = z.strictObject({
  text: z.string().min(1).max(500),
  matchCase: z.boolean(),
  wholeWord: z.boolean(),
  regularExpression: z.boolean(),
  alike: z.boolean(),
});
const replaceBy = z.string().max(500);
const revision = z.number().int().min(1);
const count = z.number().int().min(0).max(1_000_000);
/** So many texts are changed at once: those of all 500 stories that finding gives, in all languages there are. */
const mostTexts = 5_500;

export const findSchemas = {
  'find.newsroom': z.strictObject({
    query: findQuery,
    /** Empty: in all of them. */
    languages: z.array(language).max(50),
    stages: z.array(z.enum(stages)).max(50),
    /** Of stories. */
    limit: z.number().int().min(1).max(500),
  }),
  /** What replacing would do to these editions. */
  'find.replacements': z.strictObject({
    query: findQuery,
    by: replaceBy,
    editionIds: z.array(id).max(mostTexts),
  }),
  'find.replace': z.strictObject({
    query: findQuery,
    by: replaceBy,
    editions: z
      .array(
        z.strictObject({
          editionId: id,
          /** The revision that the person saw. */
          baseRevision: revision,
          /** The places that stay as they are, as `find.replacements` names them. */
          without: z.array(z.strictObject({ key: id, run: count, at: count })).max(10_000),
        }),
      )
      .min(1)
      .max(mostTexts),
  }),
  /** Each with the revision that the replacing made of it. `run`: the unfinished one that this ends. */
  'find.undoReplace': z.strictObject({
    editions: z
      .array(z.strictObject({ editionId: id, revision }))
      .min(1)
      .max(mostTexts),
    run: id.exactOptional(),
  }),
  /** Stops what this window had replaced or undone, where it is. */
  'find.stopReplacing': z.strictObject({}),
  'find.unfinished': z.strictObject({}),
  /** Goes on in those of the texts that it did not come to which are named; the others stay as they are. */
  'find.finishReplace': z.strictObject({ run: id, editionIds: z.array(id).max(mostTexts) }),
  /** Leaves everything as it is, and asks no more. */
  'find.leaveUnfinished': z.strictObject({ run: id }),
} as const;
