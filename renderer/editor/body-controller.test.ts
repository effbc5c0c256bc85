// @vitest-environment jsdom
import { expect, test, vi } from 'vitest';
import { type Block, blockText } from '../../shared/domain/blocks.ts';
import { heading, item, openBody, paragraph, quote, text } from './testing.ts';

test('what was opened is no change', () => {
  const editor = openBody([paragraph('a', 'One'), item('b', 'Two', 2, 'number'), quote('c', ''), heading('d', 'Four')]);
  expect(editor.body.takeChange()).toBe(null);
  expect(editor.dirtyCount()).toBe(0);
});

test('every kind of block, format and link comes out as it went in', () => {
  const blocks: Block[] = [
    {
      ...paragraph('a', ''),
      source: 's',
      children: [
        text('plain '),
        text('all', 1 | 2 | 4 | 8 | 16 | 32 | 64),
        { type: 'linebreak' },
        { type: 'link', url: 'https://a.kz/', children: [text('li'), text('nk', 1)] },
      ],
    },
    heading('b', 'Two'),
    { ...heading('c', 'Three'), type: 'heading', tag: 'h4' },
    quote('d', 'Four'),
    item('e', 'Five', 3, 'number'),
  ];
  expect(openBody(blocks).body.allBlocks()).toEqual(blocks);
});

test('a link that is not allowed is opened as its words', () => {
  const link: Block = {
    ...paragraph('a', ''),
    children: [{ type: 'link', url: 'javascript:alert(1)', children: [text('x')] }],
  };
  expect(openBody([link]).body.allBlocks()).toEqual([paragraph('a', 'x')]);
});

test('only the block that was typed in is taken, once', () => {
  const editor = openBody([paragraph('a', 'One'), paragraph('b', 'Two'), paragraph('c', 'Three')]);
  editor.select([1, -1]);
  editor.type('!');
  expect(editor.body.takeChange()).toEqual({ blocks: [paragraph('b', 'Two!')] });
  expect(editor.body.takeChange()).toBe(null);
});

test('a block that came is taken with the order', () => {
  const editor = openBody([paragraph('a', 'OneTwo')]);
  editor.select([0, 3]);
  editor.enter();
  const change = editor.body.takeChange();
  const [, made] = editor.body.allBlocks();
  expect(change?.order).toEqual(['a', made?.id]);
  expect(change?.blocks).toEqual([paragraph('a', 'One'), made]);
});

test('a block that went is only missing in the order', () => {
  const editor = openBody([paragraph('a', 'One'), paragraph('b', 'Two'), paragraph('c', 'Three')]);
  editor.select([0, -1], [1, -1]);
  editor.erase();
  expect(editor.body.takeChange()?.order).toEqual(['a', 'c']);
});

test('a block that an undo brings back after it was taken away is sent again', () => {
  const editor = openBody([paragraph('a', 'One'), paragraph('b', 'Two')]);
  editor.select([0, -1], [1, -1]);
  editor.erase();
  editor.body.takeChange();
  editor.run({ do: 'undo' });
  const change = editor.body.takeChange();
  expect(change?.order).toEqual(['a', 'b']);
  expect(change?.blocks).toContainEqual(paragraph('b', 'Two'));
});

test('a body that was empty gets its first block with its first letter', () => {
  const editor = openBody([]);
  expect(editor.root.hasAttribute('data-empty')).toBe(true);
  expect(editor.dirtyCount()).toBe(0);
  editor.select([0, 0]);
  editor.type('O');
  const [block] = editor.body.allBlocks();
  expect(editor.body.takeChange()).toEqual({ blocks: [block], order: [block?.id] });
  expect(editor.root.hasAttribute('data-empty')).toBe(false);
});

test('another text in its place is no change, and undo does not reach behind it', () => {
  const editor = openBody([paragraph('a', 'One'), paragraph('b', 'Two')]);
  const kept = editor.root.children[1];
  editor.body.replaceAll([paragraph('c', 'New'), paragraph('b', 'Two')]);
  expect(editor.lines()).toEqual(['c New', 'b Two']);
  expect(editor.root.children[1]).toBe(kept);
  expect(editor.body.takeChange()).toBe(null);
  expect(editor.dirtyCount()).toBe(0);
  expect(editor.body.formatState().canUndo).toBe(false);
  editor.run({ do: 'undo' });
  expect(editor.lines()).toEqual(['c New', 'b Two']);
  editor.select([0, -1]);
  editor.type('!');
  editor.run({ do: 'undo' });
  editor.run({ do: 'undo' });
  expect(editor.lines()).toEqual(['c New', 'b Two']);
});

