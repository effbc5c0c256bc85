import { $isQuoteNode } from '@lexical/rich-text';
import { $setBlocksType } from '@lexical/selection';
import { $getSelection, $isRangeSelection, type PointType, type RangeSelection } from 'lexical';
import type { BlockKind } from './block-kind.ts';
import {
  $blockId,
  $blockOf,
  $blockSource,
  $isBlockNode,
  $passOn,
  $setBlockId,
  $setBlockSource,
  type BlockNode,
} from './block-state.ts';
import { $createNodeOfKind, $kindOf } from './document.ts';
import { $isItemNode, deepestLevel } from './item-node.ts';

/** What a writer does to blocks. Each of these keeps ids with their text; all run inside an update. */

export function $rangeSelection(): RangeSelection | null {
  const selection = $getSelection();
  return $isRangeSelection(selection) ? selection : null;
}

/** The blocks that the selection touches, in order. */
export function $selectedBlocks(): BlockNode[] {
  const selection = $rangeSelection();
  if (!selection) return [];
  const blocks = new Map<string, BlockNode>();
  for (const node of [...selection.getNodes(), selection.anchor.getNode()]) {
    const block = $blockOf(node);
    if (block) blocks.set(block.getKey(), block);
  }
  return [...blocks.values()];
}

/** Puts a block of another kind in the place of one; it stays the same block. */
export function $turnInto(block: BlockNode, kind: BlockKind): BlockNode {
  const level = $isItemNode(block) ? block.getLevel() : 0;
  const next = $createNodeOfKind(kind, level);
  $passOn(block, next);
  return block.replace(next, true);
}

/** Makes every selected block one of a kind. */
export function $setKind(kind: BlockKind): void {
  $setBlocksType(
    $getSelection(),
    () => $createNodeOfKind(kind),
    (from, to) => {
      if ($isItemNode(from) && $isItemNode(to)) to.setLevel(from.getLevel());
      $passOn(from, to);
    },
  );
}

/** As {@link $setKind}; back to paragraphs when every selected block is of that kind already. */
export function $toggleKind(kind: BlockKind): void {
  const all = $selectedBlocks().every((block) => $kindOf(block) === kind);
  $setKind(all ? 'paragraph' : kind);
}

/** Moves selected list items in or out; false when there are none that could move. */
export function $indentItems(by: 1 | -1): boolean {
  const items = $selectedBlocks().filter($isItemNode);
  const movable = items.filter((item) => item.getLevel() + by >= 0 && item.getLevel() + by <= deepestLevel);
  for (const item of movable) item.setLevel(item.getLevel() + by);
  return movable.length > 0;
}

