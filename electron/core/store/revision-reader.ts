import type { EditionContent } from '../../../shared/domain/edition.ts';
import { remembered as fromMemory, one, type ReadableDatabase } from './database.ts';
import type { Base, Bases } from './revision-bases.ts';
import {
  DamagedRevision,
  decodeAgainst,
  decodeDeflated,
  decodeWhole,
  type Heading,
  isOfLines,
} from './revision-codec.ts';
import { createTreeHash, hashOfText } from './revision-hash.ts';
import { contentOf, joinLines, type Lines } from './revision-text.ts';

interface Stored extends Omit<Heading, 'createdAt' | 'authorId'> {
  readonly edition: number;
  /** Null when the file lost who that was. */
  readonly authorId: string | null;
  readonly at: number;
  readonly codec: string;
  readonly base: number | null;
  readonly hash: Buffer;
  readonly payload: Buffer;
}

function find(database: ReadableDatabase, editionId: string, number: number): Stored | undefined {
  return one<Stored>(
    database,
    `SELECT edition, edition_key.id AS editionId, number, member_key.id AS authorId, cause, stage, at, words, note,
       codec, base, sha256 AS hash, payload
     FROM edition_key
     JOIN revision ON edition = edition_key.key
     LEFT JOIN member_key ON member_key.key = author
     WHERE edition_key.id = :editionId AND number = :number`,
    { editionId, number },
  );
}

/**
 * The content of a revision; undefined when there is no such revision.
 * @throws DamagedRevision unless all that is stored of it is what was stored.
 */
export function readContent(database: ReadableDatabase, editionId: string, number: number): EditionContent | undefined {
  const row = find(database, editionId, number);
  return (
    row &&
    guarded(database, row, () =>
      row.codec === 'deflate' ? decodeDeflated(row.payload, row.hash) : contentOf(checked(database, row)),
    )
  );
}

const hashOfTree = createTreeHash();

/** The lines of a revision, after its hash was found right. */
function checked(database: ReadableDatabase, row: Stored): Lines {
  const lines = linesOfRow(database, row);
  const { authorId, at } = row;
  if (authorId === null) throw new Error('its author is missing');
  const heading = { ...row, authorId, createdAt: new Date(at).toISOString() };
  const hash = row.codec === 'tree' ? hashOfTree(heading, lines) : hashOfText(heading, joinLines(lines));
  if (!hash.equals(row.hash)) throw new Error('its hash differs');
  return lines;
}

function linesOfRow(database: ReadableDatabase, row: Stored): Lines {
  if (!isOfLines(row.codec)) throw new Error(`unknown codec ${row.codec}`);
  if (row.base === null) return decodeWhole(row.payload);
  const base = row.base < row.number ? find(database, row.editionId, row.base) : undefined;
  if (!base) throw new Error(`revision ${row.base}, which it is coded against, is missing`);
  return decodeAgainst(linesOfRow(database, base), row.payload, row.codec);
}

function guarded<Result>(database: ReadableDatabase, { editionId, number }: Stored, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (isOfSqlite(error)) throw error;
    // What is remembered of it may be what is damaged in the file: nothing more is to depend on that.
    remembered.get(database)?.delete(editionId);
    throw new DamagedRevision(editionId, number, error instanceof Error ? error.message : String(error));
  }
}

/** What SQLite itself finds damaged or cannot read is its own to say. */
function isOfSqlite(error: unknown): boolean {
  return error instanceof Error && error.name === 'SqliteError';
}

/** A revision's SHA-256 in hexadecimal; undefined when there is no such revision. */
export function revisionHash(database: ReadableDatabase, editionId: string, number: number): string | undefined {
  return fromMemory(database, ['revision'], `hash ${editionId} ${number}`, () =>
    one<{ hash: Buffer }>(
      database,
      `SELECT sha256 AS hash FROM revision
       WHERE edition = (SELECT key FROM edition_key WHERE id = :editionId) AND number = :number`,
      { editionId, number },
    )?.hash.toString('hex'),
  );
}

interface Remembered {
  readonly number: number;
  /** In hexadecimal. */
  readonly hash: string;
  readonly bases: Bases;
}

/** So many editions that are being written in are known at a time; some 200 KB each. */
const mostRemembered = 32;
const remembered = new WeakMap<ReadableDatabase, Map<string, Remembered>>();

/** Keeps in memory what the revision after this one can be coded against. */
export function rememberBases(database: ReadableDatabase, editionId: string, last: Remembered): void {
  const byEdition = remembered.get(database) ?? new Map<string, Remembered>();
  remembered.set(database, byEdition);
  byEdition.delete(editionId);
  byEdition.set(editionId, last);
  const [oldest] = byEdition.keys();
  if (byEdition.size > mostRemembered && oldest !== undefined) byEdition.delete(oldest);
}

/**
 * What the revision of this number can be coded against; null when nothing is. What is remembered counts only if the
 * revision before it is the one in the file: a transaction may have come to nothing.
 */
export function basesFor(database: ReadableDatabase, editionId: string, number: number): Bases | null {
  const last = number - 1;
  const known = remembered.get(database)?.get(editionId);
  if (known?.number === last && revisionHash(database, editionId, last) === known.hash) return known.bases;
  const head = find(database, editionId, last);
  return head ? findBases(database, head) : null;
}

function findBases(database: ReadableDatabase, head: Stored): Bases | null {
  const chain = [head];
  for (let row = head; row.base !== null; ) {
    const base = find(database, row.editionId, row.base);
    if (!base) return null;
    chain.push(base);
    row = base;
  }
  const keyframe = chain.pop();
  if (!keyframe) return null;
  const waypoint = chain.pop();
  try {
    return {
      keyframe: baseOf(database, keyframe),
      waypoint: waypoint ? baseOf(database, waypoint) : null,
    };
  } catch (error) {
    // Damaged: nothing more is to depend on it.
    if (isOfSqlite(error)) throw error;
    return null;
  }
}

function baseOf(database: ReadableDatabase, row: Stored): Base {
  const spent = one<{ bytes: number }>(
    database,
    `SELECT coalesce(sum(length(payload)), 0) AS bytes FROM revision
     WHERE edition = :edition AND number > :number AND base = :number`,
    { edition: row.edition, number: row.number },
  );
  return { number: row.number, lines: checked(database, row), size: row.payload.length, spent: spent?.bytes ?? 0 };
}
