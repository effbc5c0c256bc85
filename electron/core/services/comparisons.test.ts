import { beforeEach, describe, expect, test } from 'vitest';
import type { Difference } from '../../../shared/language/difference.ts';
import { rebuild } from '../../../shared/language/difference-rebuild.ts';
import { inThisThread } from '../background.ts';
import { newsroomPerTest, storyPerTest } from '../testing/newsroom-per-test.ts';
import { act, paragraph, saveText, translateAll } from '../testing/test-newsroom.ts';
import { createComparisons } from './comparison-memory.ts';
import { countInTime } from './comparisons.ts';

const newsroom = newsroomPerTest();
const story = storyPerTest(newsroom, ['One.', 'Two.', 'Three.']);

const textsOf = (difference: Difference, side: 'before' | 'after'): readonly string[] =>
  rebuild(difference, side).blocks.map((block) =>
    block.children.map((child) => (child.type === 'text' ? child.text : '')).join(''),
  );

describe('counting the words between revisions', () => {
  test('goes pair by pair, from nothing too', async () => {
    await saveText(newsroom, 'aigerim', story.original, { blocks: [paragraph('p1', 'One and a half.')] });
    const counts = await newsroom.get('aigerim', 'history.countWords', {
      editionId: story.original,
      pairs: [
        { from: 0, to: 2 },
        { from: 2, to: 3 },
        { from: 2, to: 2 },
      ],
    });
    expect(counts).toEqual([
      // The headline, the byline and the paragraphs.
      { added: 6, removed: 0 },
      { added: 3, removed: 2 },
      { added: 0, removed: 0 },
    ]);
  });

  test('of a revision that is not there is refused', async () => {
    const input = { editionId: story.original, pairs: [{ from: 1, to: 9 }] };
    await newsroom.refused('aigerim', 'history.countWords', input, 'not-found');
    await newsroom.refused('aigerim', 'history.compare', { editionId: story.original, from: 9, to: 1 }, 'not-found');
  });
});

describe('a source as its translation has it', () => {
  let ru: string;
  beforeEach(async () => {
    await act(newsroom, 'aigerim', story.original, 'submit');
    ru = await story.edition('ru');
    await translateAll(newsroom, 'maksat', ru);
  });
  const compare = () => newsroom.get('maksat', 'history.comparePinned', { editionId: ru });

  test('is the source itself while nothing changed', async () => {
    const { difference, sourceEditionId, language } = await compare();
    expect([difference.changes, sourceEditionId, language]).toEqual([0, story.original, 'en']);
  });

  test('is against the source now by words, with what is new, gone and moved', async () => {
    await saveText(newsroom, 'galina', story.original, {
      headline: 'Another headline',
      blocks: [paragraph('p3', 'Three.'), paragraph('p1', 'One more.'), paragraph('new', 'Four.')],
    });
    const { difference, to } = await compare();
    expect(textsOf(difference, 'before')).toEqual(['One.', 'Two.', 'Three.']);
    expect(textsOf(difference, 'after')).toEqual(['Three.', 'One more.', 'Four.']);
    expect(rebuild(difference, 'before').fields.headline).toBe('Headline');
    expect(difference.wordsAdded).toBe(4);
    expect(to).toBe((await newsroom.get('galina', 'editions.open', { editionId: story.original })).revision);
  });

  test('has each piece as it said when that was confirmed', async () => {
    await saveText(newsroom, 'galina', story.original, {
      blocks: [paragraph('p1', 'One more.'), paragraph('p2', 'Two more.'), paragraph('p3', 'Three.')],
    });
    await newsroom.get('maksat', 'translation.stillValid', { editionId: ru, key: 'p1' });
    const { difference } = await compare();
    expect(textsOf(difference, 'before')).toEqual(['One more.', 'Two.', 'Three.']);
    expect(difference.blocks.filter((block) => block.change !== 'same').map((block) => block.key)).toEqual(['p2']);
  });

  test('keeps in its place what was gone before the newest confirmed revision', async () => {
    await saveText(newsroom, 'galina', story.original, {
      blocks: [paragraph('p1', 'One more.'), paragraph('p3', 'Three.')],
    });
    await newsroom.get('maksat', 'translation.stillValid', { editionId: ru, key: 'p1' });
    const { difference } = await compare();
    expect(textsOf(difference, 'before')).toEqual(['One more.', 'Two.', 'Three.']);
    expect(difference.blocks.find((block) => block.key === 'p2')?.change).toBe('removed');
  });

  test('is of translations only', async () => {
    await newsroom.refused('aigerim', 'history.comparePinned', { editionId: story.original }, 'bad-input');
  });
});

test('a comparison is made once, and one that was given up on is made again', async () => {
  const background = inThisThread();
  let made = 0;
  let coarse = true;
  const comparisons = createComparisons({
    ...background,
    compare: async (...versions) => {
      made += 1;
      const difference = await background.compare(...versions);
      return coarse ? { ...difference, coarse } : difference;
    },
  });
  const { content } = await newsroom.get('aigerim', 'editions.open', { editionId: story.original });
  const ask = () => comparisons.compare('a 1 2', () => ({ before: content, after: content, language: 'en' }));
  await Promise.all([ask(), ask()]);
  expect(made).toBe(1);
  coarse = false;
  await ask();
  await ask();
  expect(made).toBe(2);
});

test('a count is made once, and one that was given up on is made again', async () => {
  const background = inThisThread();
  let made = 0;
  let coarse = true;
  const comparisons = createComparisons({
    ...background,
    countChanges: async (...versions) => {
      made += 1;
      const counts = await background.countChanges(...versions);
      return coarse ? { ...counts, coarse: true } : counts;
    },
  });
  const { content } = await newsroom.get('aigerim', 'editions.open', { editionId: story.original });
  const ask = () => comparisons.countChanges('a 1 2', () => ({ before: content, after: content, language: 'en' }));
  await ask();
  coarse = false;
  await ask();
  await ask();
  expect(made).toBe(2);
});

test('counting many pairs ends when it takes too long, without what is left', async () => {
  const counted: number[] = [];
  const counts = await countInTime(newsroom.clock, [1, 2, 3, 4], async (pair) => {
    counted.push(pair);
    newsroom.clock.advance(2_000);
    return { added: pair, removed: 0 };
  });
  expect(counts).toEqual([{ added: 1, removed: 0 }, { added: 2, removed: 0 }, null, null]);
  expect(counted).toEqual([1, 2]);
});
