import Sqlite from 'better-sqlite3';
import { describe, expect, test, vi } from 'vitest';
import { blockText } from '../../../shared/domain/blocks.ts';
import type { EditionContent } from '../../../shared/domain/edition.ts';
import { newsroomPerTest, storyPerTest } from '../testing/newsroom-per-test.ts';
import { act, paragraph, saveText, translateAll } from '../testing/test-newsroom.ts';

const day = 24 * 60 * 60_000;
const week = { kind: 'thin', olderThanDays: 7 } as const;

const newsroom = newsroomPerTest();
const story = storyPerTest(newsroom);

/** One sitting of so many saves; the text of the paragraph says which. */
async function sit(saves: number, who: 'aigerim' | 'galina' = 'aigerim'): Promise<void> {
  for (let made = 0; made < saves; made += 1) {
    newsroom.clock.advance(2_000);
    await saveText(newsroom, who, story.original, {
      blocks: [paragraph('p1', `${'Long text. '.repeat(made)} ${made}`)],
    });
  }
  newsroom.clock.advance(day);
}

async function numbers(): Promise<readonly number[]> {
  const list = await newsroom.get('galina', 'history.list', { editionId: story.original });
  return list.map((revision) => revision.number).reverse();
}

async function read(number: number): Promise<EditionContent> {
  return (await newsroom.get('galina', 'history.read', { editionId: story.original, number })).content;
}

const state = () => newsroom.get('galina', 'retention.get', {});
const preview = (retention: { kind: 'keep-all' } | typeof week = week) =>
  newsroom.get('galina', 'retention.preview', { retention });

describe('a newsroom that was told nothing', () => {
  test('keeps every revision, however old', async () => {
    await sit(30);
    newsroom.clock.advance(1_000 * day);
    expect(await state()).toMatchObject({ retention: { kind: 'keep-all' }, revisions: 32 });
    expect(await preview({ kind: 'keep-all' })).toEqual({
      revisions: 0,
      bytes: 0,
      stories: 0,
      from: null,
      to: null,
      most: [],
    });
    expect(await numbers()).toHaveLength(32);
  });
});

describe('thinning that is under way', () => {
  const set = (who: 'galina' | 'bolat', retention: { kind: 'keep-all' } | typeof week) =>
    newsroom.get(who, 'retention.set', { retention });

  test('ends when somebody wants everything kept: nothing more goes from then on', async () => {
    await sit(260);
    newsroom.clock.advance(30 * day);
    const thinning = set('galina', week);
    const { revisions } = await set('bolat', { kind: 'keep-all' });
    await thinning;
    expect(revisions).toBeGreaterThan(60);
    expect(await numbers()).toHaveLength(revisions);
  });

  test('drops nothing twice when it is asked for twice', async () => {
    await sit(260);
    newsroom.clock.advance(30 * day);
    const [first, second] = await Promise.all([set('galina', week), set('bolat', week)]);
    expect(second).toEqual(first);
    for (const number of await numbers()) await read(number);
  });
});

