import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Block, blockFingerprint } from '../domain/blocks.ts';
import { emptyContent } from '../domain/edition.ts';
import type { LanguageCode } from '../domain/languages.ts';
import { someBlock, someContent, someText } from '../domain/testing.ts';
import { compareBlocks, compareCoarsely, compareContents, compareFields, countWords, type Run } from './difference.ts';
import { countWordsRoughly } from './difference-words.ts';

const saying = (id: string, text: string): Block => ({
  id,
  type: 'paragraph',
  children: [{ type: 'text', text, format: 0 }],
});

function textOf(runs: readonly Run[], without: Run['side']): string {
  return runs
    .filter((run) => run.side !== without)
    .map((run) => run.text)
    .join('');
}

const mixedText = fc
  .array(
    fc.oneof(
      someText,
      fc.constantFrom(
        'об’єкт',
        'из-за',
        'ещ\u0435\u0308',
        'мо\u0438\u0306',
        '👩‍👩‍👧‍👦',
        '👍🏽',
        'e\u0301',
        '\u0301',
        'қазақ',
      ),
    ),
    { maxLength: 4 },
  )
  .map((parts) => parts.join(''));

describe('comparing two states of a block', () => {
  test('is "same" exactly for blocks that say the same', () => {
    fc.assert(
      fc.property(someBlock('x'), someBlock('x'), (before, after) => {
        const { change } = compareBlocks(before, after, 'en');
        const equal = blockFingerprint(before) === blockFingerprint(after);
        expect(change === 'same').toBe(equal);
      }),
      { numRuns: 400 },
    );
  });

  test('never cuts inside a word', () => {
    const words = new Intl.Segmenter('ru', { granularity: 'word' });
    fc.assert(
      fc.property(mixedText, mixedText, (before, after) => {
        const { runs } = compareBlocks(saying('x', before), saying('x', after), 'ru');
        for (const side of ['added', 'removed'] as const) {
          const text = textOf(runs, side);
          const borders = new Set([0, ...[...words.segment(text)].map((part) => part.index + part.segment.length)]);
          let at = 0;
          for (const run of runs) {
            if (run.side === side) continue;
            at += run.text.length;
            expect(borders.has(at)).toBe(true);
          }
        }
      }),
      { numRuns: 600 },
    );
  });

  test.each([
    ['an apostrophe', 'uk', 'Це об’єкт.', 'Це об’єкти.', ['об’єкт', 'об’єкти']],
    ['й of two characters', 'ru', 'мо\u0438\u0306 дом', 'мой дом', ['мо\u0438\u0306', 'мой']],
    ['ё of two characters', 'ru', 'ещ\u0435\u0308 раз', 'ещ\u0435 раз', ['ещ\u0435\u0308', 'ещ\u0435']],
    ['a stress mark', 'ru', 'за\u0301мок', 'замо\u0301к', ['за\u0301мок', 'замо\u0301к']],
    ['a Kazakh ending', 'kk', 'Банк қаладан кетті', 'Банк қаладағы кетті', ['қаладан', 'қаладағы']],
    ['a family of emoji', 'ru', 'Семья 👩‍👩‍👧 тут', 'Семья 👩‍👩‍👧‍👦 тут', ['👩‍👩‍👧', '👩‍👩‍👧‍👦']],
    ['a skin tone', 'en', 'ok 👍 so', 'ok 👍🏽 so', ['👍', '👍🏽']],
    ['a decimal', 'ru', 'рост 3,5%', 'рост 3,7%', ['3,5', '3,7']],
    ['one half of a hyphenated word', 'ru', 'из-за дождя', 'из-под дождя', ['за', 'под']],
  ] as const)('with %s changes whole words', (_what, language, before, after, expected) => {
    const { runs } = compareBlocks(saying('x', before), saying('x', after), language as LanguageCode);
    expect(runs.filter((run) => run.side !== 'both').map((run) => run.text)).toEqual(expected);
  });

  test('shows a phrase that was rewritten as one change', () => {
    const { runs } = compareBlocks(
      saying('x', 'the old red barn burned'),
      saying('x', 'the new grey shed burned'),
      'en',
    );
    expect(runs.map((run) => [run.side, run.text])).toEqual([
      ['both', 'the '],
      ['removed', 'old red barn'],
      ['added', 'new grey shed'],
      ['both', ' burned'],
    ]);
  });

  test('shows a change of format or of a link as such, its words as words of both sides', () => {
    const link = (url: string): Block => ({
      id: 'x',
      type: 'paragraph',
      children: [{ type: 'link', url, children: [{ type: 'text', text: 'rates', format: 0 }] }],
    });
    expect(compareBlocks(link('https://a.example/'), link('https://b.example/'), 'en').runs).toEqual([
      {
        side: 'both',
        text: 'rates',
        format: 0,
        url: 'https://b.example/',
        was: { format: 0, url: 'https://a.example/' },
      },
    ]);
    const bold: Block = {
      id: 'x',
      type: 'paragraph',
      children: [
        { type: 'text', text: 'un', format: 0 },
        { type: 'text', text: 'believ', format: 1 },
        { type: 'text', text: 'able rates', format: 0 },
      ],
    };
    expect(compareBlocks(saying('x', 'unbelievable rates'), bold, 'en')).toMatchObject({
      change: 'changed',
      runs: [
        { side: 'both', text: 'un', format: 0 },
        { side: 'both', text: 'believ', format: 1, was: { format: 0 } },
        { side: 'both', text: 'able rates', format: 0 },
      ],
    });
  });

  test('gives up on a paragraph that takes too long, and says so', () => {
    const long = (word: string): string => `${word} `.repeat(60_000);
    const { runs, coarse } = compareBlocks(saying('x', long('слово')), saying('x', long('иное')), 'ru');
    expect([coarse, runs.map((run) => run.side)]).toEqual([true, ['removed', 'added']]);
  });

  test('shows how deep a list item stood', () => {
    const item = (indent: number): Block => ({ id: 'x', type: 'listitem', list: 'bullet', indent, children: [] });
    expect(compareBlocks(item(2), item(1), 'en')).toMatchObject({ change: 'changed', indent: 1, indentBefore: 2 });
    expect(compareBlocks(item(1), item(1), 'en')).toMatchObject({ change: 'same', indentBefore: null });
  });

  test('says what kind of block it was when that changed', () => {
    const quote: Block = { ...saying('x', 'Same words.'), type: 'quote' };
    expect(compareBlocks(saying('x', 'Same words.'), quote, 'en')).toMatchObject({
      change: 'changed',
      look: 'quote',
      lookBefore: 'paragraph',
    });
  });
});

