import type { BlockDifference, Difference } from '../../shared/language/difference.ts';
import { type Row, rowsOf } from '../../shared/language/difference-order.ts';
import { rebuild, type Side } from '../../shared/language/difference-rebuild.ts';
import { type BlockShape, blockShape, ordinals } from '../ui/block-view.tsx';

/** What a comparison draws, from the top: rows, and in place of a long stretch without a change its length. */
export type Item =
  | { readonly kind: 'row'; readonly key: string; readonly row: Row }
  | { readonly kind: 'fold'; readonly key: string; readonly count: number };

/** So many paragraphs without a change are left beside each change. */
const leftOver = 1;
/** Fewer than these are not worth hiding. */
const fewestHidden = 3;

export function isChange(difference: BlockDifference): boolean {
  return difference.change !== 'same' || difference.moved;
}

export function hasWords(difference: BlockDifference): boolean {
  return difference.runs.some((run) => run.text !== '');
}

export function allRows(difference: Difference): readonly Item[] {
  return rowsOf(difference).map(itemOf);
}

/** Rows are named by their block and, as one that moved has two, by their side. */
function itemOf(row: Row): Item {
  return { kind: 'row', key: `${row.block.key} ${row.sides}`, row };
}

/** Hides long stretches without a change, but those that a person unfolded, which `open` names by their key. */
export function foldItems(items: readonly Item[], open: ReadonlySet<string>): readonly Item[] {
  const out: Item[] = [];
  let stretch: Item[] = [];
  const flush = (end: boolean): void => {
    const head = out.length === 0 ? 0 : leftOver;
    const tail = end ? 0 : leftOver;
    const hidden = stretch.slice(head, stretch.length - tail);
    const key = `fold ${hidden[0]?.key ?? ''}`;
    if (hidden.length < fewestHidden || open.has(key)) out.push(...stretch);
    else {
      out.push(...stretch.slice(0, head), { kind: 'fold', key, count: hidden.length });
      out.push(...stretch.slice(stretch.length - tail));
    }
    stretch = [];
  };
  for (const item of items) {
    if (item.kind === 'row' && isChange(item.row.block)) {
      flush(false);
      out.push(item);
    } else stretch.push(item);
  }
  flush(true);
  return out;
}

/** How the blocks of one side are drawn, by key. */
export function shapesOf(difference: Difference, side: Side): ReadonlyMap<string, BlockShape> {
  const { blocks } = rebuild(difference, side);
  const numbers = ordinals(blocks);
  return new Map(blocks.map((block, at) => [block.id, blockShape(block, numbers[at])]));
}

/** Where the blocks that moved went, by key. */
export function movesOf(items: readonly Item[]): ReadonlyMap<string, 'further down' | 'further up'> {
  const seen = new Set<string>();
  const moves = new Map<string, 'further down' | 'further up'>();
  for (const item of items) {
    if (item.kind !== 'row' || !item.row.block.moved) continue;
    const { key } = item.row.block;
    if (!seen.has(key)) moves.set(key, item.row.sides === 'before' ? 'further down' : 'further up');
    seen.add(key);
  }
  return moves;
}
