import { $isLinkNode } from '@lexical/link';
import {
  $isElementNode,
  $isLineBreakNode,
  $isTextNode,
  type LexicalNode,
  type NodeKey,
  type PointType,
  type RangeSelection,
} from 'lexical';
import {
  type Block,
  everyTextFormat,
  type Inline,
  type LinkInline,
  normalInlines,
} from '../../shared/domain/blocks.ts';
import { $selectedBlocks } from './block-commands.ts';
import type { BlockNode } from './block-state.ts';
import { $blockFrom } from './document.ts';

export interface Copied {
  readonly blocks: readonly Block[];
  /** Whether it is words out of one block, and no block as a whole. */
  readonly inline: boolean;
}

/** What is selected, as blocks. Those that are selected as a whole have their ids, the others have none. */
export function $copied(selection: RangeSelection): Copied {
  const slice = new Slice(selection);
  const nodes = $selectedBlocks().sort((left, right) => (left.isBefore(right) ? -1 : 1));
  const blocks: Block[] = [];
  for (const node of nodes) {
    const block = slice.$block(node);
    if (block) blocks.push(block);
  }
  const [only] = blocks;
  return { blocks, inline: blocks.length === 1 && only?.id === '' };
}

class Slice {
  readonly #start: PointType;
  readonly #end: PointType;
  readonly #inside: ReadonlySet<NodeKey>;

  constructor(selection: RangeSelection) {
    const backward = selection.isBackward();
    this.#start = backward ? selection.focus : selection.anchor;
    this.#end = backward ? selection.anchor : selection.focus;
    this.#inside = new Set(selection.getNodes().map((node) => node.getKey()));
  }

  /** Null for a block of which nothing is selected: the caret only stands at its edge. */
  $block(node: BlockNode): Block | null {
    const whole = $blockFrom(node);
    const children = normalInlines(node.getChildren().flatMap((child) => this.#inlines(child)));
    if (children.length === 0 && whole.children.length > 0) return null;
    const { source: _source, ...rest } = whole;
    return JSON.stringify(children) === JSON.stringify(whole.children) ? whole : { ...rest, id: '', children };
  }

  #inlines(node: LexicalNode): Inline[] {
    if ($isLinkNode(node)) {
      const children = node.getChildren().flatMap((child) => this.#inlines(child)) as LinkInline['children'][number][];
      return children.length === 0 ? [] : [{ type: 'link', url: node.getURL(), children: normalInlines(children) }];
    }
    if (!this.#inside.has(node.getKey()) || $isElementNode(node)) return [];
    if ($isLineBreakNode(node)) return [{ type: 'linebreak' }];
    if (!$isTextNode(node)) return [];
    const text = node.getTextContent();
    const from = this.#start.key === node.getKey() ? this.#start.offset : 0;
    const to = this.#end.key === node.getKey() ? this.#end.offset : text.length;
    return from >= to ? [] : [{ type: 'text', text: text.slice(from, to), format: node.getFormat() & everyTextFormat }];
  }
}
