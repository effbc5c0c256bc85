import type { Migration } from './migration.ts';

/** Gives the names of members a check: nothing else would tell when a flipped bit made another name of one. */
export const migration: Migration = {
  version: 5,
  sql: `
-- The CRC-32 of id and name; null for one that was written without.
ALTER TABLE member ADD COLUMN name_check INTEGER;
`,
  fill: 'UPDATE member SET name_check = check_of_name(id, name)',
};
