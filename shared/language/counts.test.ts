import { expect, test } from 'vitest';
import { languageCodes } from '../domain/languages.ts';
import { addCounts, countCharacters, countText, noCounts, readingMinutes } from './counts.ts';

test('a character is what a reader sees as one', () => {
  expect(countCharacters('Қазақстан')).toBe(9);
  expect(countCharacters('👩‍👩‍👧 🇰🇿')).toBe(3);
  expect(countCharacters('e\u0301te\u0301')).toBe(3);
  expect(countCharacters('наши́')).toBe(4);
  expect(countCharacters('')).toBe(0);
});

test('the quick way and the segmenter agree on plain copy', () => {
  const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  const copy = '«Ұлттық банк» — 15,5 % №\u00a03, €20… Ёлка, Größe, “quoted” ’s';
  expect(countCharacters(copy)).toBe([...graphemes.segment(copy)].length);
});

test('spaces of every width are spaces, and ends of lines and cells are no characters', () => {
  expect(countText('a b\u00a0c\u2009d\ne\tf', 'en')).toEqual({ words: 6, characters: 9, spaces: 3 });
});

test('counts add and come off again', () => {
  const one = countText('Two words', 'en');
  expect(addCounts(addCounts(noCounts, one), one, -1)).toEqual(noCounts);
});

test('reading takes longer where words say more, and never no time at all', () => {
  expect(readingMinutes(0, 'en')).toBe(0);
  expect(readingMinutes(3, 'en')).toBe(1);
  expect(readingMinutes(952, 'en')).toBe(4);
  expect(readingMinutes(952, 'ru')).toBe(5);
  expect(readingMinutes(952, 'kk')).toBe(6);
  for (const language of languageCodes) expect(readingMinutes(1_000, language)).toBeGreaterThan(3);
});
