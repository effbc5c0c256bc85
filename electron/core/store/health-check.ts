import { isCorruption, type ReadableDatabase, sqliteOf } from './database.ts';

/**
 * Checks a newsroom table by table, with its indexes and what its rows refer to: a flipped bit in an id is found by
 * nothing less. Yields what is wrong, for the log; null for a table that is sound. One table at a time, since a large
 * one takes a while.
 */
export function* checkEverything(database: ReadableDatabase): Generator<string | null, void> {
  const tables = sqliteOf(database)
    .prepare("SELECT name FROM main.sqlite_schema WHERE type = 'table' ORDER BY name")
    .pluck()
    .all() as string[];
  for (const table of tables) {
    yield wrongWithin(database, table);
    yield wrongReference(database, table);
  }
}

/** What is wrong with the pages of a table and its indexes; null when nothing is. */
export function wrongWithin(database: ReadableDatabase, table: string): string | null {
  return told(() => {
    const found = sqliteOf(database).pragma(`main.integrity_check(${quoted(table)})`, { simple: true });
    return found === 'ok' ? null : `${table}: ${String(found)}`;
  });
}

/** What a table refers to that is not there; null when nothing is missing. */
export function wrongReference(database: ReadableDatabase, table: string): string | null {
  return told(() => {
    const missing = sqliteOf(database).pragma(`main.foreign_key_check(${quoted(table)})`) as readonly unknown[];
    return missing.length === 0 ? null : `${table}: ${missing.length} rows refer to what is not there`;
  });
}

function told(check: () => string | null): string | null {
  try {
    return check();
  } catch (error) {
    if (isCorruption(error)) return String(error);
    throw error;
  }
}

function quoted(table: string): string {
  return `'${table.replaceAll("'", "''")}'`;
}
