import { $findCellNode, $isTableSelection } from '@lexical/table';
import { $createParagraphNode, $getRoot, $getSelection, type RangeSelection } from 'lexical';
import { v7 as newId } from 'uuid';
import { type Block, type Inline, tableRows } from '../../../shared/domain/blocks.ts';
import { $becomeLike, $rangeSelection, $removeSelected, $turnInto } from '../blocks/block-commands.ts';
import { $isAtStart, $isUnwritten, $standsApart } from '../blocks/block-edges.ts';
import { blockKind } from '../blocks/block-kind.ts';
import { $blockOf, $blockSource, $isBlockNode, $setBlockId, type BlockNode } from '../blocks/block-state.ts';
import { $createNodeOfKind, $inlineNodes, $kindOf, $nodeFrom, $setInlines } from '../blocks/document.ts';
import { $isItemNode } from '../blocks/item-node.ts';
import type { BlockKeys } from '../blocks/stable-ids-extension.ts';
import { $clearCells, $firstSelectedCell, $pasteCells } from '../tables/table-clipboard.ts';

/**
 * Puts blocks where the selection is, in place of what is selected. One block of words goes into the text at the caret;
 * several end the paragraph there and go on in their own. An empty paragraph is filled, and stays what it stands for.
 * Into a cell of a table they go as its lines, but a table fills cells from that one on. The caret comes behind what was
 * pasted.
 */
export function $pasteBlocks(blocks: readonly Block[], keys: BlockKeys): void {
  const [first] = blocks;
  if (!first) return;
  const cells = $getSelection();
  if ($isTableSelection(cells)) {
    const corner = $firstSelectedCell(cells);
    if (corner && blocks.length === 1 && first.type === 'table' && $pasteCells(corner, first)) return;
    $clearCells(cells);
  }
  const range = $caretRange();
  if (!range) return;
  $removeSelected(range);
  const selection = $rangeSelection() ?? range;
  const cell = $findCellNode(selection.anchor.getNode());
  if (cell) {
    if (blocks.length === 1 && first.type === 'table' && $pasteCells(cell, first)) return;
    selection.insertNodes($inlineNodes(asLines(blocks)));
    return;
  }
  for (const block of blocks) $freeId(block.id, keys);
  const current = $currentBlock(selection);
  if ($standsApart(current)) $pasteBehind(current, blocks);
  else if (current.isEmpty()) $fillFrom(current, blocks);
  else if (blocks.length === 1 && blockKind(first) !== null) selection.insertNodes($inlineNodes(first.children));
  else if ($isAtStart(selection.anchor, current)) $pasteBefore(current, blocks);
  else $pasteInside(selection, current, blocks);
}

/** Where a line or a picture is selected, the caret comes to the end of it. */
function $caretRange(): RangeSelection | null {
  const range = $rangeSelection();
  if (range) return range;
  const node = $getSelection()?.getNodes().at(-1);
  const place = node && ($findCellNode(node) ?? $blockOf(node));
  return place ? place.selectEnd() : null;
}

/** What blocks say, as the lines of a table's cell. */
function asLines(blocks: readonly Block[]): readonly Inline[] {
  const lines = blocks.flatMap((block): readonly (readonly Inline[])[] => {
    if (block.type !== 'table') return block.children.length === 0 ? [] : [block.children];
    const space: Inline = { type: 'text', text: ' ', format: 0 };
    return tableRows(block).map((row) => row.flatMap((cell, at) => (at === 0 ? cell : [space, ...cell])));
  });
  return lines.flatMap((line, at): readonly Inline[] => (at === 0 ? line : [{ type: 'linebreak' }, ...line]));
}

function $currentBlock(selection: RangeSelection): BlockNode {
  const block = $blockOf(selection.anchor.getNode());
  if (block) return block;
  const paragraph = $createParagraphNode();
  $getRoot().append(paragraph);
  paragraph.select();
  return paragraph;
}

/** A block that was cut and is pasted keeps its id even when what it left behind is an empty paragraph. */
function $freeId(id: string, keys: BlockKeys): void {
  const holder = id === '' ? null : keys.$holder(id);
  if (holder && !$standsApart(holder) && holder.isEmpty()) $setBlockId(holder, newId());
}

