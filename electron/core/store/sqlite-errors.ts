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
    return new DragomanError('read-only', `The newsroom at ${path} is read-only.`, { path });
  }
  if (/^SQLITE_(?:IOERR|CANTOPEN|NOMEM|PROTOCOL|PERM)/u.test(code)) {
    return new DragomanError(
      'storage-failed',
      'The disk did not take what was to be stored. Nothing that was saved before is lost.',
      { detail: `${code}: ${error.message}` },
    );
  }
  return null;
}
