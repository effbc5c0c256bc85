import { z } from 'zod';
import { roles } from '../domain/members.ts';
import { allowedUrl } from '../domain/urls.ts';
import { actions } from '../domain/workflow.ts';
import { exportFormats } from '../export/edition-out.ts';
import type { Channel } from './channels.ts';
import { allFields, blockSchema, fields, fileHash } from './content-schemas.ts';
import { findSchemas } from './find-schemas.ts';
import { id, language } from './schema-parts.ts';

export { blockSchema };

/** The input of every request. The router checks each against these before anything else sees it. */

const role = z.enum(roles);
const instant = z.iso.datetime({ offset: true });
const timeZone = z.string().min(1).max(64);
const reason = z.string().max(10_000);
const name = (missing: string) =>
  z.string().trim().min(1, missing).max(120, 'That name is longer than 120 characters.');
const newsroomName = name('The newsroom needs a name.');
const memberName = name('A member needs a name.');
/** One line: no control characters. */
const slugline = z
  .string()
  .trim()
  .min(1, 'A slugline is needed.')
  .max(120, 'A slugline has at most 120 characters.')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point
  .regex(/^[^\u0000-\u001f\u007f]*$/u, 'A slugline is one line.');

/** In characters: room for the longest text there can reasonably be, with its markup. */
const longestCopy = 64 * 1024 * 1024;

/** The same with pictures in it. */
const largestExport = 512 * 1024 * 1024;
/** A picture's file by the beginning of its hash. */
const pictureBeside = z.strictObject({
  name: z.string().regex(/^[a-f0-9]{16}\.(?:jpg|png|gif|webp)$/u),
  bytes: z.instanceof(Uint8Array).refine(({ length }) => length <= largestExport),
});

const bytesUpTo = (most: number) =>
  z.custom<Uint8Array>(
    (value) => Object.prototype.toString.call(value) === '[object Uint8Array]' && (value as Uint8Array).length <= most,
    'These are no bytes, or too many.',
  );
/** Above the largest picture, so that it is refused by name and not as a wrong input. */
const fileBytes = bytesUpTo(256 * 1024 * 1024);
const thumbnailBytes = bytesUpTo(1024 * 1024);
const nothing = z.strictObject({});
const memberInput = {
  name: memberName,
  roles: z.array(role).min(1, 'Choose at least one role.'),
  languages: z.array(language),
};
const storyDetails = {
  desk: z.string().trim().max(80).exactOptional(),
  priority: z.number().int().min(1).max(6).exactOptional(),
  deadline: instant.nullable().exactOptional(),
  commissionedWords: z.number().int().min(1).max(1_000_000).nullable().exactOptional(),
};
const spelledWord = z.string().min(1).max(100);
const dictionaryFiles = z.strictObject({ aff: z.string().min(1).max(4_096), dic: z.string().min(1).max(4_096) });
const outlet = z.enum(['site', 'ninjs']);
const retention = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('keep-all') }),
  z.strictObject({ kind: z.literal('thin'), olderThanDays: z.number().int().min(1).max(3_650) }),
]);

/** Where a person was, so that the window comes back there. Kept in the profile, never in the newsroom. */
export const placeSchema = z.strictObject({
  memberId: id.nullable(),
  path: z.string().max(400),
  blockId: id.nullable(),
});

