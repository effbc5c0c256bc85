import { describe, expect, it } from 'vitest';
import type { Block } from '../../shared/domain/blocks.ts';
import { emptyContent } from '../../shared/domain/edition.ts';
import { pairBands } from './bands.ts';
import { bodyRows, fieldRows, nextUndone, stateByPiece } from './rows.ts';

const paragraph = (id: string): Block => ({ id, type: 'paragraph', children: [] });
const heading = (id: string): Block => ({ id, type: 'heading', tag: 'h2', children: [] });
const item = (id: string): Block => ({ id, type: 'listitem', list: 'number', indent: 0, children: [] });

const source = { ...emptyContent, blocks: [paragraph('a'), heading('b'), item('c'), item('d')] };
const targets = [
  { id: '1', source: 'a' },
  { id: '2', source: 'x' },
  { id: '3', source: 'c' },
];
const pieces = stateByPiece([
  { key: 'headline', kind: 'field', state: 'done' },
  { key: 'a', kind: 'block', state: 'stale' },
  { key: 'b', kind: 'block', state: 'untranslated' },
  { key: 'c', kind: 'block', state: 'done' },
  { key: 'x', kind: 'block', state: 'removed' },
]);
const rows = [
  ...fieldRows(pieces),
  ...bodyRows(
    source,
    pairBands(
      source.blocks.map((block) => block.id),
      targets,
    ),
    pieces,
  ),
];

describe('the rows of a translation', () => {
  it('are named and numbered by the source, with what was taken out where its translation stands', () => {
    expect(rows.map((row) => [row.name, row.state])).toEqual([
      ['headline', 'done'],
      ['standfirst', null],
      ['byline and dateline', null],
      ['paragraph 1', 'stale'],
      ['paragraph after 1', 'removed'],
      ['paragraph 2', 'untranslated'],
      ['paragraph 3', 'done'],
      ['paragraph 4', null],
    ]);
  });

  it('count list items and hold a list together', () => {
    expect(rows.slice(-2).map((row) => row.ordinal)).toEqual([1, 2]);
    expect(rows.at(-2)?.below).toBe(3);
    expect(rows.at(-1)?.above).toBe(3);
  });
});

describe('the next paragraph with something to do', () => {
  it.each([
    [null, 'a'],
    ['a', 'x'],
    ['x', 'b'],
    ['c', 'a'],
    ['nowhere', 'a'],
  ])('after %s is %s', (current, next) => {
    expect(nextUndone(rows, current)?.key).toBe(next);
  });

  it('is the same one again when it is the last, and none when all is done', () => {
    const one = rows.filter((row) => row.key === 'a' || row.state === 'done');
    expect(nextUndone(one, 'a')?.key).toBe('a');
    expect(nextUndone(one, 'a', false)).toBeNull();
    expect(nextUndone(rows.slice(0, 1), null)).toBeNull();
  });
});
