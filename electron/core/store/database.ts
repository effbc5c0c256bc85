import Sqlite from 'better-sqlite3';
import type { DragomanError } from '../../../shared/contract/errors.ts';

/**
 * The only door to SQLite. A `ReadableDatabase` can be asked; a `WritableDatabase` exists only inside a transaction, so
 * that nothing can be written outside of one.
 */

const connection = Symbol('connection');
declare const writable: unique symbol;

/** Watches over what is written. Each throws to refuse: {@link before} what was not begun, {@link after} to acknowledge. */
export interface Guard {
  before(): void;
  after(): void;
  /** Told of what came of every write that failed. */
  failed(error: unknown): void;
}

/** The file can be closed and opened again under everybody who holds the database. */
interface Connection {
  sqlite: Sqlite.Database;
  guard: Guard | null;
  /** Why there is no connection, while there is none. */
  why: DragomanError | null;
  /** Whether to answer with what can be read where the file is damaged, in place of an error. */
  tolerant: boolean;
}

export interface ReadableDatabase {
  readonly [connection]: Connection;
}
export interface WritableDatabase extends ReadableDatabase {
  readonly [writable]: true;
}

export type Value = string | number | bigint | null | Uint8Array;
export type Parameters = Readonly<Record<string, Value>>;

const statements = new WeakMap<Sqlite.Database, Map<string, Sqlite.Statement>>();

function prepare(database: ReadableDatabase, sql: string): Sqlite.Statement {
  const sqlite = sqliteOf(database);
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
  if (database[connection].tolerant) return whatCanBeRead<Row>(database, sql, parameters);
  return prepareQuery(database, sql).all(parameters) as Row[];
}

/** The rows up to the first one that cannot be read. */
function whatCanBeRead<Row>(database: ReadableDatabase, sql: string, parameters: Parameters): readonly Row[] {
  const rows: Row[] = [];
  try {
    for (const row of prepareQuery(database, sql).iterate(parameters)) rows.push(row as Row);
  } catch (error) {
    if (!isCorruption(error)) throw error;
  }
  return rows;
}

/** Whether SQLite says that the file is not as it wrote it. */
export function isCorruption(error: unknown): boolean {
  return error instanceof Sqlite.SqliteError && /^SQLITE_(?:CORRUPT|NOTADB)/u.test(error.code);
}

/** The first row of a query. */
export function one<Row>(database: ReadableDatabase, sql: string, parameters: Parameters = {}): Row | undefined {
  if (database[connection].tolerant) return whatCanBeRead<Row>(database, sql, parameters)[0];
  return prepareQuery(database, sql).get(parameters) as Row | undefined;
}

/** What {@link remembered} knows of one connection. */
interface Memory {
  /** How often each table was written into, and, as `new TABLE`, how often rows were added to it. */
  readonly writes: Map<string, number>;
  /** The tables that the transaction under way wrote into. */
  readonly unsettled: Set<string>;
  readonly values: Map<string, { readonly stamp: number; readonly value: unknown }>;
}

const memories = new WeakMap<Sqlite.Database, Memory>();
const mostRemembered = 512;

function memoryOf(sqlite: Sqlite.Database): Memory {
  const memory = memories.get(sqlite);
  if (memory) return memory;
  const made: Memory = { writes: new Map(), unsettled: new Set(), values: new Map() };
  memories.set(sqlite, made);
  return made;
}

/**
 * What `read` says, which asks these tables alone, kept in memory until something is written into one of them, or, for
 * `new TABLE`, until rows are added to it. For what every save asks and next to nothing changes. `key` tells it from all
 * else that is kept.
 */
export function remembered<Value>(
  database: ReadableDatabase,
  tables: readonly string[],
  key: string,
  read: () => Value,
): Value {
  if (database[connection].tolerant) return read();
  const sqlite = sqliteOf(database);
  const { writes, unsettled, values } = memoryOf(sqlite);
  let stamp = 0;
  for (const table of tables) stamp += writes.get(table) ?? 0;
  const known = values.get(key);
  if (known?.stamp === stamp) return known.value as Value;
  const value = read();
  // What a transaction wrote may come to nothing.
  if (!sqlite.inTransaction || !tables.some((table) => unsettled.has(table))) {
    if (values.size >= mostRemembered) values.clear();
    values.set(key, { stamp, value });
  }
  return value;
}

