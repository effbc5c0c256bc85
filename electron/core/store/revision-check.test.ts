import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { emptyContent } from '../../../shared/domain/edition.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { databaseOf } from './database.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/all.ts';
import { damagedRevisions, isWhole, placesOfRevisions } from './revision-check.ts';
import { sha256 } from './revision-codec.ts';
import { readContent } from './revisions.ts';

let sqlite: Sqlite.Database;
beforeEach(() => {
  sqlite = new Sqlite(join(temporaryFolder(), 'Test.newsroom'));
});
afterEach(() => sqlite.close());

test('a file of the first version is read through before it is brought up to date, and after', () => {
  migrate(sqlite, migrations, 1);
  const json = JSON.stringify(emptyContent);
  sqlite.exec(`
    INSERT INTO member (id, name, created_at) VALUES ('m', 'Dina', '2026');
    INSERT INTO story (id, slugline, desk, priority, original_language, author_id, created_at, updated_at)
    VALUES ('s', 'slug', 'news', 3, 'en', 'm', '2026', '2026');
    INSERT INTO edition (id, story_id, language, kind, stage, stage_since, head_number, headline, words, paragraphs,
      author_id, priority, created_at, updated_at)
    VALUES ('e', 's', 'en', 'original', 'draft', '2026', 2, 'H', 1, 1, 'm', 3, '2026', '2026');`);
  const insert = sqlite.prepare(
    `INSERT INTO revision (id, edition_id, number, author_id, cause, stage, created_at, words, codec, payload, sha256)
     VALUES (?, 'e', ?, 'm', 'typing', 'draft', '2026-11-20T09:00:00.000Z', 0, 'deflate', ?, ?)`,
  );
  insert.run('r1', 1, deflateRawSync(json), sha256(json));
  insert.run('r2', 2, deflateRawSync(`${json} `), sha256(json));

  for (const version of [1, 2]) {
    migrate(sqlite, migrations, version);
    const database = databaseOf(sqlite);
    expect(placesOfRevisions(database).map(({ number }) => number)).toEqual([1, 2]);
    expect(damagedRevisions(database, 10)).toEqual([{ editionId: 'e', number: 2 }]);
    expect(isWhole(database, { editionId: 'e', number: 3 })).toBe(false);
  }
  expect(readContent(databaseOf(sqlite), 'e', 1)).toEqual(emptyContent);
});
