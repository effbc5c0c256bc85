import { describe, expect, test } from 'vitest';
import type { Desk } from '../../../shared/contract/contract.ts';
import { newsroomPerTest } from '../testing/newsroom-per-test.ts';
import { act, type Person, paragraph, saveText, translateAll, writeStory } from '../testing/test-newsroom.ts';

const newsroom = newsroomPerTest();

/** The desk as section kinds with the sluglines and languages of their rows. */
async function desk(who: Person): Promise<Record<string, string[]>> {
  const { sections }: Desk = await newsroom.get(who, 'desk.get', {});
  for (const section of sections) expect(section.total).toBe(section.rows.length);
  return Object.fromEntries(
    sections.map((section) => [
      section.kind,
      section.rows.map((row) => `${row.story.slugline} ${row.edition.language}`),
    ]),
  );
}

describe('a desk', () => {
  test('is empty where there is nothing to do', async () => {
    expect(await newsroom.get('aigerim', 'desk.get', {})).toEqual({ sections: [], stories: 0 });
  });

  test('follows a story from person to person', async () => {
    const story = await writeStory(newsroom, ['One.'], ['en', 'ru'], 'rivers');
    expect(await desk('aigerim')).toEqual({ drafts: ['rivers en'] });
    expect(await desk('maksat')).toEqual({});
    await act(newsroom, 'aigerim', story.original, 'submit');
    expect(await desk('aigerim')).toEqual({ elsewhere: ['rivers en'] });
    expect(await desk('maksat')).toEqual({ 'to-translate': ['rivers ru'] });
    expect(await desk('asel')).toEqual({});
    expect(await desk('galina')).toEqual({ 'to-edit': ['rivers en'], waiting: ['rivers ru'] });
    const russian = await story.edition('ru');
    await translateAll(newsroom, 'maksat', russian);
    await act(newsroom, 'maksat', russian, 'submit');
    expect(await desk('maksat')).toEqual({});
    await act(newsroom, 'galina', russian, 'approve');
    expect(await desk('galina')).toEqual({ 'to-edit': ['rivers en'], ready: ['rivers ru'] });
    await act(newsroom, 'galina', russian, 'schedule', { at: '2026-11-21T09:00:00Z' });
    expect(await desk('galina')).toEqual({ 'to-edit': ['rivers en'], scheduled: ['rivers ru'] });
    await act(newsroom, 'galina', story.original, 'sendBack', { reason: 'Short.' });
    expect(await desk('aigerim')).toEqual({ 'sent-back': ['rivers en'] });
    expect(await desk('galina')).toEqual({ scheduled: ['rivers ru'], waiting: ['rivers en'] });
  });

  test('shows each edition once, in its most pressing section', async () => {
    const story = await writeStory(newsroom, ['One.', 'Two.'], ['en', 'ru'], 'rivers');
    await act(newsroom, 'aigerim', story.original, 'submit');
    await saveText(newsroom, 'dina', await story.edition('ru'), { headline: 'Реки' });
    await saveText(newsroom, 'galina', story.original, { headline: 'Rivers' });
    expect(await desk('dina')).toEqual({ 'source-changed': ['rivers ru'], 'to-edit': ['rivers en'] });
  });

  test('says of a source who is still translating it', async () => {
    const story = await writeStory(newsroom, ['One.'], ['ru'], 'source-only');
    await act(newsroom, 'aigerim', story.original, 'submit');
    expect(await desk('aigerim')).toEqual({ elsewhere: ['source-only en'] });
  });

  test('puts what is due first on top, then what is more important, then what waits longest', async () => {
    const make = async (slugline: string, details: { priority: number; deadline?: string }) => {
      newsroom.clock.advance(1_000);
      const { editionId } = await newsroom.get('aigerim', 'stories.create', {
        slugline,
        language: 'en',
        publishIn: ['en'],
        ...details,
      });
      await saveText(newsroom, 'aigerim', editionId, { headline: slugline, blocks: [paragraph('p', 'Text.')] });
      await act(newsroom, 'aigerim', editionId, 'submit');
    };
    await make('old', { priority: 3 });
    await make('new', { priority: 3 });
    await make('urgent', { priority: 1 });
    await make('later', { priority: 6, deadline: '2026-11-22T09:00:00Z' });
    await make('soon', { priority: 6, deadline: '2026-11-21T14:00:00+05:00' });
    expect((await desk('galina'))['to-edit']).toEqual(['soon en', 'later en', 'urgent en', 'old en', 'new en']);
  });

  test('puts what an editor may not approve after what they may', async () => {
    const own = await newsroom.get('galina', 'stories.create', { slugline: 'own', language: 'en', publishIn: ['en'] });
    await saveText(newsroom, 'galina', own.editionId, { headline: 'Own', blocks: [paragraph('p', 'Text.')] });
    await act(newsroom, 'galina', own.editionId, 'submit');
    newsroom.clock.advance(1_000);
    const other = await writeStory(newsroom, ['One.'], ['en'], 'other');
    await act(newsroom, 'aigerim', other.original, 'submit');
    expect((await desk('galina'))['to-edit']).toEqual(['other en', 'own en']);
    expect((await desk('bolat'))['to-edit']).toEqual(['own en', 'other en']);
  });

  test('shows the person whom something waits for', async () => {
    const story = await writeStory(newsroom, ['One.'], ['en', 'ru'], 'rivers');
    await act(newsroom, 'aigerim', story.original, 'submit');
    await act(newsroom, 'galina', await story.edition('ru'), 'assign', { assigneeId: newsroom.memberIds.maksat });
    const { sections } = await newsroom.get('galina', 'desk.get', {});
    const waiting = sections.find((section) => section.kind === 'waiting');
    expect(waiting?.rows[0]?.edition.assigneeName).toBe('maksat');
  });
});

