import { expect, test } from 'vitest';
import type { Block } from '../../shared/domain/blocks.ts';
import { ordinals } from './block-view.tsx';

/** "n" and "b" for items of numbered and bulleted lists with their indent, "p" for a paragraph. */
function blocks(text: string): readonly Block[] {
  return text.split(' ').map((word, at): Block => {
    const base = { id: `${at}`, children: [] };
    if (word === 'p') return { type: 'paragraph', ...base };
    return {
      type: 'listitem',
      list: word.startsWith('n') ? 'number' : 'bullet',
      indent: Number(word.slice(1)),
      ...base,
    };
  });
}

test.each([
  ['items count on, and what is no item ends their list', 'n0 n0 p n0', [1, 2, 1, 1]],
  ['a numbered list after a bulleted one starts from 1', 'b0 b0 n0 n0 b0 n0', [1, 2, 1, 2, 1, 1]],
  ['inner items of any kind do not end the outer list', 'n0 b1 n1 n1 n0', [1, 1, 1, 2, 2]],
  ['an inner list starts again below another item', 'n0 n1 n1 n0 n1', [1, 1, 2, 2, 1]],
  ['a list that starts deep is one with what comes out of it', 'n3 n1 n0', [1, 2, 3]],
])('%s', (_name, text, expected) => {
  expect(ordinals(blocks(text))).toEqual(expected);
});
