import { createHash } from 'node:crypto';
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Condition } from '../../shared/contract/contract.ts';
import { DragomanError } from '../../shared/contract/errors.ts';
import { keepFile } from './file-keeper.ts';
import { all, sqliteOf } from './store/database.ts';
import { damageHead } from './store/testing.ts';
import { newsroomPerTest, storyPerTest } from './testing/newsroom-per-test.ts';
import { act, saveText, translateAll, writeStory } from './testing/test-newsroom.ts';

const newsroom = newsroomPerTest();
const story = storyPerTest(newsroom);

/** Changes the file while no newsroom is open, and opens it again. */
async function closedMeanwhile(work: (path: string) => void): Promise<void> {
  await newsroom.core.close();
  work(newsroom.path);
  await newsroom.reopen();
}

/** Overwrites the root page of a table or index. */
function breakPage(path: string, name: string): void {
  const sqlite = new Sqlite(path, { readonly: true });
  const page = Number(sqlite.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(name));
  const size = Number(sqlite.pragma('page_size', { simple: true }));
  sqlite.close();
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.alloc(size, 0xa5), 0, size, (page - 1) * size);
  closeSync(file);
}

/** Flips one bit of a text in the table itself, as against its indexes. The table is small: its root page holds it. */
function flipIn(path: string, table: string, text: string): void {
  const bytes = readFileSync(path);
  const start = (pageOf(path, table) - 1) * 4096;
  const at = bytes.subarray(start, start + 4096).indexOf(text);
  if (at < 0) throw new Error(`${text} is not in ${table}`);
  bytes.writeUInt8(bytes.readUInt8(start + at + text.length - 1) ^ 1, start + at + text.length - 1);
  writeFileSync(path, bytes);
}

/** Opens the newsroom anew, in which not everybody may be able to sit down. */
const openAnyhow = () => newsroom.reopen().catch(() => undefined);

async function becomesDamaged(): Promise<void> {
  await vi.waitFor(async () => {
    const reply = await newsroom.ask('galina', 'newsroom.condition', {});
    expect(reply.ok && reply.value.kind).toBe('damaged');
  });
}