describe('the list of stories', () => {
  const list = (text: string, show: 'all' | 'published' | 'spiked' = 'all') =>
    newsroom.get('aigerim', 'stories.list', { show, text, offset: 0, limit: 2 });

  test('finds by slugline and by headline in any language, whatever the case', async () => {
    const story = await writeStory(newsroom, ['One.'], ['en', 'ru', 'kk'], 'Syrdarya-Water');
    await writeStory(newsroom, ['Two.'], ['en'], 'other');
    await act(newsroom, 'aigerim', story.original, 'submit');
    await saveText(newsroom, 'asel', await story.edition('kk'), { headline: 'Сырдарияның Ұлы СУЫ: 100% «жаңа»' });
    const found = [
      'syrdarya',
      'WATER',
      'ҰЛЫ суы',
      'сырдария',
      'су',
      'ұ',
      '100%',
      '«ЖАҢА»',
      'water су',
      'headline syr',
      '"',
    ];
    const totals = await Promise.all(found.map(async (text) => [text, (await list(text)).total]));
    expect(totals).toEqual(found.map((text) => [text, text === '"' ? 0 : 1]));
    expect((await list('headline')).total).toBe(2);
    expect((await list('syrdarya other')).total).toBe(0);
  });

  test('is in pages, the latest first, with the true total', async () => {
    for (const slugline of ['one', 'two', 'three']) {
      newsroom.clock.advance(1_000);
      await writeStory(newsroom, ['Text.'], ['en'], slugline);
    }
    const sluglines = async (offset: number) => {
      const page = await newsroom.get('aigerim', 'stories.list', { show: 'all', text: '', offset, limit: 2 });
      return [page.total, ...page.rows.map((row) => row.slugline)];
    };
    expect(await sluglines(0)).toEqual([3, 'three', 'two']);
    expect(await sluglines(2)).toEqual([3, 'one']);
    expect(await sluglines(4)).toEqual([3]);
  });

  test('knows what was published and what was spiked', async () => {
    const story = await writeStory(newsroom, ['One.'], ['en'], 'public');
    const gone = await writeStory(newsroom, ['Two.'], ['en'], 'gone');
    await act(newsroom, 'aigerim', gone.original, 'spike');
    await act(newsroom, 'aigerim', story.original, 'submit');
    await act(newsroom, 'galina', story.original, 'approve');
    expect((await list('public', 'published')).total).toBe(0);
    await act(newsroom, 'galina', story.original, 'publish');
    for (const text of ['', 'public', 'pu']) expect((await list(text, 'published')).total).toBe(1);
    for (const text of ['', 'gone', 'go']) expect((await list(text, 'spiked')).rows[0]?.slugline).toBe('gone');
    expect((await list('gone')).total).toBe(0);
  });
});
