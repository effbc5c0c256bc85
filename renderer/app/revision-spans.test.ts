import { expect, test } from 'vitest';
import { revisionSpans } from './revision-spans.ts';

test.each([
  [[4], 'revision 4'],
  [[4, 5], 'revisions 4–5'],
  [[1, 3, 4, 5, 9], 'revisions 1, 3–5, 9'],
])('names %j as %s', (numbers, words) => {
  expect(revisionSpans(numbers)).toBe(words);
});
