import { describe, expect, test } from 'vitest';
import type { FoundInNewsroom } from '../../../shared/contract/find.ts';
import { type FindQuery, plainQuery } from '../../../shared/language/find-query.ts';
import { newsroomPerTest, storyPerTest } from '../testing/newsroom-per-test.ts';
import { act, paragraph, saveText, writeStory } from '../testing/test-newsroom.ts';

const newsroom = newsroomPerTest();
const story = storyPerTest(newsroom, [
  'The port of Aktau is being dredged. It is the second time.',
  'Ёлка стоит в қала.',
]);

interface Options {
  readonly languages?: readonly ('en' | 'ru' | 'kk')[];
  readonly stages?: readonly 'draft'[];
}

async function find(text: string, more: Partial<FindQuery> = {}, options: Options = {}): Promise<FoundInNewsroom> {
  const { languages = [], stages = [] } = options;
  const query = { ...plainQuery, ...more, text };
  return newsroom.get('aigerim', 'find.newsroom', { query, languages, stages, limit: 50 });
}

const slugs = ({ stories }: FoundInNewsroom): readonly string[] => stories.map((one) => one.story.slugline);

describe('finding across the newsroom', () => {
  test('finds in what was just saved, with the sentence and the words in it', async () => {
    const { stories, problem, more, lookedAt } = await find('dredged');
    expect({ problem, more, lookedAt }).toEqual({ problem: null, more: false, lookedAt: null });
    expect(stories.map(({ editions }) => editions)).toEqual([
      [
        {
          editionId: story.original,
          language: 'en',
          stage: 'draft',
          count: 1,
          excerpts: [
            {
              key: 'p1',
              text: 'The port of Aktau is being dredged.',
              marks: [{ start: 27, end: 34 }],
              cutBefore: false,
              cutAfter: true,
            },
          ],
        },
      ],
    ]);
  });

  test.each([
    ['елка', {}, 1],
    ['елка', { alike: false }, 0],
    ['кала', { wholeWord: true }, 1],
    ['Port', { matchCase: true }, 0],
    ['port', { wholeWord: true }, 1],
    ['por', { wholeWord: true }, 0],
    ['of', {}, 1],
    ['Aktau is', {}, 1],
    ['time. Ёлка', {}, 0],
    ['d\\w+ged', { regularExpression: true }, 1],
    ['^It', { regularExpression: true }, 0],
    ['"', {}, 0],
  ] as const)('%s with %j', async (text, more, count) => {
    expect((await find(text, more)).stories).toHaveLength(count);
    // Once more, when the index knows the texts.
    expect((await find(text, more)).stories).toHaveLength(count);
    expect((await find('nothing')).behind).toBe(0);
  });

  test('follows edits, and forgets what is no longer said', async () => {
    await find('port');
    await saveText(newsroom, 'aigerim', story.original, { blocks: [paragraph('p1', 'The harbour.')] });
    expect((await find('dredged')).stories).toEqual([]);
    expect(slugs(await find('harbour'))).toEqual(['a-story']);
    await newsroom.reopen();
    expect(slugs(await find('harbour'))).toEqual(['a-story']);
  });

  test('gives the stories changed last first, those of the languages and stages wanted', async () => {
    newsroom.clock.advance(60_000);
    const later = await writeStory(newsroom, ['Another port.'], ['en', 'ru'], 'later');
    expect(slugs(await find('port'))).toEqual(['later', 'a-story']);
    await act(newsroom, 'aigerim', later.original, 'submit');
    expect(slugs(await find('port', {}, { stages: ['draft'] }))).toEqual(['a-story']);
    expect(slugs(await find('port', {}, { languages: ['ru'] }))).toEqual([]);
    const query = { ...plainQuery, text: 'port' };
    const few = await newsroom.get('aigerim', 'find.newsroom', { query, languages: [], stages: [], limit: 1 });
    expect(slugs(few)).toEqual(['later']);
    expect(few.more).toBe(true);
  });

  test('says what is wrong with an expression', async () => {
    expect(await find('(', { regularExpression: true })).toMatchObject({
      problem: 'A bracket ( is not closed.',
      stories: [],
    });
  });
});