describe('thinning', () => {
  test('drops what its preview said, keeps the ends of sittings, and every text that is left reads as before', async () => {
    await sit(40);
    await sit(40);
    newsroom.clock.advance(30 * day);
    await sit(12);
    const before = new Map<number, EditionContent>();
    for (const number of await numbers()) before.set(number, await read(number));
    const told = await preview();
    const { bytes } = await state();
    expect(told).toMatchObject({
      stories: 1,
      most: [{ storyId: story.storyId, slugline: 'a-story', revisions: told.revisions }],
    });
    expect(told.revisions).toBeGreaterThan(40);

    const after = await newsroom.get('galina', 'retention.set', { retention: week });
    expect(after).toEqual({ retention: week, revisions: before.size - told.revisions, bytes: bytes - told.bytes });
    const kept = await numbers();
    for (const end of [1, 2, 42, 43, 82]) expect(kept).toContain(end);
    // Not yet a week old.
    for (let number = 83; number <= 94; number += 1) expect(kept).toContain(number);
    await newsroom.reopen();
    for (const number of kept) expect(await read(number)).toEqual(before.get(number));
    expect((await preview()).revisions).toBe(0);
    expect((await state()).retention).toEqual(week);
  });

  test('leaves milestones, names, and the state before a restore, and writing goes on', async () => {
    await sit(30);
    await newsroom.get('aigerim', 'history.name', { editionId: story.original, number: 11, name: 'Before the cut' });
    await newsroom.get('aigerim', 'history.restore', { editionId: story.original, number: 20 });
    await sit(30);
    await act(newsroom, 'aigerim', story.original, 'submit');
    newsroom.clock.advance(30 * day);
    await newsroom.get('galina', 'retention.set', { retention: week });
    const kept = await numbers();
    for (const number of [1, 11, 32, 33, 34, 63, 64]) expect(kept).toContain(number);
    expect(kept.length).toBeLessThan(40);
    await saveText(newsroom, 'galina', story.original, { headline: 'Written after' });
    expect((await numbers()).at(-1)).toBe(65);
    await newsroom.refused('galina', 'history.read', { editionId: story.original, number: 20 }, 'not-found');
  });

  test('leaves what a translation says that it was made from, and what changed since is still told', async () => {
    await act(newsroom, 'aigerim', story.original, 'submit');
    const russian = await story.edition('ru');
    await sit(10, 'galina');
    await translateAll(newsroom, 'maksat', russian);
    const pinned = (await numbers()).at(-1) ?? 0;
    newsroom.clock.advance(-day);
    await sit(30, 'galina');
    newsroom.clock.advance(30 * day);
    await newsroom.get('galina', 'retention.set', { retention: week });
    expect(await numbers()).toContain(pinned);
    const changed = await newsroom.get('maksat', 'translation.whatChanged', { editionId: russian, key: 'p1' });
    expect(changed).toMatchObject({ key: 'p1', change: 'changed' });
    const view = await newsroom.get('maksat', 'editions.open', { editionId: russian });
    expect(Object.keys(view.source?.changedAtByKey ?? {})).toContain('p1');
  });

  test('lets a translator save who saw a revision of the source that is gone by now', async () => {
    await sit(20);
    await act(newsroom, 'aigerim', story.original, 'submit');
    const russian = await story.edition('ru');
    newsroom.clock.advance(30 * day);
    await newsroom.get('galina', 'retention.set', { retention: week });
    const gone = 12;
    expect(await numbers()).not.toContain(gone);
    const view = await newsroom.get('maksat', 'editions.open', { editionId: russian });
    await newsroom.get('maksat', 'editions.save', {
      editionId: russian,
      baseRevision: view.revision,
      sourceRevision: gone,
      fields: { headline: 'Заголовок' },
      blocks: view.content.blocks.map((block) => paragraph(block.id, 'Перевод.', block.source)),
      order: view.content.blocks.map((block) => block.id),
    });
    // Both neighbours have the same headline, and different paragraphs: nobody knows which words were translated.
    const { source } = await newsroom.get('maksat', 'editions.open', { editionId: russian });
    const states = Object.fromEntries(source?.pieces.map((piece) => [piece.key, piece.state]) ?? []);
    expect(states).toMatchObject({ headline: 'done', p1: 'stale' });
    const asked = { editionId: russian, key: 'p1' };
    const error = await newsroom.refused('maksat', 'translation.whatChanged', asked, 'not-found');
    expect(error.message).toContain('thinned');
    const pinned = await newsroom.get('maksat', 'history.comparePinned', { editionId: russian });
    expect(pinned.thinned).toEqual(['p1']);
    expect(pinned.difference.blocks).toMatchObject([{ key: 'p1', change: 'same' }]);
    await newsroom.get('maksat', 'translation.stillValid', asked);
    expect((await newsroom.get('maksat', 'history.comparePinned', { editionId: russian })).thinned).toBeUndefined();
  });

  test('leaves what an older text of a translation was made from, which may be restored', async () => {
    await act(newsroom, 'aigerim', story.original, 'submit');
    const russian = await story.edition('ru');
    await sit(10, 'galina');
    newsroom.clock.advance(-day);
    const pinned = (await numbers()).at(-1) ?? 0;
    const seen = await read(pinned);
    const view = await newsroom.get('maksat', 'editions.open', { editionId: russian });
    await newsroom.get('maksat', 'translation.stillValid', { editionId: russian, key: 'p1' });
    await translateAll(newsroom, 'maksat', russian);
    const made = (await newsroom.get('maksat', 'editions.open', { editionId: russian })).revision;
    expect(made).toBeGreaterThan(view.revision);
    await sit(30, 'galina');
    await newsroom.get('maksat', 'translation.stillValid', { editionId: russian, key: 'p1' });
    newsroom.clock.advance(30 * day);
    await newsroom.get('galina', 'retention.set', { retention: week });
    expect((await numbers()).length).toBeLessThan(30);
    expect(await numbers()).toContain(pinned);
    await newsroom.get('maksat', 'history.restore', { editionId: russian, number: made });
    const { difference } = await newsroom.get('maksat', 'history.comparePinned', { editionId: russian });
    const runs = difference.blocks.find(({ key }) => key === 'p1')?.runs.filter((run) => run.side !== 'added') ?? [];
    expect(runs.map((run) => run.text).join('')).toBe(blockText(seen.blocks[0] ?? paragraph('none', '')));
  });

  test('shows no other words for what a translation was made from once those are gone', async () => {
    await act(newsroom, 'aigerim', story.original, 'submit');
    const russian = await story.edition('ru');
    await sit(10, 'galina');
    await translateAll(newsroom, 'maksat', russian);
    await newsroom.get('maksat', 'translation.stillValid', { editionId: russian, key: 'p1' });
    const pinned = (await numbers()).at(-1) ?? 0;
    newsroom.clock.advance(-day);
    await sit(3, 'galina');
    await newsroom.core.close();
    const sqlite = new Sqlite(newsroom.path);
    sqlite
      .prepare(
        'INSERT INTO thinned (edition, first, last, at) SELECT key, :pinned, :pinned, 0 FROM edition_key WHERE id = :id',
      )
      .run({ pinned, id: story.original });
    sqlite
      .prepare('DELETE FROM revision WHERE number = :pinned AND edition = (SELECT key FROM edition_key WHERE id = :id)')
      .run({ pinned, id: story.original });
    sqlite.close();
    await newsroom.reopen();
    await newsroom.refused('maksat', 'translation.whatChanged', { editionId: russian, key: 'p1' }, 'not-found');
    const headline = await newsroom.get('maksat', 'translation.whatChanged', { editionId: russian, key: 'headline' });
    expect(headline.change).toBe('same');
    const compared = await newsroom.get('maksat', 'history.comparePinned', { editionId: russian });
    expect(compared.thinned).toEqual(['p1']);
  });

  test('is for editors to set', async () => {
    const error = await newsroom.refused('aigerim', 'retention.set', { retention: week }, 'not-allowed');
    expect(error.message).toContain('galina');
  });

  test('is written down in the audit trail, and what is gone is known to be so', async () => {
    await sit(30);
    newsroom.clock.advance(30 * day);
    await newsroom.get('galina', 'retention.set', { retention: week });
    await newsroom.core.close();
    const sqlite = new Sqlite(newsroom.path, { readonly: true });
    const gone =
      32 -
      (sqlite
        .prepare('SELECT count(*) FROM revision JOIN edition_key ON edition_key.key = edition WHERE id = ?')
        .pluck()
        .get(story.original) as number);
    const events = sqlite.prepare("SELECT member_id AS memberId, data FROM event WHERE action = 'thin'").all() as {
      memberId: string;
      data: string;
    }[];
    expect(events.map((event) => event.memberId)).toEqual([newsroom.memberIds.galina]);
    expect(JSON.parse(events[0]?.data ?? '')).toMatchObject({ revisions: gone });
    expect(sqlite.prepare('SELECT sum(last - first + 1) FROM thinned').pluck().get()).toBe(gone);
    sqlite.close();
    await newsroom.reopen();
  });

  test('happens by itself to what grew old, once a day', async () => {
    await newsroom.get('galina', 'retention.set', { retention: week });
    await sit(30);
    await sit(30);
    expect(await numbers()).toHaveLength(62);
    newsroom.clock.advance(29 * day);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      newsroom.core.start();
      await vi.advanceTimersByTimeAsync(2 * 60_000);
      // Nobody saved since: what counts is how old things are beside the newest.
      expect(await numbers()).toHaveLength(62);
      await sit(1);
      await vi.advanceTimersByTimeAsync(60 * 60_000);
      await vi.waitFor(async () => expect((await numbers()).length).toBeLessThan(20));
    } finally {
      vi.useRealTimers();
    }
  });

  test('waits by itself when a clock runs years ahead, until people have written on many of its days', async () => {
    await newsroom.get('galina', 'retention.set', { retention: week });
    await sit(30);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      newsroom.core.start();
      await vi.advanceTimersByTimeAsync(2 * 60_000);
      newsroom.clock.advance(4 * 365 * day);
      for (let days = 1; days <= 6; days += 1) await sit(2);
      await vi.advanceTimersByTimeAsync(60 * 60_000);
      await Promise.resolve();
      expect(await numbers()).toHaveLength(44);
      await sit(2);
      await vi.advanceTimersByTimeAsync(60 * 60_000);
      await vi.waitFor(async () => expect((await numbers()).length).toBeLessThan(30));
    } finally {
      vi.useRealTimers();
    }
  });
});
