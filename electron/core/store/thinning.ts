import type { Cause } from '../../../shared/domain/causes.ts';
import type { Kept } from '../../../shared/domain/retention.ts';
import { all, one, type ReadableDatabase, run, type WritableDatabase } from './database.ts';

/** What a revision takes in the file beside its payload, in bytes: its row and its place in the index. */
const aroundPayload = 96;

/** An edition with a history, in the order in which editions were made. */
export interface ThinnableEdition {
  readonly key: number;
  readonly id: string;
  readonly storyId: string;
  readonly slugline: string;
  readonly headNumber: number;
  readonly publishedRevision: number | null;
}

/** What is asked for follows it. */
const selectThinnable = `
SELECT edition_key.key AS key, edition.id AS id, story_id AS storyId, slugline, head_number AS headNumber,
  published_revision AS publishedRevision
FROM edition_key
JOIN edition ON edition.id = edition_key.id
JOIN story ON story.id = story_id`;

export function findThinnable(database: ReadableDatabase, editionId: string): ThinnableEdition | undefined {
  return one<ThinnableEdition>(database, `${selectThinnable} WHERE edition.id = :editionId`, { editionId });
}

/** The next editions that have at least so many revisions. @param after the key of the last one before them, or 0. */
export function editionsAfter(
  database: ReadableDatabase,
  after: number,
  revisions: number,
  limit: number,
): readonly ThinnableEdition[] {
  return all<ThinnableEdition>(
    database,
    `${selectThinnable}
     WHERE edition_key.key > :after AND head_number >= :revisions
     ORDER BY edition_key.key LIMIT :limit`,
    { after, revisions, limit },
  );
}

/** A stored revision as the rule sees it, and what it takes in the file. */
export interface ThinnableRevision extends Kept {
  readonly bytes: number;
}

/** All revisions of an edition, the newest first. */
export function historyOf(database: ReadableDatabase, edition: ThinnableEdition): readonly ThinnableRevision[] {
  const { key, id } = edition;
  const names = new Map(
    all<{ number: number; name: string }>(database, 'SELECT number, name FROM revision_name WHERE edition_id = :id', {
      id,
    }).map((row) => [row.number, row.name]),
  );
  return all<{ number: number; cause: Cause; author: number; at: number; base: number | null; bytes: number }>(
    database,
    `SELECT number, cause, author, at, base, length(payload) + ${aroundPayload} AS bytes
     FROM revision WHERE edition = :key ORDER BY number DESC`,
    { key },
  ).map(({ author, at, ...row }) => ({
    ...row,
    authorId: String(author),
    at: new Date(at).toISOString(),
    name: names.get(row.number) ?? null,
  }));
}

/**
 * Drops revisions and writes down that they were thinned. One that was given a name meanwhile stays, and one that was
 * dropped meanwhile is not dropped again.
 * @param numbers the newest first, none of which anything else is coded against.
 * @param at in milliseconds.
 * @returns those that were dropped.
 */
export function dropRevisions(
  database: WritableDatabase,
  edition: ThinnableEdition,
  numbers: readonly number[],
  at: number,
): readonly number[] {
  const named = all<{ number: number }>(
    database,
    `WITH RECURSIVE kept (number) AS (
       SELECT number FROM revision_name WHERE edition_id = :id
       UNION
       SELECT base FROM kept JOIN revision ON edition = :key AND revision.number = kept.number
       WHERE base IS NOT NULL)
     SELECT number FROM kept`,
    { id: edition.id, key: edition.key },
  );
  const kept = new Set(named.map(({ number }) => number));
  const there = new Set(
    all<{ number: number }>(
      database,
      'SELECT number FROM revision WHERE edition = :key AND number BETWEEN :first AND :last',
      { key: edition.key, first: numbers.at(-1) ?? 0, last: numbers[0] ?? 0 },
    ).map(({ number }) => number),
  );
  const dropped = numbers.filter((number) => there.has(number) && !kept.has(number));
  for (const [first, last] of stretches(dropped)) {
    run(database, 'INSERT INTO thinned (edition, first, last, at) VALUES (:key, :first, :last, :at)', {
      key: edition.key,
      first,
      last,
      at,
    });
  }
  for (const number of dropped) {
    run(database, 'DELETE FROM revision WHERE edition = :key AND number = :number', { key: edition.key, number });
  }
  return dropped;
}

/** Falling numbers as stretches without holes. */
function stretches(numbers: readonly number[]): readonly (readonly [first: number, last: number])[] {
  const found: [number, number][] = [];
  for (const number of numbers) {
    const last = found.at(-1);
    if (last && last[0] === number + 1) last[0] = number;
    else found.push([number, number]);
  }
  return found;
}

/** What a part of all history takes. */
export interface HistoryPart {
  readonly revisions: number;
  /** In bytes. */
  readonly bytes: number;
  /** Where the next part begins; null when there is none. */
  readonly last: number | null;
}

/** @param after the last key of the part before, or 0. */
export function historyPart(database: ReadableDatabase, after: number, limit: number): HistoryPart {
  const row = one<HistoryPart>(
    database,
    `SELECT count(*) AS revisions, coalesce(sum(bytes), 0) AS bytes, max(key) AS last
     FROM (SELECT key, length(payload) + ${aroundPayload} AS bytes FROM revision WHERE key > :after
       ORDER BY key LIMIT :limit)`,
    { after, limit },
  );
  return row ?? { revisions: 0, bytes: 0, last: null };
}

/** When the newest revision of all was saved, in milliseconds; null when there is none. */
export function newestSave(database: ReadableDatabase): number | null {
  return one<{ at: number }>(database, 'SELECT at FROM revision ORDER BY key DESC LIMIT 1')?.at ?? null;
}

/** So many of the newest saves are looked at. */
const mostSaves = 10_000;

/** On how many different days somebody saved later than this, in milliseconds, as far as the newest saves tell. */
export function daysOfSaves(database: ReadableDatabase, after: number): number {
  return (
    one<{ days: number }>(
      database,
      `SELECT count(DISTINCT at / 86400000) AS days
       FROM (SELECT at FROM revision ORDER BY key DESC LIMIT ${mostSaves}) WHERE at > :after`,
      { after },
    )?.days ?? 0
  );
}
