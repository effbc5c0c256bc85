import { all, type ReadableDatabase, sqliteOf } from './database.ts';
import { versionOf } from './migrate.ts';
import { DamagedRevision, decodeDeflated } from './revision-codec.ts';
import { readContent } from './revisions.ts';

/** Which revision of which edition. */
export interface RevisionPlace {
  readonly editionId: string;
  readonly number: number;
}

/** The schema in which revisions got a compact table; a file is also read through before it is brought there. */
const compactSince = 2;

/** Every revision that is stored, edition by edition. */
export function placesOfRevisions(database: ReadableDatabase): readonly RevisionPlace[] {
  return all<RevisionPlace>(
    database,
    isCompact(database)
      ? `SELECT edition_key.id AS editionId, number FROM edition_key JOIN revision ON edition = edition_key.key
         ORDER BY edition, number`
      : 'SELECT edition_id AS editionId, number FROM revision ORDER BY edition_id, number',
  );
}

/** The first revisions, at most so many, that do not read back as they were stored. Reads them all. */
export function damagedRevisions(database: ReadableDatabase, most: number): readonly RevisionPlace[] {
  const damaged: RevisionPlace[] = [];
  for (const place of placesOfRevisions(database)) {
    if (!isWhole(database, place)) damaged.push(place);
    if (damaged.length === most) break;
  }
  return damaged;
}

/** Whether a revision is there and reads back as it was stored. @throws what SQLite says. */
export function isWhole(database: ReadableDatabase, { editionId, number }: RevisionPlace): boolean {
  try {
    return isCompact(database)
      ? readContent(database, editionId, number) !== undefined
      : isWholeBefore(database, editionId, number);
  } catch (error) {
    if (error instanceof DamagedRevision) return false;
    throw error;
  }
}

function isWholeBefore(database: ReadableDatabase, editionId: string, number: number): boolean {
  const [row] = all<{ payload: Uint8Array; sha256: string }>(
    database,
    'SELECT payload, sha256 FROM revision WHERE edition_id = :editionId AND number = :number',
    { editionId, number },
  );
  if (!row) return false;
  try {
    decodeDeflated(row.payload, Buffer.from(row.sha256, 'hex'));
    return true;
  } catch {
    return false;
  }
}

function isCompact(database: ReadableDatabase): boolean {
  return versionOf(sqliteOf(database)) >= compactSince;
}
