import type { EditionContent } from '../../../shared/domain/edition.ts';
import { all, one, type ReadableDatabase, remembered, run, type WritableDatabase } from './database.ts';
import { nameOfMember } from './member-names.ts';
import { place } from './revision-bases.ts';
import { DamagedRevision, type Heading } from './revision-codec.ts';
import { createTreeHash } from './revision-hash.ts';
import { checkOfHeading, type Found, headOf, isWholeHeading, numbersOfHistory } from './revision-headings.ts';
import { basesFor, rememberBases } from './revision-reader.ts';
import { linesOf } from './revision-text.ts';

export { readContent, revisionHash } from './revision-reader.ts';

export interface NewRevision extends Heading {
  readonly content: EditionContent;
}

const hashOfTree = createTreeHash();

/** @returns its SHA-256 in hexadecimal, which no other revision has that says something else. */
export function insertRevision(database: WritableDatabase, { content, ...heading }: NewRevision): string {
  const { editionId, number, authorId, createdAt, ...row } = heading;
  const lines = linesOf(content);
  const hash = hashOfTree(heading, lines);
  const { base, payload, bases } = place(basesFor(database, editionId, number), number, lines);
  run(
    database,
    `INSERT INTO revision (edition, number, author, cause, stage, at, words, note, heading_check, codec, base,
       sha256, payload)
     VALUES (:edition, :number, :author, :cause, :stage, :at, :words, :note, :headingCheck, 'tree', :base, :hash,
       :payload)`,
    {
      ...row,
      edition: keyOfEdition(database, editionId),
      author: keyOfMember(database, authorId),
      number,
      at: Date.parse(createdAt),
      headingCheck: checkOfHeading(heading),
      base,
      hash,
      payload,
    },
  );
  const inHex = hash.toString('hex');
  rememberBases(database, editionId, { number, hash: inHex, bases });
  return inHex;
}

/** Rows of the key tables come with what they stand for, and never change. */
function keyOfEdition(database: ReadableDatabase, id: string): number | null {
  return remembered(
    database,
    ['new edition'],
    `key of edition ${id}`,
    () => one<{ key: number }>(database, 'SELECT key FROM edition_key WHERE id = :id', { id })?.key ?? null,
  );
}

function keyOfMember(database: ReadableDatabase, id: string): number | null {
  return remembered(
    database,
    ['new member'],
    `key of member ${id}`,
    () => one<{ key: number }>(database, 'SELECT key FROM member_key WHERE id = :id', { id })?.key ?? null,
  );
}

export interface RevisionRow extends Heading {
  readonly authorName: string;
  /** What a person called it; null while nobody did. */
  readonly name: string | null;
  /** Set when only its number is known: the file lost who saved it, when and why. The rest is filled up then. */
  readonly damaged?: true;
}

/** A row of {@link selectRevisions}. */
type StoredRow = Omit<RevisionRow, 'createdAt' | 'damaged'> &
  Found & { readonly at: number; readonly nameCheck: number | null };

/** What is asked for follows it. */
const selectRevisions = `
SELECT edition_key.id AS editionId, revision.number AS number, member.id AS authorId, member.name AS authorName,
  member.name_check AS nameCheck, cause,
  revision.stage AS stage, revision.at AS at, revision.words AS words, note, heading_check AS headingCheck,
  revision_name.name AS name
FROM edition_key
JOIN revision ON revision.edition = edition_key.key
JOIN member_key ON member_key.key = author
JOIN member ON member.id = member_key.id
LEFT JOIN revision_name ON revision_name.edition_id = edition_key.id AND revision_name.number = revision.number`;

/** The row; null when it is not as it was written. */
function wholeRow({ at, headingCheck, nameCheck, ...row }: StoredRow): RevisionRow | null {
  const authorName = nameOfMember(row.authorId, row.authorName, nameCheck);
  const heading = { ...row, authorName, createdAt: instantOf(at) };
  return isWholeHeading({ ...heading, headingCheck }) ? heading : null;
}

/** A flipped bit can make a time that there is not. */
function instantOf(milliseconds: number): string {
  const time = new Date(milliseconds);
  return Number.isNaN(time.getTime()) ? '' : time.toISOString();
}

/**
 * All revisions of an edition without their texts, the newest first. One whose row is damaged or missing is among them,
 * marked as such, with the time and the stage of the one before it, so that it stands where it belongs.
 * @param head the number of its newest revision.
 */
export function listRevisions(
  database: ReadableDatabase,
  editionId: string,
  head = headOf(database, editionId),
): readonly RevisionRow[] {
  const found = all<StoredRow>(
    database,
    `${selectRevisions} WHERE edition_key.id = :editionId ORDER BY revision.number DESC`,
    { editionId },
  );
  const rows = new Map<number, RevisionRow>();
  for (const one of found) {
    const row = wholeRow(one);
    if (row) rows.set(row.number, row);
  }
  const listed: RevisionRow[] = [];
  let before: RevisionRow | undefined;
  const newest = [...rows.keys()].reduce((highest, number) => Math.max(highest, number), 0);
  for (const number of [...numbersOfHistory(database, editionId, head, newest)].reverse()) {
    before = rows.get(number) ?? unknownRow(editionId, number, before);
    listed.push(before);
  }
  return listed.reverse();
}

function unknownRow(editionId: string, number: number, before: RevisionRow | undefined): RevisionRow {
  return {
    editionId,
    number,
    authorId: '',
    authorName: '',
    cause: 'typing',
    stage: before?.stage ?? 'draft',
    createdAt: before?.createdAt ?? new Date(0).toISOString(),
    words: before?.words ?? 0,
    note: null,
    name: null,
    damaged: true,
  };
}

/** @throws DamagedRevision when it is there and not as it was written. */
export function findRevision(database: ReadableDatabase, editionId: string, number: number): RevisionRow | undefined {
  const row = one<StoredRow>(
    database,
    `${selectRevisions} WHERE edition_key.id = :editionId AND revision.number = :number`,
    { editionId, number },
  );
  if (!row) return undefined;
  const whole = wholeRow(row);
  if (!whole) throw new DamagedRevision(editionId, number, 'its heading is another than was written');
  return whole;
}

/** When a revision was saved, in ISO 8601; undefined when there is no such revision, or none that can be believed. */
export function revisionTime(database: ReadableDatabase, editionId: string, number: number): string | undefined {
  try {
    return findRevision(database, editionId, number)?.createdAt;
  } catch (error) {
    if (error instanceof DamagedRevision) return undefined;
    throw error;
  }
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

/** The oldest revision at or after a number that is still there. */
export function numberAtOrAfter(database: ReadableDatabase, editionId: string, number: number): number | undefined {
  return one<{ number: number }>(
    database,
    `SELECT number FROM revision
     WHERE edition = (SELECT key FROM edition_key WHERE id = :editionId) AND number >= :number
     ORDER BY number LIMIT 1`,
    { editionId, number },
  )?.number;
}
