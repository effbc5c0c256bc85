import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { NewNewsroom } from '../../shared/contract/core-messages.ts';
import { DragomanError } from '../../shared/contract/errors.ts';
import { type Clock, type Ids, instantOf } from './services/context.ts';
import { closeDatabase, createDatabase } from './store/connection.ts';
import { transaction } from './store/database.ts';
import { insertMember } from './store/members.ts';
import { insertNewsroom } from './store/newsroom.ts';
import { explainSqliteError } from './store/sqlite-errors.ts';

/** Makes a newsroom file, whole or not at all: under another name first, so that a crash leaves no half of one. */
export function createNewsroom(path: string, newsroom: NewNewsroom, clock: Clock, ids: Ids): void {
  if (!existsSync(dirname(path))) {
    const detail = `${dirname(path)} is missing`;
    throw new DragomanError('storage-failed', `There is no folder ${dirname(path)} to make the newsroom in.`, {
      detail,
    });
  }
  const making = `${path}.${ids.next()}.making`;
  try {
    const database = createDatabase(making);
    try {
      const createdAt = instantOf(clock.now());
      const { name, languages, fourEyes, member } = newsroom;
      transaction(database, (unit) => {
        insertNewsroom(unit, {
          id: ids.next(),
          name,
          languages: [...new Set(languages)],
          desks: [],
          fourEyes,
          createdAt,
        });
        insertMember(unit, { id: ids.next(), ...member, languages }, createdAt);
      });
    } finally {
      closeDatabase(database);
    }
    renameSync(making, path);
  } catch (error) {
    throw explain(error, path);
  } finally {
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${making}${suffix}`, { force: true });
  }
}

function explain(error: unknown, path: string): unknown {
  if (error instanceof DragomanError) return error;
  const known = explainSqliteError(error, path);
  if (known) return known;
  if (error instanceof Error && 'code' in error) {
    const detail = `${String(error.code)}: ${error.message}`;
    return new DragomanError('storage-failed', `The newsroom could not be made at ${path}.`, { detail });
  }
  return error;
}
