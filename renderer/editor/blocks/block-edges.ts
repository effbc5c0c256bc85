import { $findCellNode, $isTableNode } from '@lexical/table';
import { $isElementNode, type ElementNode, type PointType } from 'lexical';
import { $cellContent, $tableCells } from '../tables/table-nodes.ts';
import { $isBlockNode, type BlockNode } from './block-state.ts';
import { $kindOf } from './document.ts';
import { $isRuleNode } from './rule-node.ts';

/** Where a selection stands in a block, and what a block is to it. All run inside a read or an update. */

/** Whether a point stands before everything in a block, or in a cell. */
export function $isAtStart(point: PointType, block: ElementNode): boolean {
  if (point.offset !== 0) return false;
  let node = point.getNode();
  while (!node.is(block)) {
    if (node.getPreviousSibling()) return false;
    const parent = node.getParent();
    if (!parent) return false;
    node = parent;
  }
  return true;
}

export function $isAtEnd(point: PointType, block: ElementNode): boolean {
  let node = point.getNode();
  const size = $isElementNode(node) ? node.getChildrenSize() : node.getTextContentSize();
  if (point.offset < size) return false;
  while (!node.is(block)) {
    if (node.getNextSibling()) return false;
    const parent = node.getParent();
    if (!parent) return false;
    node = parent;
  }
  return true;
}

/** Whether a block is something besides its words, so that no other block may be joined to it: a table, a line, a picture. */
export function $standsApart(block: BlockNode): boolean {
  return $kindOf(block) === null;
}

/** Whether a block waits for words: a table whose cells are all empty, too. */
export function $isUnwritten(block: BlockNode): boolean {
  if ($isTableNode(block)) return $tableCells(block).every((cell) => $cellContent(cell).length === 0);
  return !$isRuleNode(block) && block.getChildrenSize() === 0;
}

/** What a caret's surroundings end at: the table cell that it is in, or else its block. */
export function $confines(point: PointType, block: BlockNode): ElementNode {
  return $findCellNode(point.getNode()) ?? block;
}

/** The block beside one. */
export function $neighbour(block: BlockNode, backwards: boolean): BlockNode | null {
  const other = backwards ? block.getPreviousSibling() : block.getNextSibling();
  return $isBlockNode(other) ? other : null;
}