export const schemas = {
  'app.boot': nothing,
  'app.openSample': nothing,
  /** `path` null: ask with a dialog. */
  'app.openNewsroom': z.strictObject({ path: z.string().max(4_096).nullable() }),
  'app.createNewsroom': z.strictObject({
    name: newsroomName,
    memberName: name('Your name is needed.'),
    languages: z.array(language).min(1, 'Choose at least one language.'),
    roles: z.array(role).min(1, 'Choose at least one role.'),
    /** A folder; null for the usual one. */
    folder: z.string().max(4_096).nullable(),
  }),
  'app.closeNewsroom': nothing,
  'app.rememberPlace': placeSchema,
  'app.openExternal': z.strictObject({ url: z.string().max(4_096).refine(allowedUrl) }),
  'app.showInFolder': z.strictObject({ path: z.string().max(4_096) }),
  'app.chooseFolder': nothing,
  'app.chooseDictionary': nothing,
  /** `path` null: ask with a dialog. */
  'app.restoreBackup': z.strictObject({ path: z.string().max(4_096).nullable() }),
  'app.recoveries': nothing,
  'app.keepRecovery': z.strictObject({
    /** The newsroom that the text is of: the page that says this may be of another one than what is open by then. */
    newsroomId: id,
    editionId: id,
    baseRevision: z.number().int().min(1),
    memberId: id,
    fields: allFields,
    blocks: z.array(blockSchema).max(50_000),
    blockId: id.nullable(),
  }),
  'app.dropRecovery': z.strictObject({ newsroomId: id, editionId: id }),
  /**
   * What is typed and in no save that was sent; none of `fields`, `blocks` and `order` when there is nothing. `sending`:
   * a save is on its way, on top of which this is.
   */
  'app.holdText': z.strictObject({
    editionId: id,
    baseRevision: z.number().int().min(1),
    sending: z.boolean(),
    fields: fields.exactOptional(),
    blocks: z.array(blockSchema).max(50_000).exactOptional(),
    order: z.array(id).max(50_000).exactOptional(),
  }),
  /** The text of one edition as files; the person chooses which and where. `name` is without an extension. */
  'app.typography': nothing,
  'app.setTypography': z.strictObject({ on: z.boolean() }),
  'app.pasteAsText': nothing,
  'app.saveCopy': z.strictObject({
    name: z.string().max(200),
    /** The format to suggest. */
    first: z.enum(exportFormats),
    docx: z
      .instanceof(Uint8Array)
      .refine(({ length }) => length <= largestExport)
      .exactOptional(),
    html: z.string().max(largestExport).exactOptional(),
    markdown: z.string().max(longestCopy).exactOptional(),
    text: z.string().max(longestCopy).exactOptional(),
    /** What the Markdown shows, in a folder beside it. */
    pictures: z.array(pictureBeside).max(10_000).exactOptional(),
  }),
  /** What the window shows of itself on paper: sheets of this size. */
  'app.print': z.strictObject({ paper: z.enum(['A4', 'Letter']) }),
  'app.savePdf': z.strictObject({ paper: z.enum(['A4', 'Letter']), name: z.string().max(200) }),
  'app.fullScreen': z.strictObject({ on: z.boolean() }),
  'app.choosePictures': nothing,

  'session.signIn': z.strictObject({ memberId: id }),
  'session.signOut': nothing,
  'newsroom.get': nothing,
  'newsroom.update': z.strictObject({
    name: newsroomName.exactOptional(),
    languages: z.array(language).min(1).exactOptional(),
    fourEyes: z.boolean().exactOptional(),
    desks: z.array(z.string().trim().min(1).max(80)).max(50).exactOptional(),
  }),
  'newsroom.condition': nothing,
  'members.add': z.strictObject(memberInput),
  'members.update': z.strictObject({ memberId: id, ...memberInput }),
  'desk.get': nothing,
  'stories.list': z.strictObject({
    show: z.enum(['all', 'published', 'spiked']),
    text: z.string().max(200),
    offset: z.number().int().min(0),
    limit: z.number().int().min(1).max(500),
  }),
  'stories.get': z.strictObject({ storyId: id }),
  'stories.create': z.strictObject({
    slugline,
    language,
    publishIn: z.array(language).min(1, 'Choose at least one language to publish in.'),
    ...storyDetails,
  }),
  'stories.update': z.strictObject({
    storyId: id,
    slugline: slugline.exactOptional(),
    embargo: z.strictObject({ at: instant, timeZone }).nullable().exactOptional(),
    publishIn: z.array(language).min(1).exactOptional(),
    ...storyDetails,
  }),
  'editions.open': z.strictObject({ editionId: id }),
  'editions.save': z.strictObject({
    editionId: id,
    /** The revision that the change builds on. */
    baseRevision: z.number().int().min(1),
    /** In a translation: the source revision that its translator saw while writing this. */
    sourceRevision: z.number().int().min(1).nullable(),
    fields: fields.exactOptional(),
    blocks: z.array(blockSchema).max(50_000).exactOptional(),
    order: z.array(id).max(50_000).exactOptional(),
    /** `typing` by default; `recovery` for text found after a crash. */
    cause: z.enum(['typing', 'recovery']).exactOptional(),
  }),
  'editions.act': z.strictObject({
    editionId: id,
    action: z.enum(actions),
    reason: reason.exactOptional(),
    waivers: z.record(z.string().max(64), reason).exactOptional(),
    at: instant.exactOptional(),
    timeZone: timeZone.exactOptional(),
    assigneeId: id.nullable().exactOptional(),
    /** For `publish` and `schedule`: outlets to deliver to, at least one while any is on; all when absent. */
    outlets: z.array(outlet).exactOptional(),
    /** For `publish` and `schedule`: the story's embargo, kept only if the action is done. */
    embargo: z.strictObject({ at: instant, timeZone }).nullable().exactOptional(),
  }),
  'locks.take': z.strictObject({ editionId: id, takeOver: z.boolean() }),
  'locks.release': z.strictObject({ editionId: id }),
  /** `key`: a source block's id or a field's name. */
  'translation.stillValid': z.strictObject({ editionId: id, key: id }),
  'translation.leaveOut': z.strictObject({ editionId: id, key: id, leftOut: z.boolean() }),
  'translation.whatChanged': z.strictObject({ editionId: id, key: id }),
  'history.list': z.strictObject({ editionId: id }),
  'history.compare': z.strictObject({
    editionId: id,
    from: z.number().int().min(1),
    to: z.number().int().min(1),
  }),
  'history.read': z.strictObject({ editionId: id, number: z.number().int().min(1) }),
  'history.comparePinned': z.strictObject({ editionId: id }),
  'history.countWords': z.strictObject({
    editionId: id,
    pairs: z.array(z.strictObject({ from: z.number().int().min(0), to: z.number().int().min(1) })).max(200),
  }),
  'history.timeline': z.strictObject({ storyId: id }),
  /** `name` null: it has none any more. */
  'history.name': z.strictObject({
    editionId: id,
    number: z.number().int().min(1),
    name: z.string().trim().min(1).max(120).nullable(),
  }),
  'history.restore': z.strictObject({
    editionId: id,
    number: z.number().int().min(1),
    /** A block's id or a field's name: restores that alone. */
    key: id.exactOptional(),
  }),
  'retention.get': nothing,
  'retention.preview': z.strictObject({ retention }),
  'retention.set': z.strictObject({ retention }),
  'backups.get': nothing,
  'backups.make': nothing,
  /** `folder` null: the usual one. */
  'backups.setFolder': z.strictObject({ folder: z.string().max(4_096).nullable() }),
  ...findSchemas,
  'comments.list': z.strictObject({ editionId: id }),
  'comments.add': z.strictObject({ editionId: id, text: z.string().trim().min(1).max(10_000) }),
  'comments.resolve': z.strictObject({ commentId: id, resolved: z.boolean() }),
  'tasks.done': z.strictObject({ taskId: id }),
  'deliveries.list': z.strictObject({ storyId: id }),
  'pictures.add': z.strictObject({ name: z.string().max(400), bytes: fileBytes }),
  'pictures.details': z.strictObject({ hash: fileHash }),
  'pictures.setThumbnail': z.strictObject({ hash: fileHash, bytes: thumbnailBytes }),
  'pictures.read': z.strictObject({ hash: fileHash, small: z.boolean() }),
  'headlines.limits': nothing,
  /** What is absent stays as it is. */
  'headlines.setLimit': z.strictObject({
    language,
    ideal: z.number().int().min(10).max(500).exactOptional(),
    limit: z.number().int().min(10).max(500).exactOptional(),
  }),
  'spelling.get': nothing,
  'spelling.words': nothing,
  'spelling.check': z.strictObject({ language, words: z.array(spelledWord).max(2_000) }),
  'spelling.suggest': z.strictObject({ language, word: spelledWord }),
  'spelling.add': z.strictObject({ language, word: spelledWord }),
  'spelling.remove': z.strictObject({ language, word: spelledWord }),
  'spelling.turn': z.strictObject({ on: z.boolean() }),
  /** `files` null: what comes with Dragoman, or none. */
  'spelling.setFiles': z.strictObject({ language, files: dictionaryFiles.nullable() }),
  'outlets.list': nothing,
  'outlets.update': z.strictObject({ outlet, folder: z.string().max(4_096).nullable(), enabled: z.boolean() }),
} as const satisfies Record<Channel, z.ZodType>;

export type Schemas = typeof schemas;

/** Nobody changes what was sent, so a caller's lists may be readonly ones. */
type Sent<Value> = Value extends Uint8Array
  ? Value
  : Value extends object
    ? { readonly [Key in keyof Value]: Sent<Value[Key]> }
    : Value;
export type Input<C extends Channel> = Sent<z.input<Schemas[C]>>;
