import type { EditionContent } from '../../../shared/domain/edition.ts';
import { all, one, type ReadableDatabase, run, type WritableDatabase } from './database.ts';
import { place } from './revision-bases.ts';
import { type Heading, hashRevision } from './revision-codec.ts';
import { basesFor, rememberBases } from './revision-reader.ts';
import { joinLines, linesOf } from './revision-text.ts';

export { readContent } from './revision-reader.ts';

export interface NewRevision extends Heading {
  readonly content: EditionContent;
}

/** @returns its SHA-256 in hexadecimal, which no other revision has that says something else. */
export function insertRevision(database: WritableDatabase, { content, ...heading }: NewRevision): string {
  const { editionId, number, createdAt, ...row } = heading;
  const lines = linesOf(content);
  const text = joinLines(lines);
  const hash = hashRevision(heading, text);
  const { base, payload, bases } = place(basesFor(database, editionId, number), number, lines, text);
  run(
    database,
    `INSERT INTO revision (edition, number, author, cause, stage, at, words, note, codec, base, sha256, payload)
     VALUES ((SELECT key FROM edition_key WHERE id = :editionId), :number,
       (SELECT key FROM member_key WHERE id = :authorId), :cause, :stage, :at, :words, :note, 'lines', :base, :hash,
       :payload)`,
    { ...row, editionId, number, at: Date.parse(createdAt), base, hash, payload },
  );
  rememberBases(database, editionId, { number, hash, bases });
  return hash.toString('hex');
}

export interface RevisionRow extends Heading {
  readonly authorName: string;
  /** What a person called it; null while nobody did. */
  readonly name: string | null;
}

/** A row of {@link selectRevisions}. */
export type StoredRow = Omit<RevisionRow, 'createdAt'> & { readonly at: number };

/** For queries that yield {@link rowOf}'s rows; what is asked for follows it. */
export const selectRevisions = `
SELECT edition_key.id AS editionId, revision.number AS number, member.id AS authorId, member.name AS authorName, cause,
  revision.stage AS stage, revision.at AS at, revision.words AS words, note, revision_name.name AS name
FROM edition_key
JOIN revision ON revision.edition = edition_key.key
JOIN member_key ON member_key.key = author
JOIN member ON member.id = member_key.id
LEFT JOIN revision_name ON revision_name.edition_id = edition_key.id AND revision_name.number = revision.number`;

export function rowOf({ at, ...row }: StoredRow): RevisionRow {
  return { ...row, createdAt: new Date(at).toISOString() };
}

/** All revisions of an edition without their texts, the newest first. */
export function listRevisions(database: ReadableDatabase, editionId: string): readonly RevisionRow[] {
  return all<StoredRow>(
    database,
    `${selectRevisions} WHERE edition_key.id = :editionId ORDER BY revision.number DESC`,
    { editionId },
  ).map(rowOf);
}

export function findRevision(database: ReadableDatabase, editionId: string, number: number): RevisionRow | undefined {
  const row = one<StoredRow>(
    database,
    `${selectRevisions} WHERE edition_key.id = :editionId AND revision.number = :number`,
    { editionId, number },
  );
  return row && rowOf(row);
}

/** A revision's SHA-256 in hexadecimal; undefined when there is no such revision. */
export function revisionHash(database: ReadableDatabase, editionId: string, number: number): string | undefined {
  return one<{ hash: Buffer }>(
    database,
    `SELECT sha256 AS hash FROM revision
     WHERE edition = (SELECT key FROM edition_key WHERE id = :editionId) AND number = :number`,
    { editionId, number },
  )?.hash.toString('hex');
}

/** When a revision was saved, in ISO 8601; undefined when there is no such revision. */
export function revisionTime(database: ReadableDatabase, editionId: string, number: number): string | undefined {
  const row = one<{ at: number }>(
    database,
    `SELECT at FROM revision WHERE edition = (SELECT key FROM edition_key WHERE id = :editionId) AND number = :number`,
    { editionId, number },
  );
  return row && new Date(row.at).toISOString();
}

/** The newest revision at or before a number that is still there, since old ones may have been thinned. */
export function numberAtOrBefore(database: ReadableDatabase, editionId: string, number: number): number | undefined {
  return one<{ number: number }>(
    database,
    `SELECT number FROM revision
     WHERE edition = (SELECT key FROM edition_key WHERE id = :editionId) AND number <= :number
     ORDER BY number DESC LIMIT 1`,
    { editionId, number },
  )?.number;
}
