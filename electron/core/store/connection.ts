import { renameSync, rmSync, statSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { DragomanError } from '../../../shared/contract/errors.ts';
import { backUpBeforeMigrating } from './backup.ts';
import { databaseOf, type ReadableDatabase, sqliteOf } from './database.ts';
import { migrate, versionOf } from './migrate.ts';
import { currentVersion } from './migrations/all.ts';
import { damaged, fileExists, inspectFile, refuseNewer, refuseReadOnly } from './newsroom-file.ts';
import { expectedSchema, schemaDigest } from './schema-check.ts';
import { explainSqliteError } from './sqlite-errors.ts';

/** Up to this size, in bytes, the whole file is checked as it opens: about 20 ms. */
const checkedAtOpen = 32 * 1024 * 1024;

/**
 * Opens a newsroom file for this process alone, after bringing it to the newest schema.
 * @param now in milliseconds; names the backup that is made before a migration.
 * @throws DragomanError when it cannot be opened; the file is then as it was.
 */
export function openDatabase(path: string, now: number): ReadableDatabase {
  inspectFile(path);
  return guarded(path, (sqlite) => {
    refuseNewer(path, versionOf(sqlite));
    if (statSync(path).size <= checkedAtOpen) quickCheck(sqlite, path);
    if (versionOf(sqlite) < currentVersion) {
      backUpBeforeMigrating(sqlite, path, now);
      migrate(sqlite);
    }
    if (schemaDigest(sqlite) !== expectedSchema) throw damaged(path);
  });
}

/** Makes a new newsroom file with the newest schema and nothing in it. The path must be free. */
export function createDatabase(path: string): ReadableDatabase {
  refuseReadOnly(path);
  return guarded(path, (sqlite) => migrate(sqlite));
}

export function closeDatabase(database: ReadableDatabase): void {
  sqliteOf(database).close();
}

function guarded(path: string, prepare: (sqlite: Sqlite.Database) => void): ReadableDatabase {
  return databaseOf(connect(path, prepare));
}

/**
 * A connection that holds the file for this process alone, once `prepare` is done with it.
 * @throws DragomanError when there is none to be had; what is in the file and its log is then as it was.
 */
export function connect(path: string, prepare: (sqlite: Sqlite.Database) => void): Sqlite.Database {
  let sqlite: Sqlite.Database | undefined;
  try {
    const nativeBinding = process.env.DRAGOMAN_SQLITE_BINDING;
    sqlite = new Sqlite(path, { timeout: 200, ...(nativeBinding ? { nativeBinding } : {}) });
    configure(sqlite);
    prepare(sqlite);
    return sqlite;
  } catch (error) {
    const known = explainSqliteError(error, path) ?? error;
    const isBroken = known instanceof DragomanError && known.code === 'damaged';
    if (sqlite && isBroken) closeUntouched(sqlite, path);
    else sqlite?.close();
    throw known;
  }
}

/** What a newsroom is called for the moment in which {@link closeUntouched} closes it. */
function asideOf(path: string): string {
  return `${path}.closing`;
}

/** Gives a newsroom its name back when the power went in that very moment. Before anybody looks whether it is there. */
export function finishClosing(path: string): void {
  if (!fileExists(path) && fileExists(asideOf(path))) renameSync(asideOf(path), path);
}

/**
 * Closes a connection without what SQLite does last: bring the log into the file and delete the log. For a file that is
 * damaged, or that somebody else wrote into. SQLite leaves both alone when the file is not where it was.
 */
export function closeUntouched(sqlite: Sqlite.Database, path: string): void {
  const aside = asideOf(path);
  try {
    renameSync(path, aside);
  } catch {
    sqlite.close();
    return;
  }
  try {
    sqlite.close();
  } finally {
    renameSync(aside, path);
  }
  // An empty log is one that opening made.
  if (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size === 0) rmSync(`${path}-wal`);
}

function configure(sqlite: Sqlite.Database): void {
  // Before the first access: so the write-ahead log needs no shared memory, and a second opener is turned away.
  sqlite.pragma('locking_mode = EXCLUSIVE');
  sqlite.pragma('journal_mode = WAL');
  // better-sqlite3 is built with NORMAL for WAL, which loses acknowledged saves when the power goes.
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('foreign_keys = ON');
  sqlite.pragma('recursive_triggers = ON');
  sqlite.pragma('trusted_schema = OFF');
  sqlite.pragma('cell_size_check = ON');
  sqlite.pragma('cache_size = -16384');
  sqlite.exec('BEGIN IMMEDIATE; COMMIT');
  const expected = { locking_mode: 'exclusive', journal_mode: 'wal', synchronous: 2, foreign_keys: 1 };
  for (const [name, value] of Object.entries(expected)) {
    const actual = sqlite.pragma(name, { simple: true });
    if (actual !== value) throw new Error(`SQLite has ${name} = ${String(actual)}, not ${value}`);
  }
}

/** @throws DragomanError `damaged`. */
export function quickCheck(sqlite: Sqlite.Database, path: string): void {
  if (sqlite.pragma('quick_check(1)', { simple: true }) !== 'ok') throw damaged(path);
}

/** The tables of a file too large to be checked as it opens, for {@link checkTable} one by one. */
export function tablesToCheck(database: ReadableDatabase, path: string): readonly string[] {
  if (statSync(path).size <= checkedAtOpen) return [];
  return sqliteOf(database)
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .pluck()
    .all() as string[];
}

/** @throws DragomanError `damaged`. */
export function checkTable(database: ReadableDatabase, path: string, table: string): void {
  const found = sqliteOf(database).pragma(`quick_check('${table.replaceAll("'", "''")}')`, { simple: true });
  if (found !== 'ok') throw damaged(path);
}
