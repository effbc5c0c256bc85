import type { Migration } from './migration.ts';

/** Names of revisions, and settings of the newsroom that are one value each. */
export const migration: Migration = {
  version: 2,
  sql: `
CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;

-- What people called a revision. Beside the revisions, which never change.
CREATE TABLE revision_name (
  edition_id TEXT NOT NULL REFERENCES edition (id),
  number INTEGER NOT NULL,
  name TEXT NOT NULL,
  member_id TEXT NOT NULL REFERENCES member (id),
  at TEXT NOT NULL,
  PRIMARY KEY (edition_id, number)
) STRICT, WITHOUT ROWID;
`,
};
