import Sqlite from 'better-sqlite3';
import { connect, quickCheck } from './connection.ts';
import { connectAgain, databaseOf, type ReadableDatabase, sqliteOf } from './database.ts';
import { migrate, versionOf } from './migrate.ts';
import { currentVersion, migrations } from './migrations/all.ts';
import { readNewsroom } from './newsroom.ts';
import { damaged, inspectContent, sizeOf } from './newsroom-file.ts';
import { copyPrivately } from './private-copy.ts';
import { expectedSchema, mendSchema, schemaDigest } from './schema-check.ts';
import { standInForMembers } from './stand-ins.ts';

/** A damaged newsroom, open to be read as far as it can be. The file itself is not touched: this is a copy of it. */
export interface DamagedNewsroom {
  readonly database: ReadableDatabase;
  /** Closes and deletes the copy. */
  close(): void;
}

/** As far as that goes. An older version's schema is what its migrations expect, and stays. */
function mend(copyPath: string): void {
  const nativeBinding = process.env.DRAGOMAN_SQLITE_BINDING;
  const options = nativeBinding ? { nativeBinding } : {};
  const copy = new Sqlite(copyPath, options);
  const known = new Sqlite(':memory:', options);
  try {
    if (versionOf(copy) !== currentVersion) return;
    migrate(known);
    mendSchema(copy, known);
  } catch {
    // Its pages are damaged: what can be read is read without.
  } finally {
    known.close();
    copy.close();
  }
}

/**
 * Opens a copy of a damaged newsroom that no connection of this process has open. Null when not even its name
 * can be read. Members that cannot be are stood in for.
 */
export function openDamaged(path: string): DamagedNewsroom | null {
  let close = (): void => undefined;
  try {
    const copy = copyPrivately(path, sizeOf(path));
    close = copy.remove;
    mend(copy.path);
    const sqlite = connect(copy.path, (opened) => {
      // One that an older version made is brought up to date as far as that goes: it is a copy.
      if (versionOf(opened) < currentVersion) migrate(opened, migrations, currentVersion, { fill: false });
      standInForMembers(opened);
      opened.pragma('query_only = ON');
    });
    close = () => {
      sqlite.close();
      copy.remove();
    };
    const database = databaseOf(sqlite);
    connectAgain(database, sqlite, true);
    readNewsroom(database);
    return { database, close };
  } catch {
    // Not even its name can be read.
  }
  close();
  return null;
}

/**
 * Opens a copy of a newsroom that is sound and may not be written, in the newest schema: SQLite needs to write beside a
 * file even to read it.
 * @throws DragomanError, `damaged` among them.
 */
export function openCopyToRead(path: string): DamagedNewsroom {
  inspectContent(path);
  const copy = copyPrivately(path);
  try {
    const sqlite = connect(copy.path, (opened) => {
      quickCheck(opened, path);
      if (versionOf(opened) < currentVersion) migrate(opened);
      if (schemaDigest(opened) !== expectedSchema) throw damaged(path);
      opened.pragma('query_only = ON');
    });
    return {
      database: databaseOf(sqlite),
      close() {
        sqlite.close();
        copy.remove();
      },
    };
  } catch (error) {
    copy.remove();
    throw error;
  }
}

/** Has everybody who holds `database` read what is left of it. */
export function readInstead(database: ReadableDatabase, damaged: DamagedNewsroom): void {
  connectAgain(database, sqliteOf(damaged.database), true);
}
