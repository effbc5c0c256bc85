import { existsSync, renameSync, rmSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import type Sqlite from 'better-sqlite3';
import { DragomanError, type ErrorCode } from '../../../shared/contract/errors.ts';
import { copyInto } from './backup.ts';
import { closeUntouched, connect } from './connection.ts';
import { connectAgain, disconnected, guardWrites, type ReadableDatabase, sqliteOf } from './database.ts';
import { type FileLook, hasSameContent, isSameFile, isUntouched, lookAt } from './file-watch.ts';
import { versionOf } from './migrate.ts';
import { currentVersion } from './migrations/all.ts';
import { damaged, fileGone, fileReplaced, inspectFile, lockLost, sizeOf } from './newsroom-file.ts';
import { copyPrivately } from './private-copy.ts';
import { explainSqliteError } from './sqlite-errors.ts';

/** What keeps a newsroom from being written into for a while, as against what is wrong with one request. */
const storageTroubles: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'disk-full',
  'read-only',
  'file-gone',
  'lock-lost',
  'open-elsewhere',
  'storage-failed',
  'damaged',
]);

export function isStorageTrouble(error: unknown): error is DragomanError {
  return error instanceof DragomanError && storageTroubles.has(error.code);
}

/** Less free space than this, in bytes, and a disk that was full counts as full still: a story may not fit. */
const roomForSaving = 256 * 1024;

export interface WatchOptions {
  readonly database: ReadableDatabase;
  readonly path: string;
  /** Called for each write that storage did not take; what it says is for a person. */
  readonly onFailed: (error: DragomanError) => void;
  /** Called for each write that is on the disk. */
  readonly onWorked: () => void;
  readonly log: (line: string) => void;
  /** A free path for a copy of what was open when another file took its place. */
  readonly rescueTo: () => string;
}

/** Sees to it that what is acknowledged stands in the file that has the newsroom's name, and nobody else wrote there. */
export interface Watch {
  /** Writes something that changes nothing. Says whether that works. */
  tryWriting(full: boolean): boolean;
  /** Closes the file as it is, damaged as it turned out to be. */
  abandon(): void;
  /** Closes the file; the log is brought into it unless somebody else has it. */
  close(): void;
}

/**
 * Watches over every write: before it, whether the file is still there and nobody else wrote into it; after it, whether
 * it went into the file that has the name. On Linux SQLite would go on writing into a deleted file, and what another
 * program writes after the lock was lost would be overwritten. A file that is back, or whose writer is gone, is opened
 * again when it holds what was saved here.
 */
