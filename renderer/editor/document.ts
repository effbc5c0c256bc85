import { $createLinkNode, $isLinkNode } from '@lexical/link';
import { $createHeadingNode, $createQuoteNode, $isHeadingNode, $isQuoteNode } from '@lexical/rich-text';
import {
  $createLineBreakNode,
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $isLineBreakNode,
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
  type TextInline,
} from '../../shared/domain/blocks.ts';
import { allowedUrl } from '../../shared/domain/urls.ts';
import type { BlockKind } from './block-kind.ts';
import { $blockId, $blockSource, $isBlockNode, $setBlockId, $setBlockSource, type BlockNode } from './block-state.ts';
import { $createItemNode, $isItemNode } from './item-node.ts';

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

/** One block of the document; the node is a child of the root. */
export function $blockFrom(node: BlockNode): Block {
  const source = $blockSource(node);
  const base = {
    id: $blockId(node),
    ...(source === '' ? {} : { source }),
    children: $inlinesFrom(node.getChildren()),
  };
  if ($isHeadingNode(node)) {
    const tag = node.getTag();
    return { type: 'heading', tag: tag === 'h3' || tag === 'h4' ? tag : 'h2', ...base };
  }
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
      return $createQuoteNode();
    case 'listitem':
      return $createItemNode(block.list, block.indent);
    case 'rule':
    case 'image':
    case 'embed':
    case 'table':
      return $createParagraphNode();
  }
}

export function $nodeFrom(block: Block): BlockNode {
  const node = $emptyNodeLike(block);
  if (block.id !== '') $setBlockId(node, block.id);
  if (block.source !== undefined) $setBlockSource(node, block.source);
  const inside = $inlineNodes(block.children);
  return inside.length === 0 ? node : node.append(...inside);
}

export function $kindOf(node: ElementNode): BlockKind {
  if ($isHeadingNode(node)) {
    const tag = node.getTag();
    return tag === 'h3' || tag === 'h4' ? tag : 'h2';
  }
  if ($isQuoteNode(node)) return 'quote';
  return $isItemNode(node) ? node.getList() : 'paragraph';
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
    case 'pull-quote':
      return $createQuoteNode();
    case 'bullet':
    case 'number':
      return $createItemNode(kind, level);
  }
}
