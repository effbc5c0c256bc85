// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { heading, item, openBody, paragraph } from '../testing.ts';

type Editor = ReturnType<typeof openBody>;

/** Returns whether somebody took the key. */
function press(editor: Editor, init: KeyboardEventInit): boolean {
  const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init });
  editor.root.dispatchEvent(event);
  editor.body.allBlocks();
  return event.defaultPrevented;
}

test.each([
  ['##', 'heading'],
  ['###', 'heading'],
  ['####', 'heading'],
  ['>', 'quote'],
  ['-', 'listitem'],
  ['*', 'listitem'],
  ['1.', 'listitem'],
])('%s and a space begin what it stands for, one undo away', (mark, type) => {
  const editor = openBody([paragraph('a', 'One')]);
  editor.select([0, 0]);
  editor.keys(`${mark} `);
  expect(editor.body.allBlocks()).toMatchObject([{ id: 'a', type }]);
  expect(editor.texts()).toEqual(['One']);
  editor.run({ do: 'undo' });
  expect(editor.texts()).toEqual([`${mark} One`]);
  editor.keys('x');
  expect(editor.texts()).toEqual([`${mark} xOne`]);
});

test('a mark elsewhere than at the start of a paragraph is only text', () => {
  const editor = openBody([paragraph('a', 'One -'), heading('b', '-')]);
  editor.select([0, -1]);
  editor.keys(' ');
  editor.select([1, -1]);
  editor.keys(' ');
  expect(editor.body.allBlocks().map((block) => block.type)).toEqual(['paragraph', 'heading']);
});

test('Tab moves list items in and out, and leaves the text where it can do neither', () => {
  const editor = openBody([item('a', 'One'), paragraph('b', 'Two')]);
  editor.select([0, 0]);
  const tab = { key: 'Tab', code: 'Tab' };
  expect(press(editor, tab)).toBe(true);
  expect(editor.body.allBlocks()[0]).toEqual(item('a', 'One', 1));
  expect(press(editor, { ...tab, shiftKey: true })).toBe(true);
  expect(editor.body.allBlocks()[0]).toEqual(item('a', 'One'));
  expect(press(editor, { ...tab, shiftKey: true })).toBe(false);
  editor.select([1, 0]);
  expect(press(editor, tab)).toBe(false);
});

test('keys work by their place on the board, in a Cyrillic layout too', () => {
  const editor = openBody([paragraph('a', 'One')]);
  editor.select([0, 0]);
  expect(press(editor, { key: '"', code: 'Digit2', ctrlKey: true, altKey: true })).toBe(true);
  expect(editor.body.allBlocks()).toMatchObject([{ type: 'heading', tag: 'h2' }]);
  press(editor, { key: '?', code: 'Digit7', ctrlKey: true, shiftKey: true });
  expect(editor.body.allBlocks()).toMatchObject([{ type: 'listitem', list: 'number' }]);
  editor.select([0, 0], [0, -1]);
  press(editor, { key: 'и', code: 'KeyB', ctrlKey: true });
  expect(editor.body.formatState().format).toBe(1);
});

test('Enter with a modifier and Escape leave the text alone', () => {
  const editor = openBody([paragraph('a', 'One')]);
  editor.select([0, 0], [0, -1]);
  press(editor, { key: 'Enter', code: 'Enter', ctrlKey: true });
  press(editor, { key: 'Escape', code: 'Escape' });
  expect(editor.body.allBlocks()).toEqual([paragraph('a', 'One')]);
});