/** Plain paragraphs pasted into a list or a quote become more of it. */
function $asMoreOf(current: BlockNode, blocks: readonly Block[]): (block: Block) => BlockNode {
  const kind = $kindOf(current);
  const level = $isItemNode(current) ? current.getLevel() : 0;
  const continues = kind === 'bullet' || kind === 'number' || kind === 'quote';
  if (!continues || blocks.some((block) => block.type !== 'paragraph')) return $nodeFrom;
  return (block) => {
    const node = $createNodeOfKind(kind, level);
    if (block.id !== '') $setBlockId(node, block.id);
    return node.append(...$inlineNodes(block.children));
  };
}

/** An empty paragraph takes the first block, and empty ones waiting for a translation below it take the next ones. */
function $fillFrom(current: BlockNode, blocks: readonly Block[]): void {
  const $make = $asMoreOf(current, blocks);
  const waiting = $isWaiting(current);
  let place: BlockNode = current;
  blocks.forEach((block, at) => {
    const next = place.getNextSibling();
    if (at === 0) place = $fill(current, block);
    else if (waiting && $isBlockNode(next) && $isPlace(next)) place = $fill(next, block);
    else {
      const node = $make(block);
      place.insertAfter(node, false);
      place = node;
    }
  });
  $selectBehind(place);
}

function $isWaiting(block: BlockNode): boolean {
  return $blockSource(block) !== '';
}

function $isPlace(block: BlockNode): boolean {
  return $isWaiting(block) && !$standsApart(block) && $isUnwritten(block);
}

function $fill(empty: BlockNode, block: Block): BlockNode {
  const kind = blockKind(block);
  const node = kind === null ? $becomeLike(empty, block) : block.type === 'paragraph' ? empty : $turnInto(empty, kind);
  if (block.type === 'listitem' && $isItemNode(node)) node.setLevel(block.indent);
  if (block.id !== '' && !$isWaiting(node)) $setBlockId(node, block.id);
  $setInlines(node, block.children);
  return node;
}

function $pasteBehind(current: BlockNode, blocks: readonly Block[]): void {
  let place = current;
  for (const block of blocks) {
    const node = $nodeFrom(block);
    place.insertAfter(node, false);
    place = node;
  }
  $selectBehind(place);
}

function $pasteBefore(current: BlockNode, blocks: readonly Block[]): void {
  const $make = $asMoreOf(current, blocks);
  const last = blocks.at(-1);
  const joined = last?.type === 'paragraph';
  for (const block of joined ? blocks.slice(0, -1) : blocks) current.insertBefore($make(block), false);
  current.selectStart();
  if (joined) $rangeSelection()?.insertNodes($inlineNodes(last.children));
}

function $pasteInside(selection: RangeSelection, current: BlockNode, blocks: readonly Block[]): void {
  const $make = $asMoreOf(current, blocks);
  const rest = selection.insertParagraph();
  const [first, ...others] = blocks;
  const joined = first?.type === 'paragraph';
  if (joined) current.append(...$inlineNodes(first.children));
  let place = current;
  for (const block of joined ? others : blocks) {
    const node = $make(block);
    place.insertAfter(node, false);
    place = node;
  }
  if ($standsApart(place)) {
    // What stood behind the caret cannot be joined to it, and goes on below.
    if (rest?.isEmpty()) rest.remove();
    else if (rest) {
      rest.selectStart();
      return;
    }
    $selectBehind(place);
    return;
  }
  place.selectEnd();
  if (!rest) return;
  place.append(...rest.getChildren());
  rest.remove();
}

/** Behind a line, a table or a picture the caret stands in what follows, which is made where nothing does. */
function $selectBehind(place: BlockNode): void {
  if (!$standsApart(place)) {
    place.selectEnd();
    return;
  }
  const next = place.getNextSibling();
  if ($isBlockNode(next) && !$standsApart(next)) {
    next.selectStart();
    return;
  }
  const paragraph = $createParagraphNode();
  place.insertAfter(paragraph, false);
  paragraph.select();
}
