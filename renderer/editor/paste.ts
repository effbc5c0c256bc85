import { $createParagraphNode, $getRoot, type RangeSelection } from 'lexical';
import { v7 as newId } from 'uuid';
import type { Block } from '../../shared/domain/blocks.ts';
import { $isAtStart, $rangeSelection, $removeSelected, $turnInto } from './block-commands.ts';
import { blockKind } from './block-kind.ts';
import { $blockOf, $blockSource, $isBlockNode, $setBlockId, type BlockNode } from './block-state.ts';
import { $createNodeOfKind, $inlineNodes, $kindOf, $nodeFrom } from './document.ts';
import { $isItemNode } from './item-node.ts';
import type { BlockKeys } from './stable-ids-extension.ts';

/**
 * Puts blocks where the selection is, in place of what is selected. One block goes into the text at the caret; several
 * end the paragraph there and go on in their own. An empty paragraph is filled, and stays what it stands for.
 */
export function $pasteBlocks(blocks: readonly Block[], keys: BlockKeys): void {
  const range = $rangeSelection();
  const [first] = blocks;
  if (!range || !first) return;
  $removeSelected(range);
  const selection = $rangeSelection() ?? range;
  for (const block of blocks) $freeId(block.id, keys);
  const current = $currentBlock(selection);
  if (current.isEmpty()) $fillFrom(current, blocks);
  else if (blocks.length === 1) selection.insertNodes($inlineNodes(first.children));
  else if ($isAtStart(selection.anchor, current)) $pasteBefore(current, blocks);
  else $pasteInside(selection, current, blocks);
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
  if (holder?.isEmpty()) $setBlockId(holder, newId());
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
    else if (waiting && $isBlockNode(next) && $isWaiting(next) && next.isEmpty()) place = $fill(next, block);
    else {
      const node = $make(block);
      place.insertAfter(node, false);
      place = node;
    }
  });
  place.selectEnd();
}

function $isWaiting(block: BlockNode): boolean {
  return $blockSource(block) !== '';
}

function $fill(empty: BlockNode, block: Block): BlockNode {
  const node = block.type === 'paragraph' ? empty : $turnInto(empty, blockKind(block) ?? 'paragraph');
  if (block.type === 'listitem' && $isItemNode(node)) node.setLevel(block.indent);
  if (block.id !== '' && !$isWaiting(node)) $setBlockId(node, block.id);
  return node.append(...$inlineNodes(block.children));
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
  place.selectEnd();
  if (!rest) return;
  place.append(...rest.getChildren());
  rest.remove();
}
