import {
  $createTableRowNode,
  $findCellNode,
  $findTableNode,
  $isTableNode,
  type TableCellNode,
  type TableSelection,
} from '@lexical/table';
import { type TableBlock, tableChildren, tableRows } from '../../../shared/domain/blocks.ts';
import { showToast } from '../../ui/toast.tsx';
import { $inlineNodes, $inlinesFrom } from '../blocks/document.ts';
import type { Copied } from '../clipboard/copy.ts';
import { mostColumns, mostRows } from './table-limits.ts';
import { $cellContent, $createCell, $fillCell, $hasHeader, $rowCells, $tableRows } from './table-nodes.ts';

/** Cells to the clipboard and from it. Inside a read or an update. */

function $selectedRows(selection: TableSelection): TableCellNode[][] {
  const cell = $findCellNode(selection.anchor.getNode());
  const table = cell && $findTableNode(cell);
  if (!$isTableNode(table)) return [];
  const { fromX, fromY, toX, toY } = selection.getShape();
  const [left, right] = [Math.min(fromX, toX), Math.max(fromX, toX)];
  return $tableRows(table)
    .slice(Math.min(fromY, toY), Math.max(fromY, toY) + 1)
    .map((row) => $rowCells(row).slice(left, right + 1));
}

/** Selected cells as a table of their own; a single one as its words. */
export function $copiedCells(selection: TableSelection): Copied {
  const rows = $selectedRows(selection);
  const [first] = rows.flat();
  if (!first) return { blocks: [], inline: false };
  const texts = rows.map((row) => row.map((cell) => $inlinesFrom($cellContent(cell))));
  if (texts.length === 1 && texts[0]?.length === 1) {
    return { blocks: [{ type: 'paragraph', id: '', children: texts[0][0] ?? [] }], inline: true };
  }
  const table = $findTableNode(first);
  const header = $isTableNode(table) && $hasHeader(table) && $tableRows(table)[0]?.isParentOf(first) === true;
  const block: TableBlock = {
    type: 'table',
    id: '',
    columns: texts[0]?.length ?? 1,
    header,
    children: tableChildren(texts),
  };
  return { blocks: [block], inline: false };
}

/** The one from which on a table that is pasted fills the selected cells. */
export function $firstSelectedCell(selection: TableSelection): TableCellNode | null {
  return $selectedRows(selection)[0]?.[0] ?? null;
}

/** Takes the words out of selected cells; the caret goes to the first. */
export function $clearCells(selection: TableSelection): void {
  const cells = $selectedRows(selection).flat();
  for (const cell of cells) $fillCell(cell, []);
  cells[0]?.selectStart();
}

/** Not in the middle of the paste: what is shown has time. */
function tellWhatIsMissing(): void {
  const text = `A table has up to ${mostRows} rows and ${mostColumns} columns. What is beyond them was left out.`;
  queueMicrotask(() => showToast({ text }));
}

/** Puts a table's cells into the cells from this one on, in place of what they hold; rows and columns come as needed. */
export function $pasteCells(from: TableCellNode, block: TableBlock): boolean {
  const table = $findTableNode(from);
  if (!$isTableNode(table)) return false;
  const rows = $tableRows(table);
  const top = rows.findIndex((row) => row.isParentOf(from));
  const left = $rowCells(rows[top] ?? $createTableRowNode()).findIndex((cell) => cell.is(from));
  const pasted = tableRows(block);
  const width = Math.min(mostColumns, left + block.columns);
  const height = Math.min(mostRows, top + pasted.length);
  if (left + block.columns > width || top + pasted.length > height) tellWhatIsMissing();
  const header = $hasHeader(table);
  const columns = Math.max(width, ...rows.map((row) => $rowCells(row).length));
  for (let at = rows.length; at < height; at += 1) {
    const row = $createTableRowNode();
    rows.push(row);
    table.append(row);
  }
  rows.forEach((row, at) => {
    for (let column = $rowCells(row).length; column < columns; column += 1) row.append($createCell(header && at === 0));
  });
  let last = from;
  pasted.slice(0, height - top).forEach((texts, at) => {
    const cells = $rowCells(rows[top + at] ?? $createTableRowNode());
    texts.slice(0, width - left).forEach((inlines, column) => {
      const cell = cells[left + column];
      if (!cell) return;
      $fillCell(cell, $inlineNodes(inlines));
      last = cell;
    });
  });
  last.selectEnd();
  return true;
}
