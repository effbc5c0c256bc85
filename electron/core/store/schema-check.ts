import { createHash } from 'node:crypto';
import type Sqlite from 'better-sqlite3';

/**
 * SHA-256 of the tables of the newest schema: `schemaDigest` of a file that migrations made. The test recomputes it. A flipped
 * bit in the text of the schema is found by nothing else: SQLite takes a renamed column for what was meant.
 */
export const expectedSchema = '8dae103d38e04f14f7435093b06e23082ddcd88f7468efe33fb45128c07ac066';

interface SchemaRow {
  readonly type: string;
  readonly name: string;
  readonly table: string;
  readonly sql: string;
}

/** What migrations made. What SQLite makes for its search is its own business. */
function schemaOf(sqlite: Sqlite.Database): readonly SchemaRow[] {
  return sqlite
    .prepare(
      `SELECT type, name, tbl_name AS "table", sql FROM sqlite_schema
       WHERE sql IS NOT NULL AND substr(name, 1, 7) <> 'sqlite_' AND substr(name, 1, 12) <> 'story_match_'
         AND substr(name, 1, 12) <> 'text_search_'
       ORDER BY type, name`,
    )
    .all() as SchemaRow[];
}

/** Of the tables, which are what queries are about. */
export function schemaDigest(sqlite: Sqlite.Database): string {
  const hash = createHash('sha256');
  for (const { type, name, table, sql } of schemaOf(sqlite)) {
    if (type !== 'table') continue;
    // How SQLite quotes a table that was renamed is not the same in all its versions.
    hash.update(JSON.stringify([type, name, table, sql.replaceAll('"', '').replace(/\s+/gu, ' ')]));
  }
  return hash.digest('hex');
}

/**
 * Puts the known schema in the place of a damaged one, as far as its entries can be told by their names. For a private
 * copy alone, through a connection that has read nothing yet: SQLite may refuse to read the schema as it is.
 * @param known an empty newsroom of the newest schema.
 */
export function mendSchema(sqlite: Sqlite.Database, known: Sqlite.Database): void {
  sqlite.unsafeMode(true);
  sqlite.pragma('writable_schema = ON');
  if (schemaDigest(sqlite) === expectedSchema) return;
  const mend = sqlite.prepare(
    'UPDATE sqlite_schema SET sql = :sql, tbl_name = :table WHERE type = :type AND name = :name',
  );
  for (const row of schemaOf(known)) mend.run(row);
}
