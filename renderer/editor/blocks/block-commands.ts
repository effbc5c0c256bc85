import { $findCellNode } from '@lexical/table';
import {
  $createParagraphNode,
  $getSelection,
  $isRangeSelection,
  type ElementNode,
  type PointType,
  type RangeSelection,
} from 'lexical';
import type { Block } from '../../../shared/domain/blocks.ts';
import { $isAtEnd, $isAtStart, $isUnwritten, $standsApart } from './block-edges.ts';
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
import { $createNodeOfKind, $emptyNodeLike, $kindOf, $setInlines } from './document.ts';
import { $isItemNode, deepestLevel } from './item-node.ts';
import { $isRuleNode } from './rule-node.ts';

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
  return $putInPlaceOf(block, $createNodeOfKind(kind, level));
}

/** As {@link $turnInto}, for any block that can be drawn like this one: a table, a line. What it held goes. */
export function $becomeLike(block: BlockNode, like: Block): BlockNode {
  block.clear();
  return $putInPlaceOf(block, $emptyNodeLike(like));
}

function $putInPlaceOf(block: BlockNode, next: BlockNode): BlockNode {
  $passOn(block, next);
  const before = $rangeSelection();
  const stood = (point: PointType | undefined): number | null =>
    point?.key === block.getKey() && point.type === 'element' ? point.offset : null;
  const places = [stood(before?.anchor), stood(before?.focus)] as const;
  const placed = block.replace(next, true);
  // A replaced block takes the selection object with it, and puts a caret that stood in it at its end.
  const after = $rangeSelection();
  if (after && places[0] !== null) after.anchor.set(placed.getKey(), places[0], 'element');
  if (after && places[1] !== null) after.focus.set(placed.getKey(), places[1], 'element');
  return placed;
}

/** Makes every selected block one of a kind; those that are no paragraphs of any kind stay as they are. */
export function $setKind(kind: BlockKind): void {
  for (const block of $selectedBlocks()) {
    if (!$standsApart(block) && $kindOf(block) !== kind) $turnInto(block, kind);
  }
}

/** As {@link $setKind}; back to paragraphs when every selected block is of that kind already. */
export function $toggleKind(kind: BlockKind): void {
  const all = $selectedBlocks().every((block) => $standsApart(block) || $kindOf(block) === kind);
  $setKind(all ? 'paragraph' : kind);
}

/** Moves selected list items in or out; false when there are none that could move. */
export function $indentItems(by: 1 | -1): boolean {
  const items = $selectedBlocks().filter($isItemNode);
  const movable = items.filter((item) => item.getLevel() + by >= 0 && item.getLevel() + by <= deepestLevel);
  for (const item of movable) item.setLevel(item.getLevel() + by);
  return movable.length > 0;
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
  const apart = first && last && !first.is(last) && ($standsApart(first) || $standsApart(last));
  if (!first || !last || first.is(last) || (!apart && $isAtEnd(end, last))) {
    selection.removeText();
    return null;
  }
  const kind = $kindOf(last);
  if (kind === null || $standsApart(first)) {
    $removeApart(selection, [start, first], [end, last]);
    return null;
  }
  const emptied = $isAtStart(start, first);
  const identity = { id: $blockId(last), source: $blockSource(last) };
  const look = { kind, level: $isItemNode(last) ? last.getLevel() : 0 };
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
    else $setInlines(block, []);
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
 * Takes away a selection that begins or ends in something that no text can be joined to. What is selected of its words
 * goes, and it itself where all of it is selected; a table of which a part is selected stays as it is.
 */
function $removeApart(
  selection: RangeSelection,
  [start, first]: readonly [PointType, BlockNode],
  [end, last]: readonly [PointType, BlockNode],
): void {
  const [wholeFirst, wholeLast] = [$isAtStart(start, first), $isAtEnd(end, last)];
  for (let node = first.getNextSibling(); node && !node.is(last); node = first.getNextSibling()) node.remove();
  const head = selection.clone();
  head.anchor.set(start.key, start.offset, start.type);
  const tail = selection.clone();
  tail.focus.set(end.key, end.offset, end.type);
  const edge = last.selectStart().anchor;
  tail.anchor.set(edge.key, edge.offset, edge.type);
  if (wholeLast && $standsApart(last)) last.remove();
  else if (!$isInCell(tail.focus)) tail.removeText();
  if (wholeFirst && $standsApart(first)) {
    const place = $createParagraphNode();
    first.insertBefore(place, false);
    first.remove();
    place.select();
    return;
  }
  const close = first.selectEnd().anchor;
  head.focus.set(close.key, close.offset, close.type);
  const now = first.selectEnd();
  now.anchor.set(head.anchor.key, head.anchor.offset, head.anchor.type);
  if ($isInCell(now.anchor)) now.focus.set(now.anchor.key, now.anchor.offset, now.anchor.type);
  else now.removeText();
}

function $isInCell(point: PointType): boolean {
  return $findCellNode(point.getNode()) !== null;
}

/**
 * In a translation Enter goes on in the next place, while that is empty, with what stood behind the caret. At the start
 * of a text it does not: there it makes room above. Lines are passed over; a table or a picture takes the caret alone.
 */
function $moveOn(block: BlockNode, selection: RangeSelection): boolean {
  let next = block.getNextSibling();
  while ($isRuleNode(next)) next = next.getNextSibling();
  const source = $blockSource(block);
  if (source === '' || !$isBlockNode(next) || !$isUnwritten(next)) return false;
  if ($blockSource(next) === '' || $blockSource(next) === source) return false;
  if ($standsApart(next) && !$isAtEnd(selection.anchor, block)) return false;
  if (!$isUnwritten(block) && !$standsApart(block)) {
    if ($isAtStart(selection.anchor, block)) return false;
    const rest = selection.insertParagraph();
    if (rest) {
      if (!$standsApart(next)) next.append(...rest.getChildren());
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
  if ($isInCell(selection.anchor)) {
    selection.insertLineBreak();
    return true;
  }
  if (!merged && $moveOn(block, selection)) return true;
  const kind = $kindOf(block);
  if (kind === null) {
    $goBelow(block);
    return true;
  }
  if (block.isEmpty()) return $leaveEmpty(block, selection);
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
  const goesOn = (kind === 'quote' || kind === 'pull-quote') && !atEnd;
  const placed = goesOn ? $turnInto(after, kind) : after;
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

/** Puts the caret into a new paragraph below a block, or above it. */
export function $goBelow(block: ElementNode, above = false): void {
  const paragraph = $createParagraphNode();
  if (above) block.insertBefore(paragraph, false);
  else block.insertAfter(paragraph, false);
  paragraph.select();
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
  if (!block || $standsApart(block) || $kindOf(block) === 'paragraph') return false;
  if (!$isAtStart(selection.anchor, block)) return false;
  if ($isItemNode(block) && block.getLevel() > 0) block.setLevel(block.getLevel() - 1);
  else $turnInto(block, 'paragraph');
  return true;
}