export function watchConnection({ database, path, onFailed, onWorked, log, rescueTo }: WatchOptions): Watch {
  let known: FileLook | null = lookAt(path);
  const newsroomId = idOf(sqliteOf(database));
  let newest = newestOf(sqliteOf(database));
  /** Null while there is no connection. */
  let sqlite: Sqlite.Database | null = sqliteOf(database);
  /** What was damaged when it was to be opened again, as it looked then. */
  let seenDamaged: FileLook | null = null;

  const noteOwn = (seen: FileLook): void => {
    known = seen;
    if (sqlite) newest = newestOf(sqlite);
  };

  const before = (): void => {
    const seen = lookAt(path);
    if (sqlite && seen && isUntouched(known?.main ?? null, seen.main) && isUntouched(known?.wal ?? null, seen.wal)) {
      return;
    }
    if (!seen) throw fileGone(path);
    openAgain(seen);
  };

  const after = (): void => {
    const seen = lookAt(path);
    if (!seen || !isSameFile(known?.main ?? null, seen.main)) throw seen ? fileReplaced(path) : fileGone(path);
    noteOwn(seen);
    onWorked();
  };

  const isMoved = (seen: FileLook | null): boolean => !isSameFile(known?.main ?? null, seen?.main ?? null);

  const disconnect = (seen: FileLook): void => {
    if (!sqlite) return;
    if (isMoved(seen)) {
      rescue(seen);
      // SQLite leaves log and file alone when another file has the name.
      sqlite.close();
    } else closeUntouched(sqlite, path);
    sqlite = null;
  };

  /** What only the file that lost its name holds, and its log, is kept as a copy. */
  const rescue = (seen: FileLook | null): void => {
    if (!sqlite || (seen && known && hasSameContent(known.main, seen.main))) return;
    try {
      const target = rescueTo();
      copyInto(database, target);
      log(`What was open at ${path} was kept as ${target}`);
    } catch (error) {
      log(`What was open at ${path} could not be kept: ${String(error)}`);
    }
  };

  /**
   * A log of ours beside a file that was written without it, by a copy for instance, would spoil that file once both are
   * opened together. It is set aside unless the two make a whole. Not while a file is still being copied there: log and
   * file may be one whole once that is done.
   */
  const settleLog = (seen: FileLook): void => {
    const ours = known?.wal ?? null;
    if (!ours || !seen.wal || ours.size === 0n || !isUntouched(ours, seen.wal)) return;
    if (known && hasSameContent(known.main, seen.main)) return;
    if (seen.main.size < sizeOf(path)) throw damaged(path);
    if (isWhole(path, true)) return;
    if (!isWhole(path, false)) throw damaged(path);
    const aside = `${path}-wal.${ours.changed}`;
    renameSync(`${path}-wal`, aside);
    log(`The log that did not fit the file at ${path} was set aside as ${aside}`);
  };

  const openAgain = (seen: FileLook): void => {
    const wasMoved = isMoved(seen);
    log(`The newsroom at ${path} is opened again: ${wasMoved ? 'it is another file' : 'somebody wrote into it'}`);
    try {
      disconnect(seen);
      settleLog(seen);
      inspectFile(path);
      sqlite = connect(path, (opened) => {
        const holdsOurs = versionOf(opened) === currentVersion && idOf(opened) === newsroomId && holds(opened, newest);
        if (!holdsOurs) throw fileReplaced(path);
      });
      connectAgain(database, sqlite);
      known = lookAt(path);
      seenDamaged = null;
    } catch (error) {
      const trouble = troubleWith(error, seen, wasMoved);
      if (!sqlite) disconnected(database, trouble ?? fileReplaced(path));
      throw trouble ?? error;
    }
  };

  /**
   * What is wrong with a file that was to be opened again. A file that is being copied there is damaged until that is
   * done, and one that never was this newsroom says nothing of it: neither may end the wait for the newsroom.
   */
  const troubleWith = (error: unknown, seen: FileLook, wasMoved: boolean): DragomanError | null => {
    const found = error instanceof DragomanError ? error : explainSqliteError(error, path);
    if (found?.code === 'open-elsewhere') return lockLost(path);
    if (found?.code === 'damaged') {
      const isAtRest = isUntouched(seenDamaged?.main ?? null, seen.main);
      seenDamaged = seen;
      return isAtRest && !wasMoved ? found : fileReplaced(path);
    }
    return found && !isStorageTrouble(found) ? fileReplaced(path) : found;
  };

  const failed = (error: unknown): void => {
    const trouble = error instanceof DragomanError ? error : explainSqliteError(error, path);
    if (!trouble || !isStorageTrouble(trouble)) return;
    // A disk that is gone fails in whatever way comes first.
    onFailed(trouble.code === 'storage-failed' && lookAt(path) === null ? fileGone(path) : trouble);
  };

  guardWrites(database, { before, after, failed });

  return {
    tryWriting(full) {
      try {
        before();
        const open = sqliteOf(database);
        if (full && freeSpace(path) < roomForSaving) return false;
        // The same number again: a page is written and flushed, and nothing is another than before.
        open.transaction(() => open.pragma(`user_version = ${versionOf(open)}`)).immediate();
        after();
        return true;
      } catch (error) {
        failed(error);
        return false;
      }
    },
    abandon() {
      guardWrites(database, null);
      if (!sqlite) return;
      if (isMoved(lookAt(path))) sqlite.close();
      else closeUntouched(sqlite, path);
      sqlite = null;
    },
    close() {
      guardWrites(database, null);
      if (!sqlite) return;
      const seen = lookAt(path);
      if (!seen || isMoved(seen)) {
        rescue(seen);
        sqlite.close();
      } else if (isUntouched(known?.main ?? null, seen.main) && isUntouched(known?.wal ?? null, seen.wal)) {
        sqlite.close();
      } else closeUntouched(sqlite, path);
      sqlite = null;
    },
  };
}

function idOf(sqlite: Sqlite.Database): string {
  return String(sqlite.prepare('SELECT id FROM newsroom').pluck().get());
}

/** The place and the hash of the revision that was stored last; null when there is none. */
function newestOf(sqlite: Sqlite.Database): string | null {
  let statement = newestStatements.get(sqlite);
  if (!statement) {
    statement = sqlite.prepare("SELECT key || ' ' || hex(sha256) FROM revision ORDER BY key DESC LIMIT 1").pluck();
    newestStatements.set(sqlite, statement);
  }
  return (statement.get() as string | undefined) ?? null;
}

const newestStatements = new WeakMap<Sqlite.Database, Sqlite.Statement>();

function holds(sqlite: Sqlite.Database, newest: string | null): boolean {
  if (newest === null) return true;
  const [key, hash] = newest.split(' ');
  return sqlite.prepare('SELECT hex(sha256) FROM revision WHERE key = ?').pluck().get(Number(key)) === hash;
}

/** Whether a file reads as one newsroom, together with its log or without. Looks at a copy. */
function isWhole(path: string, withLog: boolean): boolean {
  const copy = copyPrivately(path);
  try {
    if (!withLog) rmSync(`${copy.path}-wal`, { force: true });
    connect(copy.path, (sqlite) => {
      if (sqlite.pragma('integrity_check(1)', { simple: true }) !== 'ok') throw fileReplaced(path);
    }).close();
    return true;
  } catch {
    return false;
  } finally {
    copy.remove();
  }
}

/** In bytes; endless where it cannot be told. */
function freeSpace(path: string): number {
  try {
    const { bavail, bsize } = statfsSync(existsSync(path) ? path : dirname(path));
    return bavail * bsize;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
