import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countWords } from './difference-words.ts';
import { countWordsAfter } from './word-count.ts';

const pieces = [
  ...[' ', '  ', ' ', '\n', '\t', '.', ', ', '’', "'", '-', ' — ', '«', '»', ':', '1', '2,5', '3.14', '_'],
  ...['a', 'port', 'Ақтау', 'ё', 'е\u0308', '\u0301', '\u200d', '\u00ad', '\u2060', '😀', '👩\u200d👧', '🇰🇿', '🇰'],
  ...['ไทย', '東京', 'かな', 'カナ', 'שלום', 'ש"ב', 'العربية', ' a', 'b ', ' 7'],
];
const someText = fc.array(fc.constantFrom(...pieces), { maxLength: 24 }).map((parts) => parts.join(''));

test('a text that was changed has the words that it has', () => {
  fc.assert(
    fc.property(
      someText,
      someText,
      someText,
      someText,
      fc.constantFrom('en', 'ru', 'kk'),
      (head, old, now, tail, language) => {
        const before = head + old + tail;
        const after = head + now + tail;
        expect(countWordsAfter(before, countWords(before, language), after, language)).toBe(
          countWords(after, language),
        );
      },
    ),
    { numRuns: 5_000 },
  );
});

test('only what is around the change is counted', () => {
  const before = `${'one two '.repeat(200)}three ${'four five '.repeat(200)}`;
  // That it goes by what it is told shows in a number that is wrong by as much as it was told wrong.
  expect(countWordsAfter(before, 1_000, before.replace('three', 'three and a half'), 'en')).toBe(1_003);
});
