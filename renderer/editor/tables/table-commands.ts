import {
  $createTableRowNode,
  $findCellNode,
  $findTableNode,
  $isTableSelection,
  type TableCellNode,
  type TableNode,
} from '@lexical/table';
import { $createParagraphNode, $getSelection, $isRangeSelection } from 'lexical';
import { $goBelow, $rangeSelection, $removeSelected } from '../blocks/block-commands.ts';
import { $isUnwritten, $standsApart } from '../blocks/block-edges.ts';
import { $blockOf, $isBlockNode, $passOn, type BlockNode } from '../blocks/block-state.ts';
import { $blockNodes } from '../blocks/document.ts';
import { $createRuleNode } from '../blocks/rule-node.ts';
import { mostColumns, mostRows } from './table-limits.ts';
import {
  $createCell,
  $createEmptyTable,
  $hasHeader,
  $rowCells,
  $setHeader,
  $tableCells,
  $tableRows,
} from './table-nodes.ts';

/** What a writer does to tables and lines. All run inside an update, at the selection; false when there is nothing to do. */

export type TableAction =
  | 'row-above'
  | 'row-below'
  | 'delete-row'
  | 'column-before'
  | 'column-after'
  | 'delete-column'
  | 'header-row'
  | 'delete-table';

interface Place {
  readonly table: TableNode;
  readonly cell: TableCellNode;
  readonly row: number;
  readonly column: number;
  /** The first and the last of what is selected: one and the same where there is but a caret. */
  readonly rows: readonly [number, number];
  readonly columns: readonly [number, number];
}

/** The cell that the caret is in. */
export function $tablePlace(): Place | null {
  const selection = $getSelection();
  const inText = $isRangeSelection(selection) || $isTableSelection(selection);
  const cell = inText ? $findCellNode(selection.focus.getNode()) : null;
  const table = cell && $findTableNode(cell);
  if (!cell || !table) return null;
  const rows = $tableRows(table);
  const row = rows.findIndex((one) => one.isParentOf(cell));
  const cells = rows[row];
  if (!cells) return null;
  const column = $rowCells(cells).findIndex((one) => one.is(cell));
  if (!$isTableSelection(selection)) {
    return { table, cell, row, column, rows: [row, row], columns: [column, column] };
  }
  const { fromX, toX, fromY, toY } = selection.getShape();
  const ordered = (from: number, to: number): readonly [number, number] => [Math.min(from, to), Math.max(from, to)];
  return { table, cell, row, column, rows: ordered(fromY, toY), columns: ordered(fromX, toX) };
}

export function $doToTable(action: TableAction): boolean {
  const place = $tablePlace();
  if (!place) return false;
  const { table, row, column } = place;
  switch (action) {
    case 'row-above':
      return $insertRow(table, row, column);
    case 'row-below':
      return $insertRow(table, row + 1, column);
    case 'delete-row':
      return $deleteRow(place);
    case 'column-before':
      return $insertColumn(place, column);
    case 'column-after':
      return $insertColumn(place, column + 1);
    case 'delete-column':
      return $deleteColumn(place);
    case 'header-row':
      $setHeader(table, !$hasHeader(table));
      return true;
    case 'delete-table':
      $deleteTable(table);
      return true;
  }
}

function $insertRow(table: TableNode, at: number, column: number): boolean {
  const rows = $tableRows(table);
  const like = rows[0];
  if (!like || rows.length >= mostRows) return false;
  const header = $hasHeader(table);
  const row = $createTableRowNode().append(...$rowCells(like).map(() => $createCell(false)));
  const before = rows[at];
  if (before) before.insertBefore(row, false);
  else rows.at(-1)?.insertAfter(row, false);
  if (at === 0) $setHeader(table, header);
  $rowCells(row)[column]?.selectStart();
  return true;
}

function $insertColumn({ table, row }: Place, at: number): boolean {
  const rows = $tableRows(table);
  const header = $hasHeader(table);
  if (rows.some((one) => $rowCells(one).length >= mostColumns)) return false;
  rows.forEach((one, index) => {
    const cells = $rowCells(one);
    const cell = $createCell(header && index === 0);
    const before = cells[at];
    if (before) before.insertBefore(cell, false);
    else one.append(cell);
    if (index === row) cell.selectStart();
  });
  return true;
}

/** All rows that have a selected cell. */
function $deleteRow({ table, rows: [from, to], column }: Place): boolean {
  const rows = $tableRows(table);
  const next = rows[to + 1] ?? rows[from - 1];
  if (!next) {
    $deleteTable(table);
    return true;
  }
  const header = $hasHeader(table);
  $rowCells(next)[column]?.selectStart();
  for (const row of rows.slice(from, to + 1)) row.remove();
  $setHeader(table, header);
  return true;
}

/** All columns that have a selected cell. */
function $deleteColumn({ table, row, columns: [from, to] }: Place): boolean {
  const rows = $tableRows(table);
  if (rows.every((one) => from === 0 && $rowCells(one).length <= to + 1)) {
    $deleteTable(table);
    return true;
  }
  rows.forEach((one, index) => {
    const cells = $rowCells(one);
    const next = cells[to + 1] ?? cells[from - 1];
    if (index === row) next?.selectStart();
    for (const cell of cells.slice(from, to + 1)) cell.remove();
  });
  return true;
}

function $deleteTable(table: TableNode): void {
  const paragraph = $createParagraphNode();
  table.insertBefore(paragraph, false);
  table.remove();
  paragraph.select();
}

/** Tab. From the last cell it goes into a new row. */
export function $goToCell(by: 1 | -1): boolean {
  const place = $tablePlace();
  if (!place) return false;
  const cells = $tableCells(place.table);
  const next = cells[cells.findIndex((cell) => cell.is(place.cell)) + by];
  if (next) next.selectEnd();
  else if (by === 1) $insertRow(place.table, place.row + 1, 0);
  return true;
}

/**
 * Puts something that stands apart at the caret: in place of an empty paragraph, which it then stands for, or below the
 * block that has the caret. Returns whether it could.
 */
export function $insertApart(node: BlockNode): boolean {
  const range = $rangeSelection();
  if (range) $removeSelected(range);
  const selection = $rangeSelection();
  const block = (selection && $blockOf(selection.anchor.getNode())) ?? $blockNodes().at(-1);
  if (!block) return false;
  block.insertAfter(node, false);
  if (!$standsApart(block) && $isUnwritten(block)) {
    $passOn(block, node);
    block.remove();
  }
  return true;
}

/** A table, and where it would end the text a paragraph below it, to go on in. */
export function $insertTable(rows: number, columns: number, header: boolean): void {
  const table = $createEmptyTable(Math.min(rows, mostRows), Math.min(columns, mostColumns), header);
  if (!$insertApart(table)) return;
  if (table.getNextSibling() === null) table.insertAfter($createParagraphNode(), false);
  table.selectStart();
}

/** A line; the caret goes on in an empty paragraph below it. */
export function $insertRule(): void {
  const rule = $createRuleNode();
  if (!$insertApart(rule)) return;
  const next = rule.getNextSibling();
  if ($isBlockNode(next) && !$standsApart(next) && $isUnwritten(next)) next.selectStart();
  else $goBelow(rule);
}
