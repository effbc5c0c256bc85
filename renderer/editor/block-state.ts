import { $isHeadingNode, $isQuoteNode, type HeadingNode, type QuoteNode } from '@lexical/rich-text';
import {
  $findMatchingParent,
  $getState,
  $isParagraphNode,
  $setState,
  createState,
  type ElementNode,
  type LexicalNode,
  type ParagraphNode,
} from 'lexical';
import { $isItemNode, type ItemNode } from './item-node.ts';

/** A node of the editor that is a block of the document: a child of the root. */
export type BlockNode = ParagraphNode | HeadingNode | QuoteNode | ItemNode;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The block's id; empty until the transform of the stable ids gave it one. A copy of a node gets its own. */
const idState = createState('bid', { parse: text, resetOnCopyNode: true });
/** The id of the source block that it translates; empty for none. */
const sourceState = createState('src', { parse: text });

export function $blockId(node: BlockNode): string {
  return $getState(node, idState);
}

export function $setBlockId(node: BlockNode, id: string): void {
  $setState(node, idState, id);
}

export function $blockSource(node: BlockNode): string {
  return $getState(node, sourceState);
}

export function $setBlockSource(node: BlockNode, source: string): void {
  if ($blockSource(node) !== source) $setState(node, sourceState, source);
}

/** As {@link $blockId}, of this very version of the node: for states that are no longer the editor's. */
export function blockIdIn(node: BlockNode): string {
  return $getState(node, idState, 'direct');
}

export function blockSourceIn(node: BlockNode): string {
  return $getState(node, sourceState, 'direct');
}

export function $isBlockNode(node: LexicalNode | null | undefined): node is BlockNode {
  return $isParagraphNode(node) || $isHeadingNode(node) || $isQuoteNode(node) || $isItemNode(node);
}

/** The block that a node is, or is in. */
export function $blockOf(node: LexicalNode): BlockNode | null {
  return $findMatchingParent(node, $isBlockNode);
}

/** Makes a node stand for the block that another one was: its id, and the source block that it translates. */
export function $passOn(from: ElementNode, to: BlockNode): void {
  if (!$isBlockNode(from)) return;
  $setBlockId(to, $blockId(from));
  $setBlockSource(to, $blockSource(from));
}
