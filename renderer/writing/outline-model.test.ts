import { expect, test } from 'vitest';
import type { Block } from '../../shared/domain/blocks.ts';
import { headingOver, outlineOf, sameOutline } from './outline-model.ts';

const children = (text: string) => [{ type: 'text' as const, text, format: 0 }];
const heading = (id: string, tag: 'h2' | 'h3', text: string): Block => ({
  type: 'heading',
  tag,
  id,
  children: children(text),
});
const paragraph = (id: string): Block => ({ type: 'paragraph', id, children: children('Words') });

const blocks = [
  paragraph('lead'),
  heading('a', 'h2', 'Порт'),
  paragraph('p'),
  heading('e', 'h2', ' '),
  heading('b', 'h3', 'Су'),
  paragraph('q'),
];

test('lists the headings that say something', () => {
  expect(outlineOf(blocks)).toEqual([
    { id: 'a', level: 2, text: 'Порт' },
    { id: 'b', level: 3, text: 'Су' },
  ]);
});

test('a block stands under the nearest heading above it', () => {
  expect(['lead', 'a', 'p', 'e', 'q', 'gone', null].map((id) => headingOver(blocks, id))).toEqual([
    null,
    'a',
    'a',
    'a',
    'b',
    null,
    null,
  ]);
});

test('an outline is the same until a heading is another', () => {
  expect(sameOutline(outlineOf(blocks), outlineOf([...blocks, paragraph('more')]))).toBe(true);
  expect(sameOutline(outlineOf(blocks), outlineOf(blocks.slice(0, 4)))).toBe(false);
});
