import { HeadingNode, QuoteNode } from '@lexical/rich-text';
import { TableNode } from '@lexical/table';
import {
  $findMatchingParent,
  $getState,
  $setState,
  createState,
  type ElementNode,
  type LexicalNode,
  ParagraphNode,
} from 'lexical';
import { EmbedNode } from '../cards/embed-node.ts';
import { ImageNode } from '../pictures/image-node.ts';
import { ItemNode } from './item-node.ts';
import { PullQuoteNode } from './pull-quote-node.ts';
import { RuleNode } from './rule-node.ts';

/** The classes whose nodes are blocks where they are children of the root. */
export const blockClasses = [
  ParagraphNode,
  HeadingNode,
  QuoteNode,
  PullQuoteNode,
  ItemNode,
  RuleNode,
  TableNode,
  ImageNode,
  EmbedNode,
] as const;

/** A node of the editor that is a block of the document: a child of the root. */
export type BlockNode = InstanceType<(typeof blockClasses)[number]>;

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

/** Whether a node is a block of the document: what stands inside a table is none. */
export function $isBlockNode(node: LexicalNode | null | undefined): node is BlockNode {
  return node?.__parent === 'root' && blockClasses.some((blockClass) => node instanceof blockClass);
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