test('what was typed before another text came cannot be undone or redone into it', () => {
  const editor = openBody([paragraph('a', 'One')]);
  editor.select([0, -1]);
  editor.type('!');
  editor.run({ do: 'undo' });
  editor.type('?');
  editor.body.replaceAll([paragraph('a', 'New')]);
  for (const command of ['undo', 'undo', 'redo', 'redo'] as const) editor.run({ do: command });
  expect(editor.lines()).toEqual(['a New']);
});

const threeSources = [paragraph('s1', 'One'), paragraph('s2', 'Two'), paragraph('s3', 'Three')];

function openBeside(...texts: readonly string[]) {
  const blocks = texts.map((words, at) => ({ ...paragraph(`t${at + 1}`, words), source: `s${at + 1}` }));
  const editor = openBody(blocks);
  editor.body.ensureSourceBlocks(threeSources);
  const places = () => editor.body.allBlocks().map((block) => [block.source, blockText(block)].join(' ').trim());
  return { ...editor, blocks, places };
}

test('deleting backwards from behind an empty place goes into it and leaves it there', () => {
  const editor = openBeside('Бир', '', 'Үш');
  editor.select([2, 0]);
  editor.backspace();
  expect(editor.lines()).toEqual(['t1 Бир', 't2', 't3 Үш']);
  expect(editor.body.currentBlockId()).toBe('t2');
  editor.backspace();
  expect(editor.places()).toEqual(['s1 Бир', 's2', 's3 Үш']);
  expect(editor.body.currentBlockId()).toBe('t1');
});

test.each(['backspace', 'forwardDelete'] as const)('%s into a filled place leaves an empty one', (merge) => {
  const editor = openBeside('Бир', 'Эки', 'Үш');
  editor.select(merge === 'backspace' ? [2, 0] : [1, -1]);
  editor[merge]();
  expect(editor.places()).toEqual(['s1 Бир', 's2 ЭкиҮш', 's3']);
  const change = editor.body.takeChange();
  expect(change?.order).toHaveLength(3);
  editor.run({ do: 'undo' });
  expect(editor.lines()).toEqual(['t1 Бир', 't2 Эки', 't3 Үш']);
  editor.run({ do: 'redo' });
  expect(editor.places()).toEqual(['s1 Бир', 's2 ЭкиҮш', 's3']);
});

test('forwards from before an empty place it stays', () => {
  const editor = openBeside('Бир', '', 'Үш');
  editor.select([0, -1]);
  editor.forwardDelete();
  expect(editor.places()).toEqual(['s1 Бир', 's2', 's3 Үш']);
});

test('another text in its place gets room for the source that it does not know', () => {
  const editor = openBeside('Бир', 'Эки', 'Үш');
  editor.body.replaceAll(editor.blocks.slice(0, 1));
  expect(editor.places()).toEqual(['s1 Бир', 's2', 's3']);
  expect(editor.dirtyCount()).toBe(0);
  expect(editor.body.formatState().canUndo).toBe(false);
  editor.select([2, 0]);
  editor.type('Үч');
  editor.run({ do: 'undo' });
  expect(editor.places()).toEqual(['s1 Бир', 's2', 's3']);
});

test('room is made for source blocks that have no translation, each at its place', () => {
  const editor = openBody([
    { ...paragraph('a', 'Бир'), source: 's1' },
    { ...paragraph('c', 'Үш'), source: 's3' },
  ]);
  editor.body.ensureSourceBlocks([
    heading('s0', 'Zero'),
    paragraph('s1', 'One'),
    paragraph('s2', 'Two'),
    paragraph('blank', ' '),
    paragraph('s3', 'Three'),
    item('s4', 'Four', 1),
  ]);
  expect(editor.body.allBlocks().map(({ type, source }) => [type, source])).toEqual([
    ['heading', 's0'],
    ['paragraph', 's1'],
    ['paragraph', 's2'],
    ['paragraph', 's3'],
    ['listitem', 's4'],
  ]);
});

