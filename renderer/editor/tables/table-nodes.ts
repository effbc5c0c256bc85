import {
  $createTableCellNode,
  $createTableNode,
  $createTableRowNode,
  $isTableCellNode,
  $isTableRowNode,
  TableCellHeaderStates,
  type TableCellNode,
  type TableNode,
  type TableRowNode,
} from '@lexical/table';
import { $createParagraphNode, $isElementNode, type LexicalNode } from 'lexical';
import { type Inline, type TableBlock, tableRows } from '../../../shared/domain/blocks.ts';

/** A table in the editor: one block of the document, each of its cells one paragraph. Inside a read or an update. */

export function $tableRows(table: TableNode): TableRowNode[] {
  return table.getChildren().filter($isTableRowNode);
}

export function $rowCells(row: TableRowNode): TableCellNode[] {
  return row.getChildren().filter($isTableCellNode);
}

/** The cells of all rows, in reading order. */
export function $tableCells(table: TableNode): TableCellNode[] {
  return $tableRows(table).flatMap($rowCells);
}

export function $hasHeader(table: TableNode): boolean {
  const first = $tableRows(table)[0];
  return first !== undefined && $rowCells(first).some((cell) => cell.hasHeaderState(TableCellHeaderStates.ROW));
}

export function $setHeader(table: TableNode, header: boolean): void {
  const state = header ? TableCellHeaderStates.ROW : TableCellHeaderStates.NO_STATUS;
  $tableRows(table).forEach((row, at) => {
    for (const cell of $rowCells(row)) {
      const wanted = at === 0 ? state : TableCellHeaderStates.NO_STATUS;
      if (cell.getHeaderStyles() !== wanted) cell.setHeaderStyles(wanted);
    }
  });
}

/** What stands in a cell: its paragraphs' nodes. There is more than one paragraph only until the next transform. */
export function $cellContent(cell: TableCellNode): LexicalNode[] {
  return cell.getChildren().flatMap((child) => ($isElementNode(child) ? child.getChildren() : [child]));
}

export function $createCell(header: boolean, content: readonly LexicalNode[] = []): TableCellNode {
  const state = header ? TableCellHeaderStates.ROW : TableCellHeaderStates.NO_STATUS;
  return $createTableCellNode(state).append($createParagraphNode().append(...content));
}

/** Puts something in a cell in place of all that it holds. */
export function $fillCell(cell: TableCellNode, content: readonly LexicalNode[]): void {
  const [first, ...others] = cell.getChildren();
  for (const other of others) other.remove();
  if ($isElementNode(first)) first.clear().append(...content);
  else cell.append($createParagraphNode().append(...content));
}

export function $createEmptyTable(rows: number, columns: number, header: boolean): TableNode {
  const table = $createTableNode();
  for (let at = 0; at < rows; at += 1) {
    const row = $createTableRowNode();
    for (let column = 0; column < columns; column += 1) row.append($createCell(header && at === 0));
    table.append(row);
  }
  return table;
}

/** An empty table with as many rows and columns. */
export function $emptyTableLike(block: TableBlock): TableNode {
  return $createEmptyTable(tableRows(block).length, block.columns, block.header);
}

/** Puts cells apart by marks into a table, row by row. What is over goes; cells that nothing comes for become empty. */
export function $fillTable(
  table: TableNode,
  children: readonly Inline[],
  $nodes: (inlines: readonly Inline[]) => LexicalNode[],
): void {
  const cells = $tableCells(table);
  const texts: Inline[][] = [[]];
  for (const inline of children) {
    if (inline.type === 'cell') texts.push([]);
    else texts.at(-1)?.push(inline);
  }
  for (const [at, cell] of cells.entries()) $fillCell(cell, $nodes(texts[at] ?? []));
}