describe('comparing two states of a text', () => {
  test('accounts for every block of both sides once', () => {
    fc.assert(
      fc.property(someContent, someContent, (before, after) => {
        const { blocks } = compareContents(before, after, 'en');
        const older = before.blocks.map((block) => block.id);
        const newer = after.blocks.map((block) => block.id);
        expect(blocks.filter((one) => one.change !== 'removed').map((one) => one.key)).toEqual(newer);
        expect(
          blocks
            .filter((one) => one.change !== 'added')
            .map((one) => one.key)
            .toSorted(),
        ).toEqual(older.toSorted());
      }),
      { numRuns: 300 },
    );
  });

  test('of a text with itself is empty', () => {
    fc.assert(
      fc.property(someContent, (content) => {
        const difference = compareContents(content, content, 'en');
        expect([difference.changes, difference.wordsAdded, difference.wordsRemoved]).toEqual([0, 0, 0]);
      }),
    );
  });

  test('calls moved only what left its place', () => {
    const blocks = (...ids: string[]) => ({ ...emptyContent, blocks: ids.map((id) => saying(id, id)) });
    const { blocks: compared } = compareContents(blocks('a', 'b', 'c', 'd'), blocks('b', 'c', 'a', 'd'), 'en');
    expect(compared.map((one) => [one.key, one.moved])).toEqual([
      ['b', false],
      ['c', false],
      ['a', true],
      ['d', false],
    ]);
  });

  test('shows a paragraph that was split as one text with another border', () => {
    const one = { ...emptyContent, blocks: [saying('a', 'Банк ждёт. Цены растут быстро.'), saying('z', 'Конец.')] };
    const two = {
      ...emptyContent,
      blocks: [saying('a', 'Банк ждёт.'), saying('b', 'Цены растут очень быстро.'), saying('z', 'Конец.')],
    };
    const split = compareContents(one, two, 'ru');
    expect([split.wordsAdded, split.wordsRemoved]).toEqual([1, 0]);
    expect(split.blocks[1]).toMatchObject({
      key: 'b',
      change: 'added',
      splitFrom: 'a',
      runs: [
        { side: 'both', text: 'Цены растут' },
        { side: 'added', text: ' очень' },
        { side: 'both', text: ' быстро.' },
      ],
    });
    const joined = compareContents(two, one, 'ru');
    expect([joined.wordsAdded, joined.wordsRemoved]).toEqual([0, 1]);
    expect(joined.blocks[1]).toMatchObject({ key: 'b', change: 'removed', joinedTo: 'a' });
  });

  test('does not take a new paragraph for one that was split off', () => {
    const before = { ...emptyContent, blocks: [saying('a', 'The bank waits for the spring.')] };
    const after = { ...emptyContent, blocks: [saying('a', 'The bank waits.'), saying('b', 'Prices rose in May.')] };
    const { blocks } = compareContents(before, after, 'en');
    expect(blocks.map((one) => [one.key, one.change, one.splitFrom])).toEqual([
      ['a', 'changed', undefined],
      ['b', 'added', undefined],
    ]);
  });

  test('by blocks alone says the same blocks, without words', () => {
    const before = { ...emptyContent, blocks: [saying('a', 'One two.'), saying('b', 'Same.')] };
    const after = { ...emptyContent, blocks: [saying('b', 'Same.'), saying('a', 'One three.')] };
    const coarse = compareCoarsely(before, after, 'en');
    expect(coarse).toMatchObject({ coarse: true, wordsAdded: 2, wordsRemoved: 2, changes: 2 });
    expect(coarse.blocks.map((one) => [one.key, one.change, one.moved])).toEqual(
      compareContents(before, after, 'en').blocks.map((one) => [one.key, one.change, one.moved]),
    );
  });

  test('shows a removed block where it stood', () => {
    const blocks = (...ids: string[]) => ({ ...emptyContent, blocks: ids.map((id) => saying(id, id)) });
    const { blocks: compared } = compareContents(blocks('a', 'b', 'c'), blocks('a', 'c'), 'en');
    expect(compared.map((one) => [one.key, one.change])).toEqual([
      ['a', 'same'],
      ['b', 'removed'],
      ['c', 'same'],
    ]);
  });

  test('compares fields by words', () => {
    expect(compareFields('headline', 'Rate held', 'Rate cut', 'en').runs).toEqual([
      { side: 'both', text: 'Rate ', format: 0 },
      { side: 'removed', text: 'held', format: 0 },
      { side: 'added', text: 'cut', format: 0 },
    ]);
  });
});

describe('counting words', () => {
  test.each([
    ['', 0],
    ['One, two — three.', 3],
    ['Қазақстанның Ұлттық банкі 15,5% деңгейінде', 5],
    ['«Регулятор выиграл себе шесть недель»', 5],
  ])('%j has %i', (text, words) => {
    expect(countWords(text, 'kk')).toBe(words);
    expect(countWordsRoughly(text)).toBe(words);
  });
});
