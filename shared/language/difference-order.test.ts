import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyContent } from '../domain/edition.ts';
import { compareContents } from './difference.ts';
import { rowsOf } from './difference-order.ts';
import { someStates } from './testing.ts';

test('the rows of one side are its blocks in its order', () => {
  fc.assert(
    fc.property(someStates, ({ before, after }) => {
      const rows = rowsOf(compareContents(before, after, 'en'));
      const keys = (without: 'before' | 'after') =>
        rows.filter((row) => row.sides !== without).map((row) => row.block.key);
      expect(keys('after')).toEqual(before.blocks.map((block) => block.id));
      expect(keys('before')).toEqual(after.blocks.map((block) => block.id));
    }),
    { numRuns: 500 },
  );
});

test('a block that moved has a row where it stood and one where it stands', () => {
  const blocks = (...ids: string[]) => ({
    ...emptyContent,
    blocks: ids.map((id) => ({ id, type: 'paragraph' as const, children: [] })),
  });
  const rows = rowsOf(compareContents(blocks('a', 'b', 'c', 'd'), blocks('b', 'c', 'a', 'd'), 'en'));
  expect(rows.map((row) => [row.block.key, row.sides])).toEqual([
    ['a', 'before'],
    ['b', 'both'],
    ['c', 'both'],
    ['a', 'after'],
    ['d', 'both'],
  ]);
});
