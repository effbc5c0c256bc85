import Sqlite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { newsroomPerTest, storyPerTest } from '../testing/newsroom-per-test.ts';
import { act, publishAll, saveText } from '../testing/test-newsroom.ts';
import { interleave } from './timeline.ts';

const newsroom = newsroomPerTest();
const story = storyPerTest(newsroom);

describe('reading a revision', () => {
  test('yields its text and what is known of it', async () => {
    await saveText(newsroom, 'aigerim', story.original, { headline: 'Another' });
    const { revision, content } = await newsroom.get('maksat', 'history.read', {
      editionId: story.original,
      number: 2,
    });
    expect(revision).toMatchObject({ number: 2, cause: 'typing', authorName: 'aigerim', stage: 'draft', name: null });
    expect([content.fields.headline, content.blocks.length]).toEqual(['Headline', 3]);
    await newsroom.refused('maksat', 'history.read', { editionId: story.original, number: 9 }, 'not-found');
  });
});

describe('the timeline of a story', () => {
  test('has every revision of every edition, the oldest first', async () => {
    await publishAll(newsroom, story);
    const { editions, moments } = await newsroom.get('asel', 'history.timeline', { storyId: story.storyId });
    expect(editions[0]).toMatchObject({ id: story.original, kind: 'original', language: 'en' });
    expect(editions).toHaveLength(3);
    for (const edition of editions) {
      const list = await newsroom.get('asel', 'history.list', { editionId: edition.id });
      const own = moments.filter((moment) => moment.editionId === edition.id);
      expect(own.map(({ editionId: _editionId, ...revision }) => revision).reverse()).toEqual(list);
    }
    const causes = moments.filter((moment) => moment.editionId === story.original).map((moment) => moment.cause);
    expect(causes).toEqual(['created', 'typing', 'submit', 'approve', 'publish']);
    await newsroom.refused('asel', 'history.timeline', { storyId: 'no-such-story' }, 'not-found');
  });

  test('keeps the order of an edition when the clock goes back a day, and that of the others in time', async () => {
    await act(newsroom, 'aigerim', story.original, 'submit');
    const russian = await story.edition('ru');
    newsroom.clock.advance(60_000);
    await saveText(newsroom, 'galina', story.original, { headline: 'One' });
    newsroom.clock.advance(-86_400_000);
    await saveText(newsroom, 'galina', story.original, { headline: 'Two' });
    newsroom.clock.advance(2 * 86_400_000);
    await saveText(newsroom, 'maksat', russian, { headline: 'Раз' });
    const { moments } = await newsroom.get('asel', 'history.timeline', { storyId: story.storyId });
    const own = moments.filter((moment) => moment.editionId === story.original).map((moment) => moment.number);
    expect(own).toEqual([1, 2, 3, 4, 5]);
    expect(moments.at(-1)).toMatchObject({ editionId: russian, number: 2 });
  });

  test('tells each thing once, in the order of its own list', () => {
    const at = (...instants: readonly string[]) => instants.map((instant) => ({ at: instant, of: instants[0] }));
    const first = at('2', '1', '5');
    const second = at('2', '3', '4');
    const all = interleave([first, second]);
    expect(all).toHaveLength(6);
    expect(all.filter((one) => first.includes(one))).toEqual(first);
    expect(all.filter((one) => second.includes(one))).toEqual(second);
    expect(all.map((one) => one.at)).toEqual(['2', '1', '2', '3', '4', '5']);
    expect(interleave([])).toEqual([]);
  });
});

describe('naming a revision', () => {
  const named = async () =>
    (await newsroom.get('asel', 'history.list', { editionId: story.original })).map(({ number, name }) => [
      number,
      name,
    ]);

  test('is seen in every list, and again after the newsroom was closed', async () => {
    const input = { editionId: story.original, number: 2 };
    await newsroom.get('maksat', 'history.name', { ...input, name: '  Before the cut ' });
    await newsroom.reopen();
    expect(await named()).toEqual([
      [2, 'Before the cut'],
      [1, null],
    ]);
    const { moments } = await newsroom.get('asel', 'history.timeline', { storyId: story.storyId });
    expect(moments.map((moment) => moment.name)).toEqual([null, 'Before the cut']);
    const { revision } = await newsroom.get('asel', 'history.read', input);
    expect(revision.name).toBe('Before the cut');
    await newsroom.get('aigerim', 'history.name', { ...input, name: 'As filed' });
    expect((await named())[0]).toEqual([2, 'As filed']);
    await newsroom.get('aigerim', 'history.name', { ...input, name: null });
    expect((await named())[0]).toEqual([2, null]);
  });

  test('leaves a trace in the audit trail, makes no revision, and is told to other windows', async () => {
    newsroom.events.length = 0;
    const input = { editionId: story.original, number: 2 };
    await newsroom.get('maksat', 'history.name', { ...input, name: 'As filed' });
    await newsroom.get('maksat', 'history.name', { ...input, name: 'As filed' });
    expect(newsroom.events).toEqual([
      { kind: 'story', storyId: story.storyId, editionIds: [story.original], origin: 'maksat', weight: 'text' },
    ]);
    await newsroom.get('maksat', 'history.name', { ...input, name: null });
    expect(await named()).toHaveLength(2);
    await newsroom.core.close();
    const sqlite = new Sqlite(newsroom.path, { readonly: true });
    const data = sqlite.prepare("SELECT data FROM event WHERE action = 'name' ORDER BY id").pluck().all();
    sqlite.close();
    await newsroom.reopen();
    expect(data.map((one) => JSON.parse(String(one)))).toEqual([
      { revision: 2, name: 'As filed', before: null },
      { revision: 2, name: null, before: 'As filed' },
    ]);
  });

  test('is refused for one that is not there, and for no name at all', async () => {
    const input = { editionId: story.original, number: 7, name: 'x' };
    await newsroom.refused('maksat', 'history.name', input, 'not-found');
    await newsroom.refused('maksat', 'history.name', { ...input, number: 2, name: ' ' }, 'bad-input');
  });
});
