import { mkdirSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { databaseOf, type ReadableDatabase, sqliteOf } from './database.ts';
import { migrate, versionOf } from './migrate.ts';
import { currentVersion } from './migrations/all.ts';
import { backupFolder, damaged, inspectFile, refuseNewer, refuseReadOnly } from './newsroom-file.ts';
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
  let sqlite: Sqlite.Database | undefined;
  try {
    const nativeBinding = process.env.DRAGOMAN_SQLITE_BINDING;
    sqlite = new Sqlite(path, { timeout: 200, ...(nativeBinding ? { nativeBinding } : {}) });
    configure(sqlite);
    prepare(sqlite);
    return databaseOf(sqlite);
  } catch (error) {
    sqlite?.close();
    throw explainSqliteError(error, path) ?? error;
  }
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

function quickCheck(sqlite: Sqlite.Database, path: string): void {
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

/**
 * Copies the newsroom as it stands into `NAME.backups/` beside it and reads the copy through.
 * @param now in milliseconds.
 * @returns where the copy is.
 */
export function backUpBeforeMigrating(sqlite: Sqlite.Database, path: string, now: number): string {
  const label = `${versionOf(sqlite)}-${new Date(now).toISOString().replaceAll(':', '-')}`;
  const name = basename(path).replace(/\.newsroom$/u, '');
  const folder = backupFolder(path);
  mkdirSync(folder, { recursive: true });
  const target = join(folder, `${name}-version-${label}.newsroom`);
  try {
    sqlite.prepare('VACUUM INTO ?').run(target);
    const nativeBinding = process.env.DRAGOMAN_SQLITE_BINDING;
    const copy = new Sqlite(target, { readonly: true, ...(nativeBinding ? { nativeBinding } : {}) });
    try {
      quickCheck(copy, target);
    } finally {
      copy.close();
    }
  } catch (error) {
    rmSync(target, { force: true });
    throw error;
  }
  return target;
}