/** Whether a point stands before everything in its block. */
export function $isAtStart(point: PointType, block: BlockNode): boolean {
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

export function $isAtEnd(point: PointType, block: BlockNode): boolean {
  let node = point.getNode();
  const size = point.type === 'text' ? node.getTextContentSize() : $isBlockNode(node) ? node.getChildrenSize() : -1;
  if (size >= 0 && point.offset < size) return false;
  while (!node.is(block)) {
    if (node.getNextSibling()) return false;
    const parent = node.getParent();
    if (!parent) return false;
    node = parent;
  }
  return true;
}

/**
 * Takes away what is selected. Where all of the first block went and some of the last one is left, what is left is the
 * last block. Returns that block's identity when it merged into the first one instead, for a split that undoes that.
 */
export function $removeSelected(selection: RangeSelection): Identity | null {
  if (selection.isCollapsed()) return null;
  const [start, end] = selection.isBackward()
    ? [selection.focus, selection.anchor]
    : [selection.anchor, selection.focus];
  const first = $blockOf(start.getNode());
  const last = $blockOf(end.getNode());
  if (first && last && !first.is(last) && $isAtStart(start, first) && $isAtEnd(end, last) && $emptyPlaces())
    return null;
  if (!first || !last || first.is(last) || $isAtEnd(end, last)) {
    selection.removeText();
    return null;
  }
  const emptied = $isAtStart(start, first);
  const identity = { id: $blockId(last), source: $blockSource(last) };
  const look = { kind: $kindOf(last), level: $isItemNode(last) ? last.getLevel() : 0 };
  selection.removeText();
  if (last.isAttached() || !first.isAttached()) return null;
  if (!emptied) return identity;
  const left = $kindOf(first) === look.kind ? first : $turnInto(first, look.kind);
  if ($isItemNode(left)) left.setLevel(look.level);
  $identify(left, identity);
  return null;
}

/**
 * In a translation a paragraph is a place beside its source: taking away whole paragraphs leaves their places, empty,
 * one for each source paragraph. False when the selection holds a block that stands beside nothing.
 */
function $emptyPlaces(): boolean {
  const blocks = $selectedBlocks();
  if (blocks.some((block) => $blockSource(block) === '')) return false;
  const kept = new Set<string>();
  for (const block of blocks) {
    if (kept.has($blockSource(block))) block.remove();
    else block.clear();
    kept.add($blockSource(block));
  }
  blocks[0]?.selectStart();
  return true;
}

interface Identity {
  readonly id: string;
  readonly source: string;
}

function $identify(block: BlockNode, { id, source }: Identity): void {
  $setBlockId(block, id);
  $setBlockSource(block, source);
}

/**
 * In a translation Enter goes on in the next place, while that is empty, with what stood behind the caret. At the start
 * of a text it does not: there it makes room above.
 */
function $moveOn(block: BlockNode, selection: RangeSelection): boolean {
  const next = block.getNextSibling();
  const source = $blockSource(block);
  if (source === '' || !$isBlockNode(next) || !next.isEmpty()) return false;
  if ($blockSource(next) === '' || $blockSource(next) === source) return false;
  if (!block.isEmpty()) {
    if ($isAtStart(selection.anchor, block)) return false;
    const rest = selection.insertParagraph();
    if (rest) {
      next.append(...rest.getChildren());
      rest.remove();
    }
  }
  next.selectStart();
  return true;
}

/** Enter. The block goes with the half that has more of its text; of halves alike, with the first. */
export function $splitBlock(): boolean {
  const range = $rangeSelection();
  if (!range) return false;
  const merged = $removeSelected(range);
  // A replaced block takes the selection object with it.
  const selection = $rangeSelection() ?? range;
  const block = $blockOf(selection.anchor.getNode());
  if (!block) return false;
  if (!merged && $moveOn(block, selection)) return true;
  if (block.isEmpty()) return $leaveEmpty(block, selection);
  const kind = $kindOf(block);
  if ($isAtStart(selection.anchor, block)) {
    const level = $isItemNode(block) ? block.getLevel() : 0;
    const before = $createNodeOfKind($isItemNode(block) ? kind : 'paragraph', level);
    $setBlockSource(before, $blockSource(block));
    block.insertBefore(before);
    return true;
  }
  const atEnd = $isAtEnd(selection.anchor, block);
  const after = selection.insertParagraph();
  if (!$isBlockNode(after)) return true;
  const placed = $isQuoteNode(block) && !atEnd ? $turnInto(after, 'quote') : after;
  if (merged) $identify(placed, merged);
  else {
    $setBlockSource(placed, $blockSource(block));
    if (placed.getTextContentSize() > block.getTextContentSize()) {
      $setBlockId(placed, $blockId(block));
      $setBlockId(block, '');
    }
  }
  placed.selectStart();
  return true;
}

/** Enter in an empty list item or quote ends the list or the quote; elsewhere it makes another paragraph. */
function $leaveEmpty(block: BlockNode, selection: RangeSelection): boolean {
  if ($isItemNode(block) && block.getLevel() > 0) block.setLevel(block.getLevel() - 1);
  else if ($kindOf(block) !== 'paragraph') $turnInto(block, 'paragraph').selectStart();
  else {
    const after = selection.insertParagraph();
    if ($isBlockNode(after)) $setBlockSource(after, $blockSource(block));
  }
  return true;
}

/**
 * Deleting backwards at the start of a heading, quote or list item: first what makes it special goes. False when that
 * is not where the selection is.
 */
export function $plainAtStart(): boolean {
  const selection = $rangeSelection();
  if (!selection) return false;
  const block = $blockOf(selection.anchor.getNode());
  if (!block || $kindOf(block) === 'paragraph' || !$isAtStart(selection.anchor, block)) return false;
  if ($isItemNode(block) && block.getLevel() > 0) block.setLevel(block.getLevel() - 1);
  else $turnInto(block, 'paragraph');
  return true;
}
