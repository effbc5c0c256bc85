import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type EditionContent, emptyContent, noFields } from '../../../shared/domain/edition.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { typedContents } from '../testing/typed-contents.ts';
import { closeDatabase, createDatabase } from './connection.ts';
import { all, one, type ReadableDatabase, sqliteOf, transaction, type WritableDatabase } from './database.ts';
import { checkOfName, unknownName } from './member-names.ts';
import { damagedRevisions } from './revision-check.ts';
import { DamagedRevision, sha256 } from './revision-codec.ts';
import { joinLines, linesOf } from './revision-text.ts';
import {
  findRevision,
  insertRevision,
  listRevisions,
  numberAtOrBefore,
  readContent,
  revisionHash,
  revisionTime,
} from './revisions.ts';

let database: ReadableDatabase;
beforeEach(() => {
  database = createDatabase(join(temporaryFolder(), 'Test.newsroom'));
  sqliteOf(database).exec(`
    INSERT INTO member (id, name, created_at) VALUES ('dina', 'Dina', '2026'), ('maksat', 'Maksat', '2026');
    INSERT INTO story (id, slugline, desk, priority, original_language, author_id, created_at, updated_at)
    VALUES ('story', 'slug', 'news', 3, 'ru', 'dina', '2026', '2026');
    INSERT INTO edition (id, story_id, language, kind, stage, stage_since, head_number, headline, words, paragraphs,
      author_id, priority, created_at, updated_at)
    VALUES ('edition', 'story', 'ru', 'original', 'draft', '2026', 1, '', 0, 0, 'dina', 3, '2026', '2026');`);
});
afterEach(() => closeDatabase(database));

const start = Date.parse('2026-11-20T09:00:00.000Z');

function insert(number: number, content: EditionContent, note: string | null = null): string {
  return transaction(database, (unit) => insertInto(unit, number, content, note));
}

function insertInto(
  unit: WritableDatabase,
  number: number,
  content: EditionContent,
  note: string | null = null,
): string {
  return insertRevision(unit, {
    editionId: 'edition',
    number,
    authorId: 'dina',
    cause: 'typing',
    stage: 'draft',
    createdAt: new Date(start + number * 1_777).toISOString(),
    words: number,
    note,
    content,
  });
}

/** Types so many saves and stores each; the contents by number. */
function type(saves: number): Map<number, EditionContent> {
  const contents = new Map(typedContents(7, saves).map((content, index) => [index + 1, content]));
  transaction(database, (unit) => {
    for (const [number, content] of contents) insertInto(unit, number, content);
  });
  return contents;
}

interface Row {
  readonly number: number;
  readonly base: number | null;
  readonly size: number;
}
const rows = () => all<Row>(database, 'SELECT number, base, length(payload) AS size FROM revision ORDER BY number');

/** Changes the file as no program of ours does. */
function tamper(sql: string): void {
  sqliteOf(database).exec(`DROP TRIGGER IF EXISTS revision_is_never_changed; ${sql}`);
}

const unreadable = () => damagedRevisions(database, 1_000).map((place) => place.number);

