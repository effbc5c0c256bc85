import Sqlite from 'better-sqlite3';
import { unknownName } from './member-names.ts';

/** Who sits down where no member can be read. */
const reader = { id: 'reader-of-a-damaged-newsroom', name: 'Reader' };

/** Everything that names a member. Beyond its author, an edition names whoever has it or translated it. */
const namedIn: readonly { readonly table: string; readonly column: string }[] = [
  { table: 'member_role', column: 'member_id' },
  { table: 'member_language', column: 'member_id' },
  { table: 'member_key', column: 'id' },
  { table: 'story', column: 'author_id' },
  { table: 'edition', column: 'author_id' },
  { table: 'edition', column: 'assignee_id' },
  { table: 'edition', column: 'translator_id' },
  { table: 'comment', column: 'author_id' },
  { table: 'task', column: 'by_id' },
  { table: 'contributor', column: 'member_id' },
  { table: 'event', column: 'member_id' },
];

/**
 * Puts tables in front of those of the members, for this connection alone, that hold what can be read of them and
 * somebody for each who cannot: without a name for its author, no story would be listed, and nobody could sit down.
 */
export function standInForMembers(sqlite: Sqlite.Database): void {
  const members = rowsOf(sqlite, 'SELECT id, name, created_at, name_check FROM main.member');
  const roles = rowsOf(sqlite, 'SELECT member_id, role FROM main.member_role');
  const languages = rowsOf(sqlite, 'SELECT member_id, language, position FROM main.member_language');
  const known = new Set(members.map(([id]) => id));
  const missing = new Set(
    namedIn
      .flatMap(({ table, column }) => rowsOf(sqlite, `SELECT DISTINCT ${column} FROM main.${table}`))
      .flatMap(([id]) => (typeof id === 'string' && !known.has(id) ? [id] : [])),
  );
  if (members.length > 0 && missing.size === 0) return;
  const strangers = [...missing].map((id) => [id, unknownName, afterAll, null]);
  const readers = members.length === 0 ? [[reader.id, reader.name, beforeAll, null]] : [];
  sqlite.exec(`
    CREATE TEMP TABLE member (id TEXT PRIMARY KEY, name TEXT NOT NULL, created_at TEXT NOT NULL, name_check INTEGER);
    CREATE TEMP TABLE member_role (member_id TEXT, role TEXT, PRIMARY KEY (member_id, role));
    CREATE TEMP TABLE member_language (member_id TEXT, language TEXT, position INTEGER, PRIMARY KEY (member_id, language))`);
  insert(sqlite, 'member', [...readers, ...members, ...strangers]);
  insert(sqlite, 'member_role', roles);
  insert(sqlite, 'member_language', languages);
}

/** So that who can be read is listed first. */
const beforeAll = '';
const afterAll = '9999';

type Row = readonly (string | number | null)[];

/** The rows up to the first one that cannot be read. */
function rowsOf(sqlite: Sqlite.Database, sql: string): readonly Row[] {
  const rows: Row[] = [];
  try {
    for (const row of sqlite.prepare(sql).raw().iterate()) rows.push(row as Row);
  } catch (error) {
    if (!(error instanceof Sqlite.SqliteError)) throw error;
  }
  return rows;
}

/** What a flipped bit made to be twice there is taken once. */
function insert(sqlite: Sqlite.Database, table: string, rows: readonly Row[]): void {
  for (const row of rows) {
    sqlite.prepare(`INSERT OR IGNORE INTO temp.${table} VALUES (${row.map(() => '?').join(', ')})`).run(...row);
  }
}