const written = /^\s*(?:(?<adds>(?:INSERT|REPLACE)(?: OR \w+)? INTO)|UPDATE(?: OR \w+)?|DELETE FROM)\s+(?<table>\w+)/iu;
const touchedBy = new Map<string, readonly string[]>();

/** The table that a statement writes into, and `new TABLE` where it adds rows. */
function touchedIn(sql: string): readonly string[] {
  const known = touchedBy.get(sql);
  if (known) return known;
  const { table, adds } = written.exec(sql)?.groups ?? {};
  if (table === undefined) throw new Error(`What this writes into cannot be told: ${sql}`);
  const touched = adds === undefined ? [table] : [table, `new ${table}`];
  touchedBy.set(sql, touched);
  return touched;
}

function noteWrite(sqlite: Sqlite.Database, sql: string): void {
  const { writes, unsettled } = memoryOf(sqlite);
  for (const name of touchedIn(sql)) {
    writes.set(name, (writes.get(name) ?? 0) + 1);
    unsettled.add(name);
  }
}

/** @returns how many rows it changed. */
export function run(database: WritableDatabase, sql: string, parameters: Parameters = {}): number {
  noteWrite(sqliteOf(database), sql);
  return prepare(database, sql).run(parameters).changes;
}

/**
 * All that `work` writes, or, when it throws, nothing. On the disk, where the newsroom is, once this returns. What is
 * written into the file past this is taken for another program's doing.
 */
export function transaction<Result>(
  database: ReadableDatabase,
  work: (database: WritableDatabase) => Result extends Promise<unknown> ? never : Result,
): Result {
  const held = database[connection];
  if (held.sqlite.inTransaction) return inTransaction(held.sqlite)(() => work(database as WritableDatabase)) as Result;
  const { guard } = held;
  try {
    guard?.before();
    memoryOf(sqliteOf(database)).unsettled.clear();
    const result = inTransaction(sqliteOf(database))(() => work(database as WritableDatabase)) as Result;
    guard?.after();
    return result;
  } catch (error) {
    guard?.failed(error);
    throw error;
  }
}

type InTransaction = (work: () => unknown) => unknown;
const wrappers = new WeakMap<Sqlite.Database, InTransaction>();

/** Made once a connection: it is on the path of every save. */
function inTransaction(sqlite: Sqlite.Database): InTransaction {
  let wrapper = wrappers.get(sqlite);
  if (!wrapper) {
    wrapper = sqlite.transaction((work: () => unknown) => work()).immediate;
    wrappers.set(sqlite, wrapper);
  }
  return wrapper;
}

/** Makes a database out of an open connection. For connection.ts only. */
export function databaseOf(sqlite: Sqlite.Database): ReadableDatabase {
  return { [connection]: { sqlite, guard: null, why: null, tolerant: false } };
}

/** Has every write from now on watched over. */
export function guardWrites(database: ReadableDatabase, guard: Guard | null): void {
  database[connection].guard = guard;
}

/** Puts another connection in the place of one that was closed. */
export function connectAgain(database: ReadableDatabase, sqlite: Sqlite.Database, tolerant = false): void {
  Object.assign(database[connection], { sqlite, tolerant, why: null });
}

/** Whether a damaged file is read as far as that goes: then a row may be missing that another one names. */
export function readsWhatIsLeft(database: ReadableDatabase): boolean {
  return database[connection].tolerant;
}

/** Notes why a connection was closed and none came in its place: what is asked meanwhile is refused with that. */
export function disconnected(database: ReadableDatabase, why: DragomanError): void {
  database[connection].why = why;
}

/** For what has no transaction: pragmas and backups. For connection.ts and its neighbours only. */
export function sqliteOf(database: ReadableDatabase): Sqlite.Database {
  const { sqlite, why } = database[connection];
  if (why !== null) throw why;
  return sqlite;
}