describe('stored revisions', () => {
  test('read back as they were typed, each by itself, whatever they are coded against', () => {
    const contents = type(200);
    for (const [number, content] of contents) expect(readContent(database, 'edition', number)).toEqual(content);
    expect(readContent(database, 'edition', 401)).toBeUndefined();
    expect(readContent(database, 'another', 1)).toBeUndefined();
  });

  test('are coded against one that stands alone or is coded against such a one, never in a chain', () => {
    type(400);
    const bases = new Map(rows().map(({ number, base }) => [number, base]));
    const depth = (number: number): number => {
      const base = bases.get(number) ?? null;
      return base === null ? 0 : 1 + depth(base);
    };
    const depths = [...bases.keys()].map(depth);
    expect(Math.max(...depths)).toBe(2);
    expect(depths.filter((one) => one === 0).length).toBeLessThan(40);
  });

  test('of a story that grows take a fraction of what each would alone', () => {
    const contents = type(400);
    const alone = [...contents.values()].reduce((sum, one) => sum + deflateRawSync(JSON.stringify(one)).length, 0);
    const stored = rows().reduce((sum, one) => sum + one.size, 0);
    expect(stored).toBeLessThan(alone / 5);
  });

  test('go on being coded against the same after the newsroom was closed and opened', () => {
    const contents = typedContents(3, 210);
    transaction(database, (unit) => {
      contents.slice(0, 200).forEach((content, index) => void insertInto(unit, index + 1, content));
    });
    const alone = rows().filter((row) => row.base === null).length;
    contents.slice(200).forEach((content, index) => {
      // What is remembered counts for one connection.
      database = { ...database };
      insert(201 + index, content);
    });
    expect(rows().filter((row) => row.base === null).length).toBeLessThanOrEqual(alone + 1);
    expect(readContent(database, 'edition', 210)).toEqual(contents[209]);
  });

  test('are listed with who, when and why', () => {
    insert(1, emptyContent);
    insert(2, emptyContent, 'why');
    expect(listRevisions(database, 'edition')).toMatchObject([
      {
        number: 2,
        authorId: 'dina',
        authorName: 'Dina',
        createdAt: '2026-11-20T09:00:03.554Z',
        note: 'why',
        name: null,
      },
      { number: 1, note: null },
    ]);
    expect(revisionTime(database, 'edition', 2)).toBe('2026-11-20T09:00:03.554Z');
    expect(numberAtOrBefore(database, 'edition', 9)).toBe(2);
  });

  test('whose row changed or is gone are listed as damaged, with nothing of it shown', () => {
    for (const number of [1, 2, 3, 4, 5]) insert(number, emptyContent);
    const sqlite = sqliteOf(database);
    sqlite.exec('DROP TRIGGER revision_is_never_changed; DROP TRIGGER revision_is_only_thinned');
    sqlite.exec(
      "UPDATE revision SET cause = 'typinc' WHERE number = 2; UPDATE revision SET at = at + 4 WHERE number = 3",
    );
    sqlite.exec('UPDATE revision SET number = 261 WHERE number = 5; UPDATE edition SET head_number = 5');
    const listed = listRevisions(database, 'edition');
    expect(listed.map(({ number, damaged = false }) => [number, damaged])).toEqual([
      [5, true],
      [4, false],
      [3, true],
      [2, true],
      [1, false],
    ]);
    expect(listed.every(({ cause }) => cause === 'typing')).toBe(true);
    expect(() => findRevision(database, 'edition', 3)).toThrow(DamagedRevision);
    expect(revisionTime(database, 'edition', 3)).toBeUndefined();
  });

  test('have a hash each that no other has', () => {
    const first = insert(1, emptyContent);
    const second = insert(2, emptyContent);
    expect(first).not.toBe(second);
    expect(revisionHash(database, 'edition', 2)).toBe(second);
  });
});

test('what a transaction that came to nothing wrote is no base for what comes after', () => {
  const contents = type(40);
  const other: EditionContent = { ...emptyContent, fields: { ...noFields, headline: 'Never saved' } };
  expect(() =>
    transaction(database, (unit) => {
      for (const number of [41, 42]) insertInto(unit, number, other);
      throw new Error('on purpose');
    }),
  ).toThrow('on purpose');
  const content = contents.get(40) ?? emptyContent;
  for (const number of [41, 42, 43]) insert(number, content);
  for (const number of [41, 42, 43]) expect(readContent(database, 'edition', number)).toEqual(content);
});

describe('damage', () => {
  test('in a revision that nothing is coded against takes that one', () => {
    type(300);
    const last = rows().at(-1)?.number ?? 0;
    tamper(`UPDATE revision SET payload = zeroblob(length(payload)) WHERE number = ${last}`);
    expect(unreadable()).toEqual([last]);
    expect(() => readContent(database, 'edition', last)).toThrow(DamagedRevision);
  });

  test('in a base takes what is coded against it, and nothing before or after', () => {
    type(400);
    const stored = rows();
    const alone = stored.filter((row) => row.base === null).map((row) => row.number);
    const [keyframe = 0, next = 0] = alone.slice(-3, -1);
    tamper(`UPDATE revision SET payload = substr(payload, 1, length(payload) / 2) WHERE number = ${keyframe}`);
    const lost = unreadable();
    expect([lost[0], lost.at(-1)]).toEqual([keyframe, next - 1]);
    expect(lost).toHaveLength(next - keyframe);
  });

  test('is no base for what is saved after it', () => {
    const contents = type(100);
    const alone = rows().findLast((row) => row.base === null)?.number ?? 0;
    tamper(`UPDATE revision SET payload = zeroblob(length(payload)) WHERE number = ${alone}`);
    database = { ...database };
    const content = contents.get(100) ?? emptyContent;
    insert(101, content);
    expect(rows().at(-1)?.base).toBeNull();
    expect(readContent(database, 'edition', 101)).toEqual(content);
  });

  test('that was found is no base for what is saved after it, also while that is remembered', () => {
    const contents = type(100);
    const alone = rows().findLast((row) => row.base === null)?.number ?? 0;
    tamper(`UPDATE revision SET payload = zeroblob(length(payload)) WHERE number = ${alone}`);
    expect(() => readContent(database, 'edition', alone)).toThrow(DamagedRevision);
    const content = contents.get(100) ?? emptyContent;
    insert(101, content);
    expect(rows().at(-1)?.base).toBeNull();
    expect(readContent(database, 'edition', 101)).toEqual(content);
  });

  test.each([
    "author = (SELECT key FROM member_key WHERE id = 'maksat')",
    "cause = 'import'",
    "stage = 'edit'",
    'at = at + 1',
    'words = words + 1',
    "note = ''",
    'sha256 = zeroblob(32)',
    "codec = 'other'",
    'base = 1',
  ])('of one thing that is known of a revision, %s, is found', (change) => {
    type(20);
    tamper(`UPDATE revision SET ${change} WHERE number = 20`);
    expect(unreadable()).toEqual([20]);
    try {
      readContent(database, 'edition', 20);
    } catch (error) {
      expect(error).toMatchObject({ editionId: 'edition', number: 20 });
    }
  });
});

