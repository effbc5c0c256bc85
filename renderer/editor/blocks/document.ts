import { $createLinkNode, $isLinkNode } from '@lexical/link';
import { $createHeadingNode, $createQuoteNode, $isHeadingNode, $isQuoteNode } from '@lexical/rich-text';
import { $isTableNode, type TableNode } from '@lexical/table';
import {
  $createLineBreakNode,
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $isLineBreakNode,
  $isParagraphNode,
  $isTextNode,
  type ElementNode,
  type LexicalNode,
} from 'lexical';
import {
  type Block,
  everyTextFormat,
  type Inline,
  type LineBreakInline,
  normalInlines,
  type TableBlock,
  type TextInline,
  tableChildren,
} from '../../../shared/domain/blocks.ts';
import { allowedUrl } from '../../../shared/domain/urls.ts';
import { $createEmbedNode, $embedUrl, $isEmbedNode } from '../cards/embed-node.ts';
import { $createImageNode, $imageDetails, $isImageNode } from '../pictures/image-node.ts';
import { $cellContent, $emptyTableLike, $fillTable, $hasHeader, $rowCells, $tableRows } from '../tables/table-nodes.ts';
import type { BlockKind } from './block-kind.ts';
import { $blockId, $blockSource, $isBlockNode, $setBlockId, $setBlockSource, type BlockNode } from './block-state.ts';
import { $createItemNode, $isItemNode } from './item-node.ts';
import { $createPullQuoteNode, $isPullQuoteNode } from './pull-quote-node.ts';
import { $createRuleNode, $isRuleNode } from './rule-node.ts';

/** Between the editor's nodes and the document's blocks. All of it runs inside a read or an update of the editor. */

function $textsFrom(children: readonly LexicalNode[]): (TextInline | LineBreakInline)[] {
  const out: (TextInline | LineBreakInline)[] = [];
  for (const child of children) {
    if ($isTextNode(child)) {
      out.push({ type: 'text', text: child.getTextContent(), format: child.getFormat() & everyTextFormat });
    } else if ($isLineBreakNode(child)) out.push({ type: 'linebreak' });
    else if ($isLinkNode(child)) out.push(...$textsFrom(child.getChildren()));
  }
  return out;
}

export function $inlinesFrom(children: readonly LexicalNode[]): readonly Inline[] {
  const out: Inline[] = [];
  for (const child of children) {
    if (!$isLinkNode(child)) {
      out.push(...$textsFrom([child]));
      continue;
    }
    const inside = normalInlines($textsFrom(child.getChildren()));
    if (inside.length === 0) continue;
    if (allowedUrl(child.getURL())) out.push({ type: 'link', url: child.getURL(), children: inside });
    else out.push(...inside);
  }
  return normalInlines(out);
}

/** A caption, a title: words without format on one line. */
function $plainWords(node: ElementNode): readonly TextInline[] {
  const text = node.getTextContent().replaceAll('\n', ' ');
  return text === '' ? [] : [{ type: 'text', text, format: 0 }];
}

function $tableFrom(table: TableNode): Pick<TableBlock, 'type' | 'columns' | 'header' | 'children'> {
  const rows = $tableRows(table).map((row) => $rowCells(row).map((cell) => $inlinesFrom($cellContent(cell))));
  const columns = Math.max(1, ...rows.map((row) => row.length));
  const whole = rows.map((row) => [...row, ...Array<readonly Inline[]>(columns - row.length).fill([])]);
  return { type: 'table', columns, header: $hasHeader(table), children: tableChildren(whole) };
}

/** One block of the document; the node is a child of the root. */
export function $blockFrom(node: BlockNode): Block {
  const source = $blockSource(node);
  const identity = { id: $blockId(node), ...(source === '' ? {} : { source }) };
  if ($isTableNode(node)) return { ...identity, ...$tableFrom(node) };
  if ($isRuleNode(node)) return { ...identity, type: 'rule', children: [] };
  if ($isImageNode(node)) return { ...identity, type: 'image', ...$imageDetails(node), children: $plainWords(node) };
  if ($isEmbedNode(node)) return { ...identity, type: 'embed', url: $embedUrl(node), children: $plainWords(node) };
  const base = { ...identity, children: $inlinesFrom(node.getChildren()) };
  if ($isHeadingNode(node)) {
    const tag = node.getTag();
    return { type: 'heading', tag: tag === 'h3' || tag === 'h4' ? tag : 'h2', ...base };
  }
  if ($isPullQuoteNode(node)) return { type: 'quote', pull: true, ...base };
  if ($isQuoteNode(node)) return { type: 'quote', ...base };
  if ($isItemNode(node)) return { type: 'listitem', list: node.getList(), indent: node.getLevel(), ...base };
  return { type: 'paragraph', ...base };
}

