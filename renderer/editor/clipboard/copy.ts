import { $isLinkNode } from '@lexical/link';
import {
  $computeTableMapSkipCellCheck,
  $findCellNode,
  $isTableNode,
  $isTableSelection,
  type TableNode,
  type TableSelection,
} from '@lexical/table';
import {
  $getNodeByKey,
  $isElementNode,
  $isLineBreakNode,
  $isNodeSelection,
  $isRangeSelection,
  $isTextNode,
  type BaseSelection,
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
  type TableBlock,
  tableChildren,
} from '../../../shared/domain/blocks.ts';
import { $standsApart } from '../blocks/block-edges.ts';
import { $blockOf, $isBlockNode, type BlockNode } from '../blocks/block-state.ts';
import { $blockFrom, $inlinesFrom } from '../blocks/document.ts';
import { $cellContent, $hasHeader } from '../tables/table-nodes.ts';

export interface Copied {
  readonly blocks: readonly Block[];
  /** Whether it is words out of one block, and no block as a whole. */
  readonly inline: boolean;
}

const nothing: Copied = { blocks: [], inline: false };

/** What is selected, as blocks. Those that are selected as a whole have their ids, the others have none. */
export function $copied(selection: BaseSelection | null): Copied {
  if ($isTableSelection(selection)) return $cellsIn(selection);
  if ($isNodeSelection(selection)) {
    const nodes = selection.getNodes().filter($isBlockNode);
    return { blocks: nodes.map($blockFrom), inline: false };
  }
  if (!$isRangeSelection(selection) || selection.isCollapsed()) return nothing;
  const slice = new Slice(selection);
  const blocks = $blocksThrough(selection).flatMap((node) => slice.$block(node) ?? []);
  const [only] = blocks;
  return { blocks, inline: blocks.length === 1 && only?.id === '' && only.type !== 'table' };
}

/** The blocks from one end of the selection to the other. */
function $blocksThrough(selection: RangeSelection): BlockNode[] {
  const ends = selection.isBackward() ? [selection.focus, selection.anchor] : [selection.anchor, selection.focus];
  const [first, last] = ends.map((point) => $blockOf(point.getNode()) ?? $childAt(point));
  const blocks: BlockNode[] = [];
  for (let node: LexicalNode | null = first ?? null; node; node = node.is(last) ? null : node.getNextSibling()) {
    if ($isBlockNode(node)) blocks.push(node);
  }
  return blocks;
}

/** Where everything is selected, its ends may stand in the root, between blocks. */
function $childAt(point: PointType): LexicalNode | null {
  const node = point.getNode();
  if (!$isElementNode(node)) return null;
  return node.getChildAtIndex(Math.min(point.offset, node.getChildrenSize() - 1));
}

/** Cells that are selected are a table of their own; one cell alone is its words. */
function $cellsIn(selection: TableSelection): Copied {
  const table = $getNodeByKey(selection.tableKey);
  if (!$isTableNode(table)) return nothing;
  const { fromX, fromY, toX, toY } = selection.getShape();
  const [left, right] = [Math.min(fromX, toX), Math.max(fromX, toX)];
  const [top, bottom] = [Math.min(fromY, toY), Math.max(fromY, toY)];
  const [map] = $computeTableMapSkipCellCheck(table, null, null);
  const rows = map
    .slice(top, bottom + 1)
    .map((row) => row.slice(left, right + 1).map(({ cell }) => $inlinesFrom($cellContent(cell))));
  const [[cell = []] = []] = rows;
  if (left === right && top === bottom) {
    return { blocks: cell.length === 0 ? [] : [{ type: 'paragraph', id: '', children: cell }], inline: true };
  }
  return { blocks: [$tableOf(table, rows, top === 0)], inline: false };
}

function $tableOf(table: TableNode, rows: readonly (readonly (readonly Inline[])[])[], first: boolean): TableBlock {
  const columns = rows[0]?.length ?? 1;
  return { type: 'table', id: '', columns, header: first && $hasHeader(table), children: tableChildren(rows) };
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
    if ($standsApart(node)) return this.#$apart(node);
    const whole = $blockFrom(node);
    const children = normalInlines(node.getChildren().flatMap((child) => this.#inlines(child)));
    if (children.length === 0 && whole.children.length > 0) return null;
    const { source: _source, ...rest } = whole;
    return JSON.stringify(children) === JSON.stringify(whole.children) ? whole : { ...rest, id: '', children };
  }

  /** Of a table, a picture, a card: words out of one cell or of its caption, or all of it. */
  #$apart(node: BlockNode): Block | null {
    const [start, end] = [this.#start.getNode(), this.#end.getNode()];
    const within = (other: LexicalNode): boolean => !other.is(node) && node.isParentOf(other);
    const around = $isTableNode(node) ? $findCellNode(start) : node;
    const words = $isTableNode(node) ? around?.is($findCellNode(end)) === true : within(start) && within(end);
    if (!words || !$isElementNode(around)) return this.#inside.has(node.getKey()) ? $blockFrom(node) : null;
    const cell = $findCellNode(start);
    const inner = cell ? $cellContent(cell) : around.getChildren();
    const children = normalInlines(inner.flatMap((child) => this.#inlines(child)));
    return children.length === 0 ? null : { type: 'paragraph', id: '', children };
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