describe('the file itself', () => {
  test('refuses to lose a revision that is not written down as thinned, or that others are coded against', () => {
    type(100);
    const sqlite = sqliteOf(database);
    expect(() => sqlite.exec('DELETE FROM revision WHERE number = 100')).toThrow('append-only');
    sqlite.exec('INSERT INTO thinned (edition, first, last, at) VALUES (1, 1, 99, 0)');
    const base = rows().find((row) => row.number === 100)?.base;
    expect(() => sqlite.exec(`DELETE FROM revision WHERE number = ${base}`)).toThrow('coded against this one');
    expect(() => sqlite.exec('DELETE FROM revision WHERE number = 100')).toThrow('append-only');
    expect(() => sqlite.exec('DELETE FROM thinned')).toThrow('stays written down');
  });

  test('reads what older programs stored as whole texts', () => {
    const content: EditionContent = { ...emptyContent, fields: { ...noFields, headline: 'Ескі мәтін' } };
    const json = JSON.stringify({ fields: content.fields, blocks: content.blocks, pins: content.pins });
    sqliteOf(database)
      .prepare(
        `INSERT INTO revision (edition, number, author, cause, stage, at, words, codec, sha256, payload)
         VALUES (1, 1, 1, 'typing', 'draft', 0, 0, 'deflate', ?, ?)`,
      )
      .run(Buffer.from(sha256(json), 'hex'), deflateRawSync(json));
    expect(readContent(database, 'edition', 1)).toEqual(content);
    insert(2, content);
    expect(readContent(database, 'edition', 2)).toEqual(content);
    tamper("UPDATE revision SET payload = x'00' WHERE number = 1");
    expect(unreadable()).toEqual([1]);
    expect(one(database, 'SELECT base FROM revision WHERE number = 2')).toEqual({ base: null });
  });

  test('reads what older programs stored in codec lines, and goes on from there', () => {
    const textOf = (block: number) =>
      Array.from({ length: 20 }, (_, at) => `слово${((block * 20 + at) * 7_919) % 10_007}`).join(' ');
    const contentWith = (text: string): EditionContent => ({
      fields: { ...noFields, headline: 'Ескі мәтін' },
      blocks: Array.from({ length: 31 }, (_, at) => ({
        type: 'paragraph',
        id: `p${at}`,
        children: [{ type: 'text', text: at === 30 ? text : textOf(at), format: 0 }],
      })),
      pins: {},
    });
    const before = contentWith('Вода уходит');
    // Quotes a paragraph so far above that only the larger dictionary of that codec has it.
    const after = contentWith(`Вода ушла. ${textOf(18)}`);
    const store = sqliteOf(database).prepare(
      `INSERT INTO revision (edition, number, author, cause, stage, at, words, codec, base, sha256, payload)
       VALUES (1, ?, 1, 'typing', 'draft', ?, 0, 'lines', ?, ?, ?)`,
    );
    // As the last program wrote them that wrote such.
    const hashes = [
      'ca3fe80436c19c9642d7559bafacc3f91d1b4240241554dddf0162c4178c4ac8',
      'ea8b39aa6eead9ec84f8d67b323e43fe9f66deae74fce2d9d5f3c7103d0a83d3',
    ].map((hash) => Buffer.from(hash, 'hex'));
    store.run(1, 1_000, null, hashes[0], deflateRawSync(joinLines(linesOf(before))));
    store.run(2, 2_000, 1, hashes[1], Buffer.from('Aj4AA6OuLR0Xdl/YoKcwOnRE1tARAA==', 'base64'));
    expect(readContent(database, 'edition', 1)).toEqual(before);
    expect(readContent(database, 'edition', 2)).toEqual(after);
    insert(3, before);
    expect(one(database, 'SELECT codec, base FROM revision WHERE number = 3')).toEqual({ codec: 'tree', base: 2 });
    expect(readContent(database, 'edition', 3)).toEqual(before);
    tamper('UPDATE revision SET at = at + 1 WHERE number = 2');
    expect(unreadable()).toEqual([2]);
  });
});

test('who saved a revision is not shown under another name than was written', () => {
  insert(1, emptyContent);
  const write = sqliteOf(database).prepare("UPDATE member SET name = 'Дина', name_check = ? WHERE id = 'dina'");
  write.run(checkOfName('dina', 'Дина'));
  expect(listRevisions(database, 'edition')[0]?.authorName).toBe('Дина');
  write.run(checkOfName('dina', 'Дана'));
  expect(listRevisions(database, 'edition')[0]?.authorName).toBe(unknownName);
  expect(findRevision(database, 'edition', 1)?.authorName).toBe(unknownName);
});
