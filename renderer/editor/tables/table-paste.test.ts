// @vitest-environment jsdom
import { $createTableSelection, $isTableNode } from '@lexical/table';
import { $setSelection } from 'lexical';
import { afterEach, expect, test, vi } from 'vitest';
import { blockText } from '../../../shared/domain/blocks.ts';
import { showToast } from '../../ui/toast.tsx';
import { $blockNodes } from '../blocks/document.ts';
import { openBody, table } from '../testing.ts';
import { $doToTable } from './table-commands.ts';
import { $tableCells } from './table-nodes.ts';

vi.mock('../../ui/toast.tsx', () => ({ showToast: vi.fn() }));
afterEach(() => vi.clearAllMocks());

/** Selects cells of the only block, as the mouse does: from one to the other, by their places in reading order. */
function selectCells(editor: ReturnType<typeof openBody>, from: number, to: number): void {
  editor.work(() => {
    const found = $blockNodes()[0];
    const cells = $isTableNode(found) ? $tableCells(found) : [];
    const [first, last] = [cells[from], cells[to]];
    if (!found || !first || !last) throw new Error('There are no such cells.');
    const selection = $createTableSelection();
    selection.set(found.getKey(), first.getKey(), last.getKey());
    $setSelection(selection);
  });
}

test('a table pasted into a cell fills cells from that one on as one step, and the table grows by what is missing', () => {
  const before = [table('a', 2, ['x', 'y', 'z', ''], true)];
  const editor = openBody(before);
  editor.select([0, 2]);
  const row = (...cells: readonly string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  // A column that is to be filled yet is a column.
  editor.paste({ 'text/html': `<table>${row('1', '', '3')}${row('4', '', '6')}${row('7', '', '9')}</table><p></p>` });
  const cells = ['x', '1', '', '3', 'z', '4', '', '6', '', '7', '', '9'];
  expect(editor.body.allBlocks()).toEqual([table('a', 4, cells, true)]);
  editor.type('!');
  expect(editor.texts()[0]).toMatch(/9!$/u);
  editor.run({ do: 'undo' });
  editor.run({ do: 'undo' });
  expect(editor.body.allBlocks()).toEqual(before);
});

test('a table within a table comes into a cell as lines, and its cells never among those of the other', () => {
  const editor = openBody([table('a', 2, ['', 'y'])]);
  editor.body.focusBlock('a');
  const inner = '<table><tr><td>2</td><td>3</td></tr><tr><td>4</td><td>5</td></tr></table>';
  editor.paste({ 'text/html': `<table><tr><td>1</td><td>${inner}</td></tr><tr><td>6</td><td>7</td></tr></table>` });
  const [block] = editor.body.allBlocks();
  expect(block && [block.type, blockText(block)]).toEqual(['table', '1\n2 3\n4 5\n6\n7\ty']);
});

test('what is pasted over selected cells stands in place of them: a table from the first of them on, words in the first', () => {
  const before = [table('a', 2, ['u', 'v', 'x', 'y'])];
  const editor = openBody(before);
  selectCells(editor, 3, 1);
  editor.paste({ 'text/html': '<table><tr><td>1</td><td>2</td></tr></table>' });
  expect(editor.body.allBlocks()).toEqual([table('a', 3, ['u', '1', '2', 'x', 'y', ''])]);
  editor.run({ do: 'undo' });
  expect(editor.body.allBlocks()).toEqual(before);
  selectCells(editor, 3, 1);
  editor.paste({ 'text/html': '<p>One</p><p>Two</p>' });
  expect(editor.texts()).toEqual(['u\tOne\nTwo\tx\t']);
});

test('a table that is too tall for the one that it comes into says that its end was left out', async () => {
  const editor = openBody([table('a', 2, ['x', 'y'])]);
  editor.body.focusBlock('a');
  const rows = Array.from({ length: 103 }, (_, at) => `<tr><td>${at}</td><td>b</td></tr>`).join('');
  editor.paste({ 'text/html': `<table>${rows}</table>` });
  await Promise.resolve();
  expect(vi.mocked(showToast).mock.calls).toEqual([
    [{ text: 'A table has up to 100 rows and 50 columns. What is beyond them was left out.' }],
  ]);
});

test('deleting rows or columns takes all that have a selected cell', () => {
  const before = [table('a', 3, ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'], true)];
  const editor = openBody(before);
  selectCells(editor, 7, 4);
  editor.work(() => void $doToTable('delete-row'));
  expect(editor.body.allBlocks()).toEqual([table('a', 3, ['a', 'b', 'c'], true)]);
  editor.run({ do: 'undo' });
  selectCells(editor, 1, 5);
  editor.work(() => void $doToTable('delete-column'));
  expect(editor.body.allBlocks()).toEqual([table('a', 1, ['a', 'd', 'g'], true)]);
  editor.run({ do: 'undo' });
  expect(editor.body.allBlocks()).toEqual(before);
  selectCells(editor, 0, 6);
  editor.work(() => void $doToTable('delete-row'));
  expect(editor.body.allBlocks().map(({ type }) => type)).toEqual(['paragraph']);
});