export function $blockNodes(): BlockNode[] {
  return $getRoot().getChildren().filter($isBlockNode);
}

export function $allBlocks(): Block[] {
  return $blockNodes().map($blockFrom);
}

/** A text may hold line feeds; the editor wants each as a node of its own. */
function $textNodes(text: string, format: number): LexicalNode[] {
  if (!text.includes('\n')) return text === '' ? [] : [$createTextNode(text).setFormat(format & everyTextFormat)];
  return text
    .split('\n')
    .flatMap((line, at) => [...(at === 0 ? [] : [$createLineBreakNode()]), ...$textNodes(line, format)]);
}

function $nodesOf(inline: Inline): LexicalNode[] {
  switch (inline.type) {
    case 'text':
      return $textNodes(inline.text, inline.format);
    case 'linebreak':
      return [$createLineBreakNode()];
    case 'cell':
      return [];
    case 'link': {
      const inside = $inlineNodes(inline.children);
      if (inside.length === 0) return [];
      return allowedUrl(inline.url) ? [$createLinkNode(inline.url).append(...inside)] : inside;
    }
  }
}

export function $inlineNodes(inlines: readonly Inline[]): LexicalNode[] {
  return inlines.flatMap($nodesOf);
}

/** An empty node that draws a block's kind. */
export function $emptyNodeLike(block: Block): BlockNode {
  switch (block.type) {
    case 'paragraph':
      return $createParagraphNode();
    case 'heading':
      return $createHeadingNode(block.tag);
    case 'quote':
      return block.pull ? $createPullQuoteNode() : $createQuoteNode();
    case 'listitem':
      return $createItemNode(block.list, block.indent);
    case 'rule':
      return $createRuleNode();
    case 'table':
      return $emptyTableLike(block);
    case 'image':
      return $createImageNode(block);
    case 'embed':
      return $createEmbedNode(block.url);
  }
}

export function $nodeFrom(block: Block): BlockNode {
  const node = $emptyNodeLike(block);
  if (block.id !== '') $setBlockId(node, block.id);
  if (block.source !== undefined) $setBlockSource(node, block.source);
  $setInlines(node, block.children);
  return node;
}

/** Puts text into a block in place of all it holds; into a table cell by cell. */
export function $setInlines(node: BlockNode, children: readonly Inline[]): void {
  if ($isTableNode(node)) {
    $fillTable(node, children, $inlineNodes);
    return;
  }
  if (node.getChildrenSize() > 0) node.clear();
  const inside = $inlineNodes(children);
  if (inside.length > 0) node.append(...inside);
}

/** The kind of a block that a writer chooses among; null for a table, a line, a picture. */
export function $kindOf(node: ElementNode): BlockKind | null {
  if ($isHeadingNode(node)) {
    const tag = node.getTag();
    return tag === 'h3' || tag === 'h4' ? tag : 'h2';
  }
  if ($isPullQuoteNode(node)) return 'pull-quote';
  if ($isQuoteNode(node)) return 'quote';
  if ($isItemNode(node)) return node.getList();
  return $isParagraphNode(node) ? 'paragraph' : null;
}

/** An empty node of a kind; `level` for list items. */
export function $createNodeOfKind(kind: BlockKind, level = 0): BlockNode {
  switch (kind) {
    case 'paragraph':
      return $createParagraphNode();
    case 'h2':
    case 'h3':
    case 'h4':
      return $createHeadingNode(kind);
    case 'quote':
      return $createQuoteNode();
    case 'pull-quote':
      return $createPullQuoteNode();
    case 'bullet':
    case 'number':
      return $createItemNode(kind, level);
  }
}
