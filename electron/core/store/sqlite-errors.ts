import { accessSync, constants } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { DragomanError } from '../../../shared/contract/errors.ts';
import { damaged, notANewsroom } from './newsroom-file.ts';

/** What a person is told of an error from SQLite; null for a mistake of our own. */
export function explainSqliteError(error: unknown, path: string): DragomanError | null {
  if (!(error instanceof Sqlite.SqliteError)) return null;
  const { code } = error;
  if (code === 'SQLITE_FULL') {
    return new DragomanError(
      'disk-full',
      'The disk is full. Nothing that was saved is lost; free some space, and saving goes on by itself.',
      {},
    );
  }
  if (code.startsWith('SQLITE_CORRUPT')) return damaged(path);
  if (code === 'SQLITE_NOTADB') return notANewsroom(path);
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return new DragomanError('open-elsewhere', 'This newsroom is open in another window or program. Close it there.', {
      path,
    });
  }
  if (code.startsWith('SQLITE_READONLY')) {
    return readOnly(path);
  }
  if (code.startsWith('SQLITE_IOERR') && isOnReadOnlyDisk(path)) return readOnly(path);
  if (/^SQLITE_(?:IOERR|CANTOPEN|NOMEM|PROTOCOL|PERM)/u.test(code)) {
    return new DragomanError(
      'storage-failed',
      'The disk does not take what is to be stored. Nothing that was saved before is lost; it is tried again.',
      { detail: `${code}: ${error.message}` },
    );
  }
  return null;
}

function readOnly(path: string): DragomanError {
  return new DragomanError('read-only', `The newsroom at ${path} is read-only: nothing can be written into it.`, {
    path,
  });
}

/** A disk that has become read-only, as one does after errors, refuses a write like any other failure. */
function isOnReadOnlyDisk(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EROFS';
  }
}
