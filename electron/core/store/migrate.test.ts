import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { backUpBeforeMigrating } from './backup.ts';
import { checkOfName } from './member-names.ts';
import { applicationId, migrate, versionOf } from './migrate.ts';
import { currentVersion, migrations } from './migrations/all.ts';
import type { Migration } from './migrations/migration.ts';

let folder: string;
let sqlite: Sqlite.Database;
beforeEach(() => {
  folder = temporaryFolder();
  sqlite = new Sqlite(join(folder, 'Test.newsroom'));
});
afterEach(() => sqlite.close());

/**
 * How every migration is tested: migrated to the version before, given rows of that version, then migrated to it. A
 * migration gets an entry here when it is written.
 */
const journeys: Readonly<
  Record<number, { readonly before: string; readonly after: string; readonly expected: unknown }>
> = {
  1: { before: '', after: 'SELECT count(*) AS newsrooms FROM newsroom', expected: { newsrooms: 0 } },
  2: {
    before: `
      INSERT INTO member (id, name, created_at) VALUES ('m1', 'Dina', '2026'), ('m2', 'Maksat', '2026');
      INSERT INTO story (id, slugline, desk, priority, original_language, author_id, created_at, updated_at)
      VALUES ('s', 'slug', 'news', 3, 'en', 'm1', '2026', '2026');
      INSERT INTO edition (id, story_id, language, kind, source_edition_id, stage, stage_since, head_number, headline,
        words, paragraphs, author_id, priority, created_at, updated_at)
      VALUES ('e1', 's', 'en', 'original', NULL, 'draft', '2026', 2, 'H', 1, 1, 'm1', 3, '2026', '2026'),
        ('e2', 's', 'ru', 'translation', 'e1', 'translation', '2026', 1, 'H', 1, 1, 'm1', 3, '2026', '2026');
      INSERT INTO revision (id, edition_id, number, author_id, cause, stage, created_at, words, note, codec, payload,
        sha256)
      VALUES ('r1', 'e1', 1, 'm1', 'created', 'draft', '2026-11-20T09:00:00.007Z', 0, NULL, 'deflate', x'0a', printf('%064d', 0)),
        ('r2', 'e2', 1, 'm2', 'created', 'translation', '2026-11-20T09:00:01.000Z', 0, NULL, 'deflate', x'0b', printf('%064d', 1)),
        ('r3', 'e1', 2, 'm2', 'typing', 'draft', '2026-11-20T09:00:02.500Z', 7, 'why', 'deflate', x'0c', printf('%062dff', 2)),
        ('r4', 'e1', 3, 'm2', 'typing', 'draft', '2026-11-2p', 7, NULL, 'deflate', x'0d', printf('%063dq', 3));`,
    after: `
      SELECT (SELECT count(*) FROM setting) AS settings,
        (SELECT group_concat(concat_ws(' ', edition_key.id, number, member_key.id, cause, stage, at, words,
           coalesce(note, '-'), codec, coalesce(base, '-'), hex(payload), lower(hex(sha256))), ', ')
         FROM revision JOIN edition_key ON edition_key.key = edition JOIN member_key ON member_key.key = author)
         AS revisions`,
    expected: {
      settings: 0,
      revisions: [
        `e1 1 m1 created draft ${Date.parse('2026-11-20T09:00:00.007Z')} 0 - deflate - 0A ${'0'.repeat(64)}`,
        `e2 1 m2 created translation ${Date.parse('2026-11-20T09:00:01.000Z')} 0 - deflate - 0B ${'1'.padStart(64, '0')}`,
        `e1 2 m2 typing draft ${Date.parse('2026-11-20T09:00:02.500Z')} 7 why deflate - 0C ${'2ff'.padStart(64, '0')}`,
        `e1 3 m2 typing draft 0 7 - deflate - 0D ${'0'.repeat(64)}`,
      ].join(', '),
    },
  },
  3: {
    before: `
      INSERT INTO member (id, name, created_at) VALUES ('m1', 'Dina', '2026');
      INSERT INTO story (id, slugline, desk, priority, original_language, author_id, created_at, updated_at)
      VALUES ('s', 'slug', 'news', 3, 'en', 'm1', '2026', '2026');`,
    after: `
      SELECT (SELECT count(*) FROM picture) AS pictures, (SELECT count(*) FROM dictionary_word) AS words,
        (SELECT count(*) FROM searchable) AS searchable, slugline, commissioned_words AS commissioned FROM story`,
    expected: { pictures: 0, words: 0, searchable: 0, slugline: 'slug', commissioned: null },
  },
  4: {
    before: `
      INSERT INTO member (id, name, created_at) VALUES ('m1', 'Dina', '2026');
      INSERT INTO story (id, slugline, desk, priority, original_language, author_id, created_at, updated_at)
      VALUES ('s', 'slug', 'news', 3, 'en', 'm1', '2026', '2026');
      INSERT INTO edition (id, story_id, language, kind, stage, stage_since, head_number, headline, words, paragraphs,
        author_id, priority, created_at, updated_at)
      VALUES ('e1', 's', 'en', 'original', 'draft', '2026', 2, 'H', 1, 1, 'm1', 3, '2026', '2026');
      INSERT INTO revision (edition, number, author, cause, stage, at, words, codec, base, sha256, payload)
      VALUES (1, 1, 1, 'created', 'draft', 5, 0, 'lines', NULL, zeroblob(32), x'0a'),
        (1, 2, 1, 'typing', 'draft', 6, 7, 'lines', 1, zeroblob(32), x'0b');`,
    after: `
      SELECT group_concat(concat_ws(' ', edition, number, author, cause, stage, at, words, codec, coalesce(base, '-'),
        hex(payload)), ', ') AS revisions FROM revision`,
    expected: { revisions: '1 1 1 created draft 5 0 lines - 0A, 1 2 1 typing draft 6 7 lines 1 0B' },
  },
  5: {
    before: "INSERT INTO member (id, name, created_at) VALUES ('m1', 'Дина', '2026');",
    after: 'SELECT id, name, name_check AS nameCheck FROM member',
    expected: { id: 'm1', name: 'Дина', nameCheck: checkOfName('m1', 'Дина') },
  },
};

