import Sqlite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { newsroomPerTest, storyPerTest } from '../testing/newsroom-per-test.ts';
import { act, paragraph, saveText, translateAll } from '../testing/test-newsroom.ts';

const newsroom = newsroomPerTest();
const story = storyPerTest(newsroom);

/** Does something to the file as another program would, with the newsroom closed meanwhile. */
async function tamper(sql: string): Promise<void> {
  await newsroom.core.close();
  const sqlite = new Sqlite(newsroom.path);
  try {
    sqlite.exec(sql);
  } finally {
    sqlite.close();
  }
  await newsroom.reopen();
}

describe('restoring', () => {
  test('makes an earlier text the newest, and keeps what stood in between', async () => {
    await saveText(newsroom, 'aigerim', story.original, { headline: 'Worse', blocks: [paragraph('p1', 'Only this.')] });
    const saved = await newsroom.get('aigerim', 'history.restore', { editionId: story.original, number: 2 });
    expect(saved.revision).toBe(4);
    const view = await newsroom.get('aigerim', 'editions.open', { editionId: story.original });
    expect([view.content.fields.headline, view.content.blocks.length]).toEqual(['Headline', 3]);
    const history = await newsroom.get('aigerim', 'history.list', { editionId: story.original });
    expect(history[0]).toMatchObject({ cause: 'revert', note: 'Revision 2' });
    expect(history).toHaveLength(4);
    const { difference } = await newsroom.get('aigerim', 'history.compare', {
      editionId: story.original,
      from: 3,
      to: 4,
    });
    expect([difference.wordsAdded, difference.wordsRemoved]).toEqual([4, 3]);
  });

  test('marks translations anew', async () => {
    await act(newsroom, 'aigerim', story.original, 'submit');
    await translateAll(newsroom, 'maksat', await story.edition('ru'));
    const { revision } = await newsroom.get('galina', 'editions.open', { editionId: story.original });
    await saveText(newsroom, 'galina', story.original, { headline: 'Changed' });
    const stale = async () =>
      (await newsroom.get('maksat', 'editions.open', { editionId: await story.edition('ru') })).edition.progress.stale;
    expect(await stale()).toBe(1);
    await newsroom.get('galina', 'history.restore', { editionId: story.original, number: revision });
    expect(await stale()).toBe(0);
  });

  test('is for who may write, of a revision that is there', async () => {
    const input = { editionId: story.original, number: 1 };
    await newsroom.refused('maksat', 'history.restore', input, 'not-allowed');
    await newsroom.refused('aigerim', 'history.restore', { ...input, number: 9 }, 'not-found');
  });
});

describe('what is written is never changed', () => {
  test.each([
    ["UPDATE revision SET note = 'x'", 'revisions are append-only'],
    ['DELETE FROM revision', 'revisions are append-only'],
    ["UPDATE event SET reason = 'x'", 'events are append-only'],
    ['DELETE FROM event', 'events are append-only'],
    [
      `INSERT INTO revision (edition, number, author, cause, stage, at, words, codec, payload, sha256)
       SELECT edition, number + 5, author, cause, stage, at, words, codec, payload, sha256
       FROM revision ORDER BY number DESC LIMIT 1`,
      'revisions are numbered without holes',
    ],
    [
      `INSERT OR REPLACE INTO revision SELECT * FROM revision ORDER BY number LIMIT 1`,
      'revisions are numbered without holes',
    ],
  ])('%s is refused by the file itself', async (sql, message) => {
    await expect(tamper(sql)).rejects.toThrow(message);
    await newsroom.reopen();
  });

  test('a text that does not read back as it was stored is never shown', async () => {
    await tamper(`DROP TRIGGER revision_is_never_changed;
      UPDATE revision SET payload = (SELECT payload FROM revision WHERE number = 1) WHERE number = 2;`);
    const before = { editionId: story.original, number: 2 };
    const error = await newsroom.refused('aigerim', 'history.read', before, 'damaged-revision');
    expect(error.data).toEqual(before);
    const first = await newsroom.get('aigerim', 'history.list', { editionId: story.original });
    expect(first).toHaveLength(2);
  });
});
