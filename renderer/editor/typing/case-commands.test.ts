// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { textFormat } from '../../../shared/domain/blocks.ts';
import { openBody, paragraph, text } from '../testing.ts';

test('a change of case keeps formats, links and the selection, and is one undo', () => {
  const mixed = {
    ...paragraph('a', ''),
    children: [
      text('the pri'),
      text('ce of ', textFormat.bold),
      { type: 'link' as const, url: 'https://bread.kz', children: [text('bread')] },
    ],
  };
  const editor = openBody([mixed, paragraph('b', 'әлем')]);
  editor.root.lang = 'kk';
  editor.select([0, 4], [1, -1]);
  editor.run({ do: 'case', to: 'upper' });
  expect(editor.body.allBlocks()).toMatchObject([
    {
      id: 'a',
      children: [
        text('the PRI'),
        text('CE OF ', textFormat.bold),
        { url: 'https://bread.kz', children: [text('BREAD')] },
      ],
    },
    { id: 'b', children: [text('ӘЛЕМ')] },
  ]);
  editor.run({ do: 'case', to: 'title' });
  expect(editor.texts()).toEqual(['the Price Of Bread', 'Әлем']);
  editor.run({ do: 'undo' });
  editor.run({ do: 'undo' });
  expect(editor.body.allBlocks()[0]).toEqual(mixed);
});

test('clear formatting keeps links', () => {
  const editor = openBody([
    {
      ...paragraph('a', ''),
      children: [text('one', 5), { type: 'link', url: 'https://bread.kz', children: [text('two', 2)] }],
    },
  ]);
  editor.select([0, 1], [0, -1]);
  editor.run({ do: 'clear-formatting' });
  expect(editor.body.allBlocks()[0]?.children).toEqual([
    text('o', 5),
    text('ne'),
    { type: 'link', url: 'https://bread.kz', children: [text('two')] },
  ]);
});
