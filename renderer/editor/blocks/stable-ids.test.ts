// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { heading, item, openBody, paragraph, quote } from '../testing.ts';

const newOne = expect.stringMatching(/^[0-9a-f-]{36}/u);

test('Enter in the middle keeps the id with the first half', () => {
  const editor = openBody([paragraph('a', 'OneTwo'), paragraph('b', 'Three')]);
  editor.select([0, 3]);
  editor.enter();
  expect(editor.lines()).toEqual(['a One', expect.stringMatching(/ Two$/u), 'b Three']);
});

test('Enter keeps the id with the half that has more of the text, and undo and redo with it', () => {
  const editor = openBody([paragraph('a', 'One and much more'), paragraph('b', 'Three')]);
  editor.select([0, 0]);
  editor.type('New.');
  editor.body.takeChange();
  editor.enter();
  const split = [expect.stringMatching(/ New\.$/u), 'a One and much more', 'b Three'];
  expect(editor.lines()).toEqual(split);
  const [made] = editor.body.allBlocks();
  const change = editor.body.takeChange();
  expect(change?.order).toEqual([made?.id, 'a', 'b']);
  expect(change?.blocks?.slice(0, 2)).toEqual([made, paragraph('a', 'One and much more')]);
  expect(editor.body.currentBlockId()).toBe('a');
  editor.run({ do: 'undo' });
  expect(editor.lines()).toEqual(['a New.One and much more', 'b Three']);
  editor.run({ do: 'redo' });
  expect(editor.lines()).toEqual(split);
});

test.each(['Backspace', 'Delete'])('%s after Enter brings the block back that was split', (key) => {
  const editor = openBody([paragraph('a', 'New.One and much more')]);
  editor.select([0, 4]);
  editor.enter();
  if (key === 'Delete') editor.select([0, -1]);
  if (key === 'Delete') editor.forwardDelete();
  else editor.backspace();
  expect(editor.lines()).toEqual(['a New.One and much more']);
});

test('Enter at the end keeps the id with the text', () => {
  const editor = openBody([paragraph('a', 'One')]);
  editor.select([0, -1]);
  editor.enter();
  expect(editor.lines()).toEqual(['a One', newOne]);
});

test('Enter at the start puts an empty block before and keeps the id with the text', () => {
  const editor = openBody([paragraph('a', 'One')]);
  editor.select([0, 0]);
  editor.enter();
  editor.type('x');
  expect(editor.lines()).toEqual([newOne, 'a xOne']);
});

test.each(['h2', 'h3', 'h4', 'quote', 'bullet', 'number', 'paragraph'] as const)(
  'a block keeps its id when it becomes %s and a paragraph again',
  (kind) => {
    const editor = openBody([paragraph('a', 'One'), heading('b', 'Two'), item('c', 'Three', 1), quote('d', 'Four')]);
    editor.select([0, 0], [3, -1]);
    editor.run({ do: 'kind', kind });
    expect(editor.lines()).toEqual(['a One', 'b Two', 'c Three', 'd Four']);
    editor.run({ do: 'kind', kind: 'paragraph' });
    expect(editor.lines()).toEqual(['a One', 'b Two', 'c Three', 'd Four']);
    expect(editor.body.allBlocks().map((block) => block.type)).toEqual(Array(4).fill('paragraph'));
  },
);

test('Backspace at the start of a heading, a quote or an item makes it a paragraph with the same id', () => {
  for (const block of [heading('b', 'Two'), quote('b', 'Two'), item('b', 'Two')]) {
    const editor = openBody([paragraph('a', 'One'), block]);
    editor.select([1, 0]);
    editor.backspace();
    expect(editor.body.allBlocks()).toEqual([paragraph('a', 'One'), paragraph('b', 'Two')]);
  }
});

test('Backspace at the start of an inner item brings it out a level first', () => {
  const editor = openBody([item('a', 'One'), item('b', 'Two', 2)]);
  editor.select([1, 0]);
  editor.backspace();
  expect(editor.body.allBlocks()[1]).toEqual(item('b', 'Two', 1));
});

test('merging two blocks keeps the id of the longer, and of two alike the first', () => {
  const editor = openBody([paragraph('a', 'One'), paragraph('b', 'Two')]);
  editor.select([1, 0]);
  editor.backspace();
  expect(editor.lines()).toEqual(['a OneTwo']);
});

