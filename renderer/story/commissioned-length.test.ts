import { expect, test } from 'vitest';
import { lengthState, lengthWords, readLength } from './commissioned-length.ts';

test('near begins at nine tenths, over at the first word too many', () => {
  expect([0, 449, 450, 500, 501].map((words) => lengthState(words, 500))).toEqual([
    'short',
    'short',
    'near',
    'near',
    'over',
  ]);
});

test('says it in words', () => {
  expect(lengthWords(220, 500)).toBe('280 to go of 500 words');
  expect(lengthWords(480, 500)).toBe('near 500 words, 20 to go');
  expect(lengthWords(500, 500)).toBe('at 500 words');
  expect(lengthWords(512, 500)).toBe('12 over 500 words');
});

test('reads lengths as people write them', () => {
  expect(readLength('')).toEqual({ value: null });
  expect(readLength('1 200 words')).toEqual({ value: 1_200 });
  expect(readLength('1,200')).toEqual({ value: 1_200 });
  expect(readLength('long')).toHaveProperty('problem');
  expect(readLength('0')).toHaveProperty('problem');
});
