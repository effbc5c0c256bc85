import type Sqlite from 'better-sqlite3';

/**
 * The only door to SQLite. A `ReadableDatabase` can be asked; a `WritableDatabase` exists only inside a transaction, so
 * that nothing can be written outside of one.
 */

const connection = Symbol('connection');
declare const writable: unique symbol;

export interface ReadableDatabase {
  readonly [connection]: Sqlite.Database;
}
export interface WritableDatabase extends ReadableDatabase {
  readonly [writable]: true;
}

export type Value = string | number | bigint | null | Uint8Array;
export type Parameters = Readonly<Record<string, Value>>;

const statements = new WeakMap<Sqlite.Database, Map<string, Sqlite.Statement>>();

function prepare(database: ReadableDatabase, sql: string): Sqlite.Statement {
  const sqlite = database[connection];
  let cache = statements.get(sqlite);
  if (!cache) {
    cache = new Map();
    statements.set(sqlite, cache);
  }
  let statement = cache.get(sql);
  if (!statement) {
    statement = sqlite.prepare(sql);
    cache.set(sql, statement);
  }
  return statement;
}

function prepareQuery(database: ReadableDatabase, sql: string): Sqlite.Statement {
  const statement = prepare(database, sql);
  if (!statement.readonly) throw new Error(`A query may not write: ${sql}`);
  return statement;
}

/** The rows of a query. `Row` is what its columns are called and hold: the caller knows, SQLite does not say. */
export function all<Row>(database: ReadableDatabase, sql: string, parameters: Parameters = {}): readonly Row[] {
  return prepareQuery(database, sql).all(parameters) as Row[];
}

/** The first row of a query. */
export function one<Row>(database: ReadableDatabase, sql: string, parameters: Parameters = {}): Row | undefined {
  return prepareQuery(database, sql).get(parameters) as Row | undefined;
}

/** @returns how many rows it changed. */
export function run(database: WritableDatabase, sql: string, parameters: Parameters = {}): number {
  return prepare(database, sql).run(parameters).changes;
}

/** All that `work` writes, or, when it throws, nothing. On the disk once this returns. */
export function transaction<Result>(
  database: ReadableDatabase,
  work: (database: WritableDatabase) => Result extends Promise<unknown> ? never : Result,
): Result {
  return database[connection].transaction(() => work(database as WritableDatabase)).immediate() as Result;
}

/** Makes a database out of an open connection. For connection.ts only. */
export function databaseOf(sqlite: Sqlite.Database): ReadableDatabase {
  return { [connection]: sqlite };
}

/** For what has no transaction: pragmas and backups. For connection.ts and its neighbours only. */
export function sqliteOf(database: ReadableDatabase): Sqlite.Database {
  return database[connection];
}