test('making room is not to be undone or saved by itself, but goes with what is typed next', () => {
  const editor = openBody([{ ...paragraph('a', 'Бир'), source: 's1' }]);
  editor.body.ensureSourceBlocks([paragraph('s1', 'One'), paragraph('s2', 'Two')]);
  expect(editor.texts()).toEqual(['Бир', '']);
  expect(editor.dirtyCount()).toBe(0);
  expect(editor.body.formatState().canUndo).toBe(false);
  editor.select([1, 0]);
  editor.type('Эки');
  const ids = editor.body.allBlocks().map((block) => block.id);
  expect(editor.body.takeChange()).toMatchObject({ order: ids });
});

test('room that an undo takes away is made again', () => {
  const editor = openBody([{ ...paragraph('a', 'Бир'), source: 's1' }]);
  editor.select([0, -1]);
  editor.type('!');
  editor.body.ensureSourceBlocks([paragraph('s1', 'One'), paragraph('s2', 'Two')]);
  editor.run({ do: 'undo' });
  expect(editor.body.allBlocks().map((block) => block.source)).toEqual(['s1', 's2']);
});

test('the caret goes to a block, and it is told which block and source have it', () => {
  const editor = openBody([{ ...paragraph('a', 'One'), source: 's' }, paragraph('b', 'Two')]);
  const moved = vi.fn<() => void>();
  editor.body.onCurrentBlock(moved);
  expect(editor.body.focusBlock('a', 'end')).toBe(true);
  expect([editor.body.currentBlockId(), editor.body.currentSourceId()]).toEqual(['a', 's']);
  editor.type('!');
  expect(moved).toHaveBeenCalledTimes(1);
  editor.body.focusBlock('b');
  expect([editor.body.currentBlockId(), editor.body.currentSourceId()]).toEqual(['b', null]);
  expect(moved).toHaveBeenCalledTimes(2);
  expect(editor.body.focusBlock('gone')).toBe(false);
  expect(editor.texts()).toEqual(['One!', 'Two']);
});

test('text put into a block keeps what it is and is one step of undo', () => {
  const editor = openBody([{ ...heading('a', 'One'), source: 's' }]);
  expect(editor.body.setBlockInlines('a', [text('Бир', 1)])).toBe(true);
  expect(editor.body.allBlocks()).toEqual([{ ...heading('a', ''), source: 's', children: [text('Бир', 1)] }]);
  editor.run({ do: 'undo' });
  expect(editor.lines()).toEqual(['a One']);
});

test('layout is told after the page shows the change', () => {
  const editor = openBody([paragraph('a', 'One')]);
  const shown: (string | null)[] = [];
  editor.body.onLayout(() => shown.push(editor.root.textContent));
  editor.select([0, -1]);
  editor.type('!');
  expect(shown).toEqual(['One!']);
});

test('the toolbar is told only of what it shows', () => {
  const editor = openBody([paragraph('a', 'One'), heading('b', 'Two')]);
  const told = vi.fn<() => void>();
  editor.select([0, -1]);
  editor.type('!');
  editor.body.onFormatState(told);
  editor.type('?');
  expect(told).not.toHaveBeenCalled();
  editor.select([1, 0], [1, 3]);
  expect(editor.body.formatState()).toMatchObject({ kind: 'h2', format: 0, mayLink: true, canUndo: true });
  editor.run({ do: 'bold' });
  expect(editor.body.formatState().format).toBe(1);
  editor.select([0, 0], [1, 3]);
  expect(editor.body.formatState().kind).toBe(null);
});

test('a link is put on the selection, and only an allowed one', () => {
  const editor = openBody([paragraph('a', 'One two')]);
  editor.select([0, 0], [0, 3]);
  editor.run({ do: 'set-link', url: 'javascript:alert(1)' });
  expect(editor.body.allBlocks()).toEqual([paragraph('a', 'One two')]);
  editor.run({ do: 'set-link', url: 'https://a.kz' });
  expect(editor.body.allBlocks()[0]?.children).toEqual([
    { type: 'link', url: 'https://a.kz', children: [text('One')] },
    text(' two'),
  ]);
  expect(editor.body.formatState().link).toBe('https://a.kz');
  editor.run({ do: 'set-link', url: null });
  expect(editor.body.allBlocks()).toEqual([paragraph('a', 'One two')]);
});

test('undo stops at the text that was opened', () => {
  const editor = openBody([paragraph('a', 'One')]);
  editor.run({ do: 'undo' });
  expect(editor.lines()).toEqual(['a One']);
  editor.select([0, -1]);
  editor.type('!');
  editor.run({ do: 'undo' });
  editor.run({ do: 'undo' });
  expect(editor.lines()).toEqual(['a One']);
});
