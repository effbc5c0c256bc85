import { rmSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { backupPlace, finish, flushFile, makeFolder } from './backup-files.ts';
import { databaseOf, one, type ReadableDatabase, sqliteOf } from './database.ts';
import { versionOf } from './migrate.ts';
import { currentVersion } from './migrations/all.ts';
import { backupFolder } from './newsroom-file.ts';
import { damagedRevisions, isWhole, type RevisionPlace } from './revision-check.ts';
import { expectedSchema, schemaDigest } from './schema-check.ts';

/** What a copy must have in common with the newsroom that it was made of. */
export interface CopyFacts {
  readonly newsroomId: string;
  /** The newsroom's name. */
  readonly name: string;
  /** Of the schema. */
  readonly version: number;
  readonly stories: number;
  readonly editions: number;
  readonly revisions: number;
}

/** What reading a copy through found. */
export interface CopyCheck {
  readonly facts: CopyFacts;
  /** The first revisions that do not read back as they were stored. */
  readonly damaged: readonly RevisionPlace[];
}

/** What another thread is told of a copy: {@link verifyCopy} without errors, which do not travel. */
export type CopyVerdict = ({ readonly kind: 'read' } & CopyCheck) | { readonly kind: 'bad'; readonly reason: string };

/** A copy that is not what the newsroom is. */
export class BadCopy extends Error {
  constructor(what: string) {
    super(`The copy does not read back: ${what}`);
    this.name = 'BadCopy';
  }
}

const mostDamaged = 100;

function factsOf(database: ReadableDatabase): CopyFacts {
  const row = one<Omit<CopyFacts, 'version'>>(
    database,
    `SELECT id AS newsroomId, name, (SELECT count(*) FROM story) AS stories, (SELECT count(*) FROM edition) AS editions,
       (SELECT count(*) FROM revision) AS revisions
     FROM newsroom`,
  );
  if (!row) throw new BadCopy('it says nothing of what newsroom it is');
  return { ...row, version: versionOf(sqliteOf(database)) };
}

/** How many rows this connection has changed so far: the same number twice means that nothing changed between. */
export function changesSoFar(database: ReadableDatabase): number {
  return one<{ changes: number }>(database, 'SELECT total_changes() AS changes')?.changes ?? 0;
}

/**
 * Writes the newsroom as it stands at this moment into a new file, down to the disk. Nothing else can happen meanwhile.
 * @returns what the copy must have; reading it through is {@link verifyCopy}'s.
 * @throws what SQLite or the file system says; nothing is left of it then.
 */
export function copyInto(database: ReadableDatabase, target: string): CopyFacts {
  try {
    sqliteOf(database).prepare('VACUUM INTO ?').run(target);
    flushFile(target);
    return factsOf(database);
  } catch (error) {
    removeCopy(target);
    throw error;
  }
}

export function removeCopy(target: string): void {
  for (const part of ['', '-journal', '-wal', '-shm']) rmSync(target + part, { force: true });
}

/**
 * Makes one file of a copy that has a write-ahead log or would start one when it is opened, as what people copied
 * themselves does. Backups of our own are such files already.
 * @throws what SQLite says.
 */
export function makeOneFile(path: string): void {
  const nativeBinding = process.env.DRAGOMAN_SQLITE_BINDING;
  const sqlite = new Sqlite(path, { fileMustExist: true, ...(nativeBinding ? { nativeBinding } : {}) });
  try {
    sqlite.pragma('trusted_schema = OFF');
    sqlite.pragma('journal_mode = DELETE');
  } finally {
    sqlite.close();
  }
}

/**
 * Reads a closed file through: its pages, its references, and every stored revision against its SHA-256. Takes a while.
 * Never for the newsroom that is open: closing it here would drop the lock that is held on it.
 * @throws BadCopy, or what SQLite says.
 */
export function verifyCopy(path: string): CopyCheck {
  const nativeBinding = process.env.DRAGOMAN_SQLITE_BINDING;
  const sqlite = new Sqlite(path, {
    readonly: true,
    fileMustExist: true,
    ...(nativeBinding ? { nativeBinding } : {}),
  });
  try {
    sqlite.pragma('trusted_schema = OFF');
    sqlite.pragma('cell_size_check = ON');
    const found = sqlite.pragma('integrity_check(1)', { simple: true });
    if (found !== 'ok') throw new BadCopy(String(found));
    if (versionOf(sqlite) === currentVersion && schemaDigest(sqlite) !== expectedSchema) {
      throw new BadCopy('its schema is another');
    }
    const [broken] = sqlite.pragma('foreign_key_check') as unknown[];
    if (broken !== undefined) throw new BadCopy(`a reference leads nowhere: ${JSON.stringify(broken)}`);
    const database = databaseOf(sqlite);
    return { facts: factsOf(database), damaged: damagedRevisions(database, mostDamaged) };
  } finally {
    sqlite.close();
  }
}

/** {@link verifyCopy} for another thread. */
export function tryCopy(path: string): CopyVerdict {
  try {
    return { kind: 'read', ...verifyCopy(path) };
  } catch (error) {
    return { kind: 'bad', reason: String(error) };
  }
}

/**
 * Whether a copy is just what the newsroom was when it was made.
 * @param source the newsroom, as it still stands.
 * @throws BadCopy when it is not. Revisions that are damaged in the newsroom itself are so in a true copy.
 */
export function compareCopy(source: ReadableDatabase, expected: CopyFacts, { facts, damaged }: CopyCheck): void {
  for (const key of Object.keys(expected) as (keyof CopyFacts)[]) {
    if (expected[key] !== facts[key]) throw new BadCopy(`${key} is ${facts[key]}, not ${expected[key]}`);
  }
  const onlyHere = damaged.find((place) => isWhole(source, place));
  if (onlyHere) throw new BadCopy(`revision ${onlyHere.number} of ${onlyHere.editionId} is not what was stored`);
}

/**
 * Keeps the newsroom as the older version of the program left it, in `NAME.backups/` beside it: all at once, and even
 * when a text of it is damaged, since then it is the only state there is.
 * @param now in milliseconds.
 * @returns where the backup is.
 */
export function backUpBeforeMigrating(sqlite: Sqlite.Database, newsroomPath: string, now: number): string {
  const database = databaseOf(sqlite);
  const folder = backupFolder(newsroomPath);
  makeFolder(folder);
  const { newsroomId } = factsOf(database);
  const place = backupPlace(folder, newsroomPath, now, 'before update', newsroomId);
  const facts = copyInto(database, place.unfinished);
  try {
    const check = verifyCopy(place.unfinished);
    compareCopy(database, facts, check);
    const { length: damagedTexts } = check.damaged;
    const { path } =
      damagedTexts === 0 ? place : backupPlace(folder, newsroomPath, now, 'before update', newsroomId, damagedTexts);
    finish({ unfinished: place.unfinished, path });
    return path;
  } catch (error) {
    removeCopy(place.unfinished);
    throw error;
  }
}
