import { describe, expect, test } from 'vitest';
import { compileQuery } from './find-matcher.ts';
import { type FindQuery, plainQuery } from './find-query.ts';
import { editsOfPieces, oneLine, replacementsIn } from './replacements.ts';

function replaced(text: string, query: Partial<FindQuery>, by: string): string {
  const compiled = compileQuery({ ...plainQuery, ...query });
  if (!compiled.ok) throw new Error(compiled.message);
  let out = text;
  for (const one of replacementsIn(compiled.matcher, text, by).toReversed()) {
    out = out.slice(0, one.start) + one.by + out.slice(one.end);
  }
  return out;
}

describe('what comes in the place of what', () => {
  test.each([
    ['Елка, ёлка и ёлки', { text: 'елка' }, 'ель', 'ель, ель и ёлки'],
    ['Елка, ёлка', { text: 'елка', alike: false }, 'ель', 'ель, ёлка'],
    ['Елка, елка', { text: 'елка', matchCase: true }, 'ель', 'Елка, ель'],
    ['қала кала қалада', { text: 'қала', wholeWord: true }, 'шаһар', 'шаһар шаһар қалада'],
    ['10 km', { text: '(\\d+) km', regularExpression: true }, '$1 км', '10 км'],
    ['$1', { text: '$1' }, '$&', '$&'],
    ['a\nb', { text: '\\s', regularExpression: true }, '-', 'a\nb'],
    ['a \nb', { text: '\\s+', regularExpression: true }, '-', 'a-b'],
    ['one', { text: 'one' }, 'two\nthree', 'two three'],
    ['words', { text: 'words' }, '', ''],
  ] as const)('%j with %j by %j', (text, query, by, expected) => {
    expect(replaced(text, query, by)).toBe(expected);
  });

  test('a place that says it already is none, and the others keep their numbers', () => {
    const compiled = compileQuery({ ...plainQuery, text: 'ёлка' });
    if (!compiled.ok) throw new Error(compiled.message);
    const places = replacementsIn(compiled.matcher, 'елка ёлка Ёлка', 'ёлка');
    expect(places.map(({ start, at }) => [start, at])).toEqual([
      [0, 0],
      [10, 2],
    ]);
  });

  test('a line feed of any kind is a blank', () => {
    expect(oneLine('a\r\n\nb\rc')).toBe('a b c');
  });
});

describe('over the borders of formats', () => {
  const words = (start: number, end: number) => ({ start, end, hasWords: true });
  const lineBreak = (start: number) => ({ start, end: start + 1, hasWords: false });
  test.each([
    ['inside one', [words(0, 9)], 2, 4, [{ index: 0, from: 2, count: 2, by: 'x' }]],
    [
      'the first takes it',
      [words(0, 3), words(3, 6), words(6, 9)],
      2,
      7,
      [
        { index: 0, from: 2, count: 1, by: 'x' },
        { index: 1, from: 0, count: 3, by: '' },
        { index: 2, from: 0, count: 1, by: '' },
      ],
    ],
    [
      'neighbours are left alone',
      [words(0, 3), words(3, 6), words(6, 9)],
      3,
      6,
      [{ index: 1, from: 0, count: 3, by: 'x' }],
    ],
    [
      'a line break goes, the words behind it take it',
      [lineBreak(0), words(1, 3)],
      0,
      2,
      [
        { index: 0, from: 0, count: 1, by: '' },
        { index: 1, from: 0, count: 1, by: 'x' },
      ],
    ],
    ['a line break alone stays', [words(0, 1), lineBreak(1), words(2, 3)], 1, 2, null],
  ])('%s', (_what, pieces, start, end, expected) => {
    expect(editsOfPieces(pieces, { start, end, by: 'x' })).toEqual(expected);
  });
});
