import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/all.ts';
import { expectedSchema, schemaDigest } from './schema-check.ts';

test('the schema that every file is checked against is the one that the migrations make, at once or one by one', () => {
  const atOnce = new Sqlite(':memory:');
  migrate(atOnce);
  const oneByOne = new Sqlite(':memory:');
  for (const { version } of migrations) migrate(oneByOne, migrations, version);
  expect(schemaDigest(atOnce)).toBe(expectedSchema);
  expect(schemaDigest(oneByOne)).toBe(expectedSchema);
});
