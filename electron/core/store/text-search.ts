import type { EditionContent } from '../../../shared/domain/edition.ts';
import type { LanguageCode } from '../../../shared/domain/languages.ts';
import type { Stage } from '../../../shared/domain/workflow.ts';
import { all, one, type ReadableDatabase, run, type WritableDatabase } from './database.ts';
import { decodeAgainst, decodeWhole, isOfLines } from './revision-codec.ts';
import { contentOf, type Lines } from './revision-text.ts';

/** An index of what every edition's newest text says, by groups of three letters. */

/** An edition whose newest text the index does not know. */
export interface Behind {
  readonly key: number;
  readonly id: string;
  readonly number: number;
}

const behind = `
SELECT edition_key.key AS key, edition.id AS id, edition.head_number AS number
FROM edition JOIN edition_key ON edition_key.id = edition.id
LEFT JOIN searchable ON searchable.edition = edition_key.key
WHERE searchable.number IS NOT edition.head_number`;

/** All of them, the newest edition first: reads every edition. */
export function allBehind(database: ReadableDatabase): readonly Behind[] {
  return all<Behind>(database, `${behind} ORDER BY edition_key.key DESC`);
}

/** Those among the named editions. */
export function behindAmong(database: ReadableDatabase, ids: readonly string[]): readonly Behind[] {
  return all<Behind>(database, `${behind} AND edition.id IN (SELECT value FROM json_each(:ids))`, {
    ids: JSON.stringify(ids),
  });
}

/** Has the index know an edition's text as of a revision. */
export function indexText(database: WritableDatabase, { key, number }: Behind, folded: string): void {
  run(database, 'DELETE FROM text_search WHERE rowid = :key', { key });
  run(database, 'INSERT INTO text_search (rowid, folded) VALUES (:key, :folded)', { key, folded });
  run(
    database,
    'INSERT INTO searchable (edition, number) VALUES (:key, :number) ON CONFLICT (edition) DO UPDATE SET number = :number',
    { key, number },
  );
}

/** So many groups say where a text may be; more would only be read. */
const mostGroups = 24;

/** The groups of three letters that a text has which has these folded words; empty when they are too short. */
export function groupsOf(folded: string): readonly string[] {
  const letters = [...folded];
  const groups = new Set<string>();
  for (let at = 0; at + 3 <= letters.length; at += 1) {
    const group = letters.slice(at, at + 3).join('');
    if (!/[\n\t]/u.test(group)) groups.add(group);
  }
  const list = [...groups];
  const step = Math.max(1, list.length / mostGroups);
  return Array.from({ length: Math.min(list.length, mostGroups) }, (_, at) => list[Math.floor(at * step)] ?? '');
}

/** The keys of the editions that the index knows to have all these groups, in whatever order. */
export function editionsWith(database: ReadableDatabase, groups: readonly string[]): readonly number[] {
  const match = groups.map((group) => `"${group.replaceAll('"', '""')}"`).join(' AND ');
  return all<{ key: number }>(database, 'SELECT rowid AS key FROM text_search WHERE text_search MATCH :match', {
    match,
  }).map(({ key }) => key);
}

/** What is shown of an edition, and where its text is. */
export interface SearchedEdition {
  readonly key: number;
  readonly id: string;
  readonly number: number;
  readonly storyId: string;
  readonly language: LanguageCode;
  readonly stage: Stage;
}

const columns = `edition_key.key AS key, edition.id AS id, edition.head_number AS number, edition.story_id AS storyId,
  edition.language AS language, edition.stage AS stage`;

/** The editions of so many stories, the story changed last first; stories that are spiked come after all others. */
export function editionsInOrder(
  database: ReadableDatabase,
  spiked: boolean,
  offset: number,
  limit: number,
): readonly SearchedEdition[] {
  return all<SearchedEdition>(
    database,
    `SELECT ${columns}
     FROM (SELECT id, updated_at FROM story WHERE spiked = :spiked ORDER BY updated_at DESC, id LIMIT :limit OFFSET :offset)
       AS story
     CROSS JOIN edition ON edition.story_id = story.id
     CROSS JOIN edition_key ON edition_key.id = edition.id
     ORDER BY story.updated_at DESC, story.id, edition.id`,
    { spiked: spiked ? 1 : 0, offset, limit },
  );
}

/** The named editions in that same order. */
export function editionsByKey(database: ReadableDatabase, keys: readonly number[]): readonly SearchedEdition[] {
  return all<SearchedEdition>(
    database,
    `SELECT ${columns}
     FROM json_each(:keys) AS wanted
     CROSS JOIN edition_key ON edition_key.key = wanted.value
     CROSS JOIN edition ON edition.id = edition_key.id
     CROSS JOIN story ON story.id = edition.story_id
     ORDER BY story.spiked, story.updated_at DESC, story.id, edition.id`,
    { keys: JSON.stringify(keys) },
  );
}

interface StoredText {
  readonly codec: string;
  readonly base: number | null;
  readonly payload: Buffer;
}

function linesAt(database: ReadableDatabase, key: number, number: number): Lines | null {
  const row = one<StoredText>(
    database,
    'SELECT codec, base, payload FROM revision WHERE edition = :key AND number = :number',
    { key, number },
  );
  if (!row || !isOfLines(row.codec)) return null;
  if (row.base === null) return decodeWhole(row.payload);
  const base = row.base < number ? linesAt(database, key, row.base) : null;
  return base && decodeAgainst(base, row.payload, row.codec);
}

/**
 * What a revision says, without a look at its hash: to tell quickly which texts to read at all. Nothing of it is for
 * anybody's eyes. Null when it cannot be had like this.
 */
export function unprovenContent(database: ReadableDatabase, key: number, number: number): EditionContent | null {
  try {
    const lines = linesAt(database, key, number);
    return lines && contentOf(lines);
  } catch {
    return null;
  }
}
