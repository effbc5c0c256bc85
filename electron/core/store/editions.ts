import type { OutletKind } from '../../../shared/contract/contract.ts';
import type { LanguageCode } from '../../../shared/domain/languages.ts';
import type { EditionKind, Stage } from '../../../shared/domain/workflow.ts';
import { insertRow, selectList, updateRow } from './columns.ts';
import { all, one, type ReadableDatabase, remembered, run, type WritableDatabase } from './database.ts';

export interface EditionRow {
  readonly id: string;
  readonly storyId: string;
  readonly language: LanguageCode;
  readonly kind: EditionKind;
  readonly sourceEditionId: string | null;
  readonly stage: Stage;
  readonly stageSince: string;
  readonly assigneeId: string | null;
  /** Who carries or carried the translation; it goes back there. */
  readonly translatorId: string | null;
  readonly headNumber: number;
  readonly headline: string;
  readonly words: number;
  readonly paragraphs: number;
  readonly total: number;
  readonly done: number;
  readonly untranslated: number;
  readonly stale: number;
  readonly scheduledAt: string | null;
  readonly scheduledZone: string | null;
  readonly scheduledBy: string | null;
  /** The number of the revision that readers have. */
  readonly publishedRevision: number | null;
  readonly firstPublishedAt: string | null;
  readonly publishedAt: string | null;
  readonly correctionNumber: number;
  readonly correctionNote: string | null;
  readonly correctingNote: string | null;
  readonly killedAt: string | null;
  readonly killedReason: string | null;
  readonly sentBackReason: string | null;
  readonly sentBackBy: string | null;
  readonly sentBackAt: string | null;
  readonly authorId: string;
  readonly deadline: string | null;
  readonly priority: number;
  /** 0 or 1. */
  readonly spiked: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

const columns = {
  id: 'id',
  storyId: 'story_id',
  language: 'language',
  kind: 'kind',
  sourceEditionId: 'source_edition_id',
  stage: 'stage',
  stageSince: 'stage_since',
  assigneeId: 'assignee_id',
  translatorId: 'translator_id',
  headNumber: 'head_number',
  headline: 'headline',
  words: 'words',
  paragraphs: 'paragraphs',
  total: 'total',
  done: 'done',
  untranslated: 'untranslated',
  stale: 'stale',
  scheduledAt: 'scheduled_at',
  scheduledZone: 'scheduled_zone',
  scheduledBy: 'scheduled_by',
  publishedRevision: 'published_revision',
  firstPublishedAt: 'first_published_at',
  publishedAt: 'published_at',
  correctionNumber: 'correction_number',
  correctionNote: 'correction_note',
  correctingNote: 'correcting_note',
  killedAt: 'killed_at',
  killedReason: 'killed_reason',
  sentBackReason: 'sent_back_reason',
  sentBackBy: 'sent_back_by',
  sentBackAt: 'sent_back_at',
  authorId: 'author_id',
  deadline: 'deadline',
  priority: 'priority',
  spiked: 'spiked',
  createdAt: 'created_at',
  updatedAt: 'updated_at',
} as const satisfies Record<keyof EditionRow, string>;

const list = selectList(columns, 'edition');

export type EditionPatch = Partial<
  Omit<EditionRow, 'id' | 'storyId' | 'language' | 'kind' | 'sourceEditionId' | 'createdAt'>
>;

export function insertEdition(database: WritableDatabase, row: EditionRow): void {
  insertRow(database, 'edition', columns, { ...row });
}

export function updateEdition(database: WritableDatabase, id: string, patch: EditionPatch): void {
  updateRow(database, 'edition', columns, id, patch);
}

/** Put together once: it is long, and every save asks it. */
const selectEdition = `SELECT ${list} FROM edition WHERE id = :id`;

export function findEdition(database: ReadableDatabase, id: string): EditionRow | undefined {
  return one<EditionRow>(database, selectEdition, { id });
}

export function editionsOfStory(database: ReadableDatabase, storyId: string): readonly EditionRow[] {
  return all<EditionRow>(database, `SELECT ${list} FROM edition WHERE story_id = :storyId ORDER BY id`, { storyId });
}

/** The translations that are made from this edition. */
export function editionsMadeFrom(database: ReadableDatabase, editionId: string): readonly EditionRow[] {
  // Every save asks this, mostly for nothing. What an edition is made from never changes.
  const isSource = remembered(database, ['new edition'], `made from ${editionId}`, () =>
    one(database, 'SELECT 1 FROM edition WHERE source_edition_id = :editionId', { editionId }),
  );
  if (isSource === undefined) return [];
  return all<EditionRow>(database, `SELECT ${list} FROM edition WHERE source_edition_id = :editionId`, {
    editionId,
  }).toSorted((left, right) => inOrder(left.id, right.id));
}

function inOrder(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

const listed = {
  id: 'id',
  storyId: 'story_id',
  language: 'language',
  kind: 'kind',
  stage: 'stage',
  headline: 'headline',
  assigneeId: 'assignee_id',
  words: 'words',
  paragraphs: 'paragraphs',
  total: 'total',
  done: 'done',
  untranslated: 'untranslated',
  stale: 'stale',
  correctionNumber: 'correction_number',
  scheduledAt: 'scheduled_at',
  publishedAt: 'published_at',
  updatedAt: 'updated_at',
} as const satisfies Partial<Record<keyof EditionRow, string>>;

/** What lists show of an edition. */
export interface EditionListRow extends Pick<EditionRow, keyof typeof listed> {
  readonly assigneeName: string | null;
}

/** The editions of the named stories, in no order. */
export function listEditionsOf(database: ReadableDatabase, storyIds: readonly string[]): readonly EditionListRow[] {
  return all<EditionListRow>(
    database,
    `SELECT ${selectList(listed, 'edition')}, member.name AS assigneeName
     FROM json_each(:ids) AS wanted
     CROSS JOIN edition ON edition.story_id = wanted.value
     LEFT JOIN member ON member.id = edition.assignee_id`,
    { ids: JSON.stringify(storyIds) },
  );
}

/** Editions whose scheduled time has come, the earliest first. */
export function editionsDue(database: ReadableDatabase, now: string): readonly EditionRow[] {
  return all<EditionRow>(
    database,
    `SELECT ${list} FROM edition WHERE scheduled_at <= :now AND stage = 'scheduled' AND spiked = 0
     ORDER BY scheduled_at, id`,
    { now },
  );
}

/** When the next scheduled edition is or was due, if any. */
export function nextSchedule(database: ReadableDatabase): string | null {
  return (
    one<{ at: string | null }>(
      database,
      'SELECT min(scheduled_at) AS at FROM edition WHERE scheduled_at IS NOT NULL AND spiked = 0',
    )?.at ?? null
  );
}

/** How far back is looked for what an outlet has: in a newsroom that never used it before, not to the first story. */
const lookedBack = 1_000;

/** The editions of a language that an outlet's readers have, the latest first. */
export function latestPublished(
  database: ReadableDatabase,
  language: LanguageCode,
  outlet: OutletKind,
  limit: number,
): readonly EditionRow[] {
  return all<EditionRow>(
    database,
    `SELECT * FROM (SELECT ${list} FROM edition WHERE language = :language AND stage IN ('published', 'correcting')
       ORDER BY first_published_at DESC LIMIT ${lookedBack}) AS recent
     WHERE EXISTS (SELECT 1 FROM delivery WHERE edition_id = recent.id AND outlet = :outlet) LIMIT :limit`,
    { language, outlet, limit },
  );
}

export function addContributor(database: WritableDatabase, editionId: string, memberId: string, since: string): void {
  run(
    database,
    `INSERT INTO contributor (edition_id, member_id, since) VALUES (:editionId, :memberId, :since)
     ON CONFLICT DO NOTHING`,
    { editionId, memberId, since },
  );
}

/** The ids of those who wrote or translated an edition, in the order in which they first did. */
export function contributorsOf(database: ReadableDatabase, editionId: string): readonly string[] {
  return remembered(database, ['contributor'], `contributors ${editionId}`, () =>
    all<{ memberId: string; since: string }>(
      database,
      'SELECT member_id AS memberId, since FROM contributor WHERE edition_id = :editionId',
      { editionId },
    )
      .toSorted((left, right) => inOrder(left.since, right.since) || inOrder(left.memberId, right.memberId))
      .map((row) => row.memberId),
  );
}