test('merging into an empty block keeps the id of the text', () => {
  const editor = openBody([paragraph('a', ''), paragraph('b', 'Two')]);
  editor.select([1, 0]);
  editor.backspace();
  expect(editor.lines()).toEqual(['b Two']);
});

test('deleting forwards from an empty block keeps the id of the text', () => {
  const editor = openBody([paragraph('a', ''), paragraph('b', 'Two')]);
  editor.select([0, 0]);
  editor.forwardDelete();
  expect(editor.lines()).toEqual(['b Two']);
});

test('what is copied and pasted gets ids of its own', () => {
  const editor = openBody([paragraph('a', 'One'), paragraph('b', 'Two'), paragraph('c', '')]);
  editor.select([0, 0], [1, -1]);
  const copied = editor.copy();
  editor.select([2, 0]);
  editor.paste(copied);
  const lines = editor.lines();
  expect(lines.slice(0, 2)).toEqual(['a One', 'b Two']);
  expect(editor.texts()).toEqual(['One', 'Two', 'One', 'Two']);
  expect(new Set(lines.map((line) => line.split(' ')[0])).size).toBe(4);
});

test('what is cut and pasted keeps its ids', () => {
  const editor = openBody([paragraph('a', 'One'), paragraph('b', 'Two'), paragraph('c', 'Three'), paragraph('d', '')]);
  editor.select([0, 0], [1, -1]);
  const cut = editor.cut();
  editor.select([2, 0]);
  editor.paste(cut);
  expect(editor.lines()).toEqual([newOne, 'c Three', 'a One', 'b Two']);
});

test('what is left of a block after all before it was deleted is still that block', () => {
  const editor = openBody([heading('a', 'One'), paragraph('b', 'Two'), paragraph('c', 'Three')]);
  editor.select([0, 0], [2, 2]);
  editor.backspace();
  expect(editor.body.allBlocks()).toEqual([paragraph('c', 'ree')]);
});

test('Enter over a selection leaves both ends the blocks that they were', () => {
  const editor = openBody([paragraph('a', 'One'), paragraph('b', 'Two'), paragraph('c', 'Three')]);
  editor.select([0, 1], [2, 2]);
  editor.enter();
  expect(editor.lines()).toEqual(['a O', 'c ree']);
});

test('an empty list item ends the list on Enter and stays the same block', () => {
  const editor = openBody([item('a', 'One'), item('b', '', 1)]);
  editor.select([1, 0]);
  editor.enter();
  expect(editor.body.allBlocks()[1]).toEqual(item('b', ''));
  editor.enter();
  expect(editor.body.allBlocks()[1]).toEqual(paragraph('b', ''));
});

test('both halves of a split keep the source that they translate', () => {
  const editor = openBody([{ ...paragraph('a', 'OneTwo'), source: 's' }]);
  editor.select([0, 3]);
  editor.enter();
  expect(editor.body.allBlocks().map((block) => block.source)).toEqual(['s', 's']);
});

test('a quote that is split in the middle is two quotes, and ends with a paragraph', () => {
  const editor = openBody([quote('a', 'OneTwo')]);
  editor.select([0, 3]);
  editor.enter();
  editor.select([1, -1]);
  editor.enter();
  expect(editor.body.allBlocks().map((block) => block.type)).toEqual(['quote', 'quote', 'paragraph']);
});

test('undo and redo bring the ids back that were there', () => {
  const editor = openBody([paragraph('a', 'One'), paragraph('b', 'Two')]);
  editor.select([1, 0]);
  editor.backspace();
  editor.run({ do: 'undo' });
  expect(editor.lines()).toEqual(['a One', 'b Two']);
  editor.run({ do: 'redo' });
  expect(editor.lines()).toEqual(['a OneTwo']);
});

test('the elements say which block they are and which they translate', () => {
  const editor = openBody([{ ...paragraph('a', 'One'), source: 's' }, paragraph('b', '')]);
  const drawn = () => editor.body.blockElements().map((element) => [element.dataset.block, element.dataset.source]);
  expect(drawn()).toEqual([
    ['a', 's'],
    ['b', undefined],
  ]);
  editor.select([0, 0]);
  editor.run({ do: 'kind', kind: 'h2' });
  expect(drawn()).toEqual([
    ['a', 's'],
    ['b', undefined],
  ]);
  editor.run({ do: 'undo' });
  expect(drawn()).toEqual([
    ['a', 's'],
    ['b', undefined],
  ]);
});