async function damage(): Promise<Extract<Condition, { kind: 'damaged' }>> {
  for (;;) {
    const condition = await newsroom.get('galina', 'newsroom.condition', {});
    if (condition.kind !== 'damaged') throw new Error(`The newsroom is ${condition.kind}`);
    if (condition.unreadable.length > 0) return condition;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const open = (editionId: string) => newsroom.get('galina', 'editions.open', { editionId });

describe('one flipped bit in the newest text of an edition', () => {
  beforeEach(async () => {
    await saveText(newsroom, 'aigerim', story.original, { headline: 'Second' });
    await newsroom.core.close();
    damageHead(newsroom.path, story.original);
    await newsroom.reopen();
  });

  test('opens the edition at the newest text that can be read, to be read only, and says which cannot', async () => {
    const view = await newsroom.get('aigerim', 'editions.open', { editionId: story.original });
    expect(view).toMatchObject({ revision: 2, mayWrite: false, damage: { revisions: [3], mayRestore: true } });
    expect(view.content.fields.headline).toBe('Headline');
    expect(view.actions).toEqual([]);
    expect((await newsroom.get('aigerim', 'newsroom.condition', {})).kind).toBe('good');
  });

  test('is refused for that revision alone', async () => {
    const asked = { editionId: story.original, number: 3 };
    const error = await newsroom.refused('aigerim', 'history.read', asked, 'damaged-revision');
    expect(error.data).toEqual(asked);
    expect((await newsroom.get('aigerim', 'history.read', { ...asked, number: 2 })).revision.number).toBe(2);
    expect(await newsroom.get('aigerim', 'history.list', { editionId: story.original })).toHaveLength(3);
  });

  test('is over once a readable revision is restored, and the newsroom is written on', async () => {
    await newsroom.get('aigerim', 'history.restore', { editionId: story.original, number: 2 });
    const view = await newsroom.get('aigerim', 'editions.open', { editionId: story.original });
    expect(view).toMatchObject({ revision: 4, mayWrite: true, damage: null });
    await saveText(newsroom, 'aigerim', story.original, { headline: 'Written on' });
    await newsroom.reopen();
    expect((await open(story.original)).content.fields.headline).toBe('Written on');
  });
});

test('a damaged translation keeps nobody from writing in its source', async () => {
  await act(newsroom, 'aigerim', story.original, 'submit');
  const russian = await story.edition('ru');
  await translateAll(newsroom, 'maksat', russian);
  await closedMeanwhile((path) => damageHead(path, russian));
  await saveText(newsroom, 'galina', story.original, { headline: 'Changed' });
  expect((await open(russian)).damage).not.toBeNull();
});

test('a translation is read beside the newest text of its source that can be read', async () => {
  await act(newsroom, 'aigerim', story.original, 'submit');
  const russian = await story.edition('ru');
  await translateAll(newsroom, 'maksat', russian);
  await closedMeanwhile((path) => damageHead(path, story.original));
  const view = await open(russian);
  expect(view.source?.content.blocks).toHaveLength(3);
  await saveText(newsroom, 'maksat', russian, { headline: 'Ещё раз' });
});

describe('a newsroom with a corrupt page', () => {
  test('opens to be read only, names what cannot be read, and leaves the file as it is', async () => {
    const other = await writeStory(newsroom, ['Safe.'], ['en'], 'other-story');
    await closedMeanwhile((path) => breakPage(path, 'comment'));
    const before = readFileSync(newsroom.path);
    const names = readdirSync(dirname(newsroom.path));
    expect((await damage()).unreadable).toMatchObject([{ what: 'Some of the comments' }]);
    const view = await open(other.original);
    expect(view).toMatchObject({ mayWrite: false, actions: [], damage: null });
    expect(view.content.blocks).toHaveLength(1);
    expect(await newsroom.get('galina', 'comments.list', { editionId: other.original })).toEqual([]);
    await newsroom.refused('galina', 'stories.update', { storyId: story.storyId, slugline: 'x' }, 'damaged');
    await newsroom.core.close();
    expect(readFileSync(newsroom.path).equals(before)).toBe(true);
    expect(readdirSync(dirname(newsroom.path))).toEqual(names);
    await newsroom.reopen();
  });

  test('names the revisions of each edition that cannot be read', async () => {
    await closedMeanwhile((path) => breakPage(path, 'revision'));
    expect((await damage()).unreadable).toEqual([
      { what: 'a-story, English', storyId: story.storyId, editionId: story.original, revisions: [1, 2] },
    ]);
    expect((await newsroom.get('galina', 'stories.list', { show: 'all', text: '', offset: 0, limit: 10 })).total).toBe(
      1,
    );
  });

  test('is found while it is open, and read on', async () => {
    const { path } = newsroom;
    await newsroom.core.close();
    const page = pageOf(path, 'comment');
    const told: string[] = [];
    const clock = { now: () => 0 };
    const keeper = keepFile({
      path,
      clock,
      log: () => undefined,
      onCondition: () => told.push(keeper.condition().kind),
    });
    const file = openSync(path, 'r+');
    writeSync(file, Buffer.alloc(4096, 0xa5), 0, 4096, (page - 1) * 4096);
    const before = readFileSync(path);
    // What was read as it opened is forgotten.
    sqliteOf(keeper.database).pragma('shrink_memory');
    expect(() => all(keeper.database, 'SELECT text FROM comment')).toThrow('malformed');
    keeper.foundDamage();
    expect(told).toEqual(['damaged']);
    expect(all(keeper.database, 'SELECT text FROM comment')).toEqual([]);
    expect(all(keeper.database, 'SELECT id FROM story')).toHaveLength(1);
    keeper.close();
    closeSync(file);
    expect(readFileSync(path).equals(before)).toBe(true);
    await newsroom.reopen();
  });

  test('whose end is missing opens to what is there', async () => {
    // Long enough to lie at the end of the file, and nothing that could be made shorter.
    const letters = Array.from({ length: 2_000 }, (_, at) => createHash('sha256').update(`${at}`).digest('hex'));
    const long = {
      id: 'long',
      type: 'paragraph',
      children: [{ type: 'text', text: letters.join(' '), format: 0 }],
    } as const;
    await saveText(newsroom, 'aigerim', story.original, { blocks: [long] });
    await closedMeanwhile((path) => truncateSync(path, readFileSync(path).length - 2 * 4096));
    expect((await damage()).unreadable.length).toBeGreaterThan(0);
    expect(newsroom.core.newsroom.name).toBe('Test');
  });

  test('is refused when nothing of it can be read, and says where its backups are', async () => {
    await newsroom.core.close();
    const good = readFileSync(newsroom.path);
    const backups = join(dirname(newsroom.path), 'Test.backups');
    mkdirSync(backups, { recursive: true });
    writeFileSync(newsroom.path, Buffer.alloc(good.length, 0xa5));
    await expect(newsroom.reopen()).rejects.toThrow(backups);
    await expect(newsroom.reopen()).rejects.toBeInstanceOf(DragomanError);
    writeFileSync(newsroom.path, good);
    await newsroom.reopen();
  });
});

/** Where a table begins, read from a copy: to open the file itself would drop the newsroom's locks. */
function pageOf(path: string, name: string): number {
  const copy = `${path}.copy`;
  writeFileSync(copy, readFileSync(path));
  const sqlite = new Sqlite(copy, { readonly: true });
  try {
    return Number(sqlite.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(name));
  } finally {
    sqlite.close();
  }
}

test('a newest number that cannot be keeps nobody from being told what is damaged', async () => {
  await closedMeanwhile((path) => {
    const sqlite = new Sqlite(path);
    sqlite.exec('UPDATE edition SET head_number = 3000000000000');
    sqlite.close();
    breakPage(path, 'comment');
  });
  expect((await damage()).unreadable.map(({ what }) => what)).toContain('Some of the comments');
  expect((await open(story.original)).revision).toBe(2);
});

test('what is left can be read also when the system has no room for a temporary copy', async () => {
  await newsroom.core.close();
  breakPage(newsroom.path, 'comment');
  vi.stubEnv('TMPDIR', join(dirname(newsroom.path), 'missing'));
  await newsroom.reopen();
  vi.unstubAllEnvs();
  expect((await damage()).unreadable.map(({ what }) => what)).toEqual(['Some of the comments']);
  expect((await open(story.original)).revision).toBe(2);
  await newsroom.core.close();
  expect(readdirSync(dirname(newsroom.path)).filter((name) => name.includes('reading'))).toEqual([]);
  await newsroom.reopen();
});

test('a flipped bit in the name of a column is noticed at opening, and what is there can be read all the same', async () => {
  await newsroom.core.close();
  const file = readFileSync(newsroom.path);
  // In the text of the schema: "head_number" of the table of editions.
  const at = file.indexOf('head_number INTEGER');
  expect(at).toBeGreaterThan(0);
  file.writeUInt8(file.readUInt8(at) ^ 4, at);
  writeFileSync(newsroom.path, file);
  await newsroom.reopen();
  expect(await newsroom.get('galina', 'newsroom.condition', {})).toMatchObject({ kind: 'damaged' });
  const desk = await newsroom.get('galina', 'desk.get', {});
  expect(desk.stories).toBeGreaterThan(0);
  const { content } = await newsroom.get('galina', 'editions.open', { editionId: story.original });
  expect(content.blocks.length).toBeGreaterThan(0);
  expect(readFileSync(newsroom.path).equals(file)).toBe(true);
});

describe('one flipped bit in the id of an edition', () => {
  let other: string;
  beforeEach(async () => {
    other = (await writeStory(newsroom, ['Safe.'], ['en'], 'other-story')).original;
    await newsroom.core.close();
    flipIn(newsroom.path, 'edition', story.original);
    await openAnyhow();
  });
  const signIn = () => newsroom.ask('aigerim', 'session.signIn', { memberId: newsroom.memberIds.aigerim });

  test('is found once something fails, and the newsroom is read as far as it goes', async () => {
    await signIn();
    await becomesDamaged();
    const reply = await signIn();
    expect(reply.ok && reply.value.desk.sections.flatMap(({ rows }) => rows.map(({ edition }) => edition.id))).toEqual([
      other,
    ]);
    expect((await damage()).unreadable.map(({ what }) => what)).toContain('a-story, English');
    expect((await newsroom.get('aigerim', 'editions.open', { editionId: other })).content.blocks).toHaveLength(1);
  });

  test('has what is not there said to be unreadable, and that a backup may have it', async () => {
    await signIn();
    await becomesDamaged();
    await signIn();
    const error = await newsroom.refused('aigerim', 'editions.open', { editionId: story.original }, 'not-found');
    expect(error.message).toBe(
      'This edition cannot be read, since the newsroom’s file is damaged. A backup may have it.',
    );
  });
});

describe('a newsroom whose members cannot be read', () => {
  const read = async () => {
    const { members } = newsroom.core.newsroom;
    const [first] = members;
    await newsroom.get('dina', 'session.signIn', { memberId: first?.id ?? '' });
    const { rows: stories } = await newsroom.get('dina', 'stories.list', {
      show: 'all',
      text: '',
      offset: 0,
      limit: 10,
    });
    const view = await newsroom.get('dina', 'editions.open', { editionId: story.original });
    return { members, stories, view };
  };

  test('lets somebody sit down and read when their page is damaged', async () => {
    await newsroom.core.close();
    breakPage(newsroom.path, 'member');
    await openAnyhow();
    const { members, stories, view } = await read();
    expect(members[0]?.name).toBe('Reader');
    expect(stories).toHaveLength(1);
    expect(view.content.blocks.length).toBeGreaterThan(0);
    expect(view).toMatchObject({ mayWrite: false, actions: [] });
    const revisions = await newsroom.get('dina', 'history.list', { editionId: story.original });
    expect(revisions.length).toBeGreaterThan(0);
    expect((await damage()).unreadable.map(({ what }) => what)).toContain('Some of the members');
  });

  test('lists the stories of a member who is missing', async () => {
    await newsroom.core.close();
    const sqlite = new Sqlite(newsroom.path);
    sqlite.pragma('foreign_keys = OFF');
    sqlite.prepare('DELETE FROM member WHERE id = ?').run(newsroom.memberIds.aigerim);
    sqlite.close();
    breakPage(newsroom.path, 'comment');
    await openAnyhow();
    const { members, stories } = await read();
    expect(members.map(({ name }) => name)).toContain('galina');
    expect(stories.map(({ slugline, authorName }) => [slugline, authorName])).toEqual([
      ['a-story', 'A member whose name cannot be read'],
    ]);
  });

  test('is found to be damaged when all are missing, and opens to be read', async () => {
    await newsroom.core.close();
    const sqlite = new Sqlite(newsroom.path);
    sqlite.exec('PRAGMA foreign_keys = OFF; DELETE FROM member_role; DELETE FROM member_language; DELETE FROM member');
    sqlite.close();
    await openAnyhow();
    expect((await read()).stories).toHaveLength(1);
  });
});