describe('the migrations', () => {
  test('are numbered from one without holes, and the last is what this program writes', () => {
    expect(migrations.map((migration) => migration.version)).toEqual(migrations.map((_, index) => index + 1));
    expect(currentVersion).toBe(migrations.length);
    expect(Object.keys(journeys).map(Number)).toEqual(migrations.map((migration) => migration.version));
  });

  for (const { version } of migrations) {
    test(`number ${version} keeps what was there before it`, () => {
      const journey = journeys[version];
      if (!journey) throw new Error(`Migration ${version} has no test`);
      migrate(sqlite, migrations, version - 1);
      expect(versionOf(sqlite)).toBe(version - 1);
      sqlite.exec(journey.before);
      migrate(sqlite, migrations, version);
      expect(versionOf(sqlite)).toBe(version);
      expect(sqlite.prepare(journey.after).get()).toEqual(journey.expected);
    });
  }

  test('mark the file as a newsroom and leave it sound', () => {
    migrate(sqlite);
    expect(sqlite.pragma('application_id', { simple: true })).toBe(applicationId);
    expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok');
  });

  test('do nothing to a file that is up to date', () => {
    migrate(sqlite);
    const schema = sqlite.prepare('SELECT group_concat(sql) AS sql FROM sqlite_schema').get();
    migrate(sqlite);
    expect(sqlite.prepare('SELECT group_concat(sql) AS sql FROM sqlite_schema').get()).toEqual(schema);
  });
});

describe('a migration that fails', () => {
  const steps: readonly Migration[] = [
    { version: 1, sql: 'CREATE TABLE kept (text TEXT) STRICT' },
    { version: 2, sql: "INSERT INTO kept VALUES ('half'); CREATE TABLE kept (text TEXT) STRICT" },
  ];

  test('leaves the file at the version it had, with nothing of the step', () => {
    migrate(sqlite, steps, 1);
    expect(() => migrate(sqlite, steps)).toThrow('already exists');
    expect(versionOf(sqlite)).toBe(1);
    expect(sqlite.prepare('SELECT count(*) AS count FROM kept').get()).toEqual({ count: 0 });
  });

  test('is refused when it breaks a reference', () => {
    const breaking: Migration = {
      version: 1,
      sql: 'CREATE TABLE a (id TEXT PRIMARY KEY); CREATE TABLE b (a TEXT REFERENCES a (id)); INSERT INTO b VALUES (1)',
    };
    sqlite.pragma('foreign_keys = OFF');
    expect(() => migrate(sqlite, [breaking])).toThrow('broke a reference');
    expect(versionOf(sqlite)).toBe(0);
  });
});

test('the backup before a migration is a whole newsroom beside the file', () => {
  migrate(sqlite);
  sqlite.prepare("INSERT INTO member (id, name, created_at) VALUES ('m', 'Dina', '2026')").run();
  sqlite
    .prepare(
      `INSERT INTO newsroom (singleton, id, name, languages, desks, four_eyes, created_at)
       VALUES (1, '0195e3a0-0000-7000-8000-000000c0ffee', 'Test', '[]', '[]', 0, '2026')`,
    )
    .run();
  const target = backUpBeforeMigrating(sqlite, join(folder, 'Test.newsroom'), Date.parse('2026-11-20T09:00:00Z'));
  expect(target).toBe(join(folder, 'Test.backups', 'Test 2026-11-20 09-00-00.000Z before-update 00c0ffee.newsroom'));
  expect(readdirSync(join(folder, 'Test.backups'))).toHaveLength(1);
  const copy = new Sqlite(target, { readonly: true });
  expect(copy.prepare('SELECT name FROM member').get()).toEqual({ name: 'Dina' });
  expect(copy.pragma('application_id', { simple: true })).toBe(applicationId);
  copy.close();
});
