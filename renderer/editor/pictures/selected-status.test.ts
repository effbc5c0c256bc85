// @vitest-environment jsdom
import { $setSelection } from 'lexical';
import { expect, test } from 'vitest';
import type { Block } from '../../../shared/domain/blocks.ts';
import { $blockNodes } from '../blocks/document.ts';
import { openBody, paragraph, text } from '../testing.ts';
import { $selectThing } from './picture-keys.ts';
import { $isThing } from './picture-node-kinds.ts';
import { watchStanding } from './selected-status.tsx';

const picture: Block = {
  type: 'image',
  id: 'p',
  picture: 'ab'.repeat(32),
  width: 1200,
  height: 800,
  alt: 'Ships at anchor',
  credit: '',
  children: [text('Ships wait.')],
};
const bare: Block = { ...picture, id: 'q', alt: ' ', credit: 'Aigerim Bekova', children: [] };
const card: Block = { type: 'embed', id: 'c', url: 'https://www.example.org/report', children: [text('The report')] };
const rule: Block = { type: 'rule', id: 'r', children: [] };

test('a screen reader hears what the selection came onto, and silence in a text', () => {
  const editor = openBody([paragraph('a', 'One.'), picture, bare, card, rule]);
  const said: string[] = [];
  watchStanding(editor.body.editor, (words) => said.push(words));
  const onto = (at: number): void =>
    editor.work(() => {
      const block = $blockNodes()[at];
      if ($isThing(block)) $selectThing(block);
      else block?.selectStart();
    });
  for (const at of [1, 2, 3, 4, 0]) onto(at);
  expect(said).toEqual([
    'Picture: Ships at anchor. Caption: Ships wait. Enter opens its details, Delete removes it.',
    'Picture without alternative text. Credit: Aigerim Bekova. Enter opens its details, Delete removes it.',
    'Card: The report, example.org. Enter opens its details, Delete removes it.',
    'Horizontal rule.',
    '',
  ]);
  said.length = 0;
  editor.type('Words');
  editor.work(() => $setSelection(null));
  expect(said).toEqual([]);
});
