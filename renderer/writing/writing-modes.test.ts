import { expect, test } from 'vitest';
import { nextSize, readModes } from './writing-modes.ts';

test('what is kept comes back, and what does not fit is left alone', () => {
  const kept = { outline: true, focus: false, typewriter: true, size: 1.25 };
  expect(readModes(JSON.stringify(kept))).toEqual({ ...kept, free: false });
  expect(readModes(JSON.stringify({ outline: 'yes', size: 40, free: true }))).toEqual({
    outline: false,
    focus: false,
    typewriter: false,
    free: false,
    size: 1,
  });
  expect(readModes('{').size).toBe(1);
  expect(readModes(null).size).toBe(1);
});

test('sizes go up and down by steps and end somewhere', () => {
  expect(nextSize(1, 1)).toBe(1.1);
  expect(nextSize(1, -1)).toBe(0.9);
  expect(nextSize(2, 1)).toBe(2);
  expect(nextSize(0.8, -1)).toBe(0.8);
});
