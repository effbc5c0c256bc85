import type { BlockDifference, Difference } from './difference-model.ts';

/** The ids that keep their place: a longest increasing run of the old positions. The others moved. */
export function keptInPlace(ids: readonly string[], placeBefore: ReadonlyMap<string, number>): ReadonlySet<string> {
  const tails: number[] = [];
  const previous = new Array<number>(ids.length).fill(-1);
  const place = (index: number): number => placeBefore.get(ids[index] ?? '') ?? -1;
  for (let index = 0; index < ids.length; index += 1) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (place(tails[middle] ?? -1) < place(index)) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = index;
  }
  const kept = new Set<string>();
  for (let index = tails.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) kept.add(ids[index] ?? '');
  return kept;
}

/** Where a row's block stands: in both sides at this place, or only in the older or the newer one. */
export interface Row {
  readonly sides: 'both' | 'before' | 'after';
  readonly block: BlockDifference;
}

/**
 * The blocks of both sides as one column: read without those of the newer side it is the older one in its order, and
 * the other way round. A block that moved has two rows, where it stood and where it stands. Fields are no part of it.
 */
export function rowsOf({ blocks, orderBefore }: Pick<Difference, 'blocks' | 'orderBefore'>): readonly Row[] {
  const byKey = new Map(blocks.map((block) => [block.key, block]));
  const rows: Row[] = [];
  let next = 0;
  /** The blocks that left their place or went, up to the next one that kept it. */
  const takeGone = (): void => {
    for (; next < orderBefore.length; next += 1) {
      const block = byKey.get(orderBefore[next] ?? '');
      if (!block) continue;
      if (block.change !== 'removed' && !block.moved) return;
      rows.push({ sides: 'before', block });
    }
  };
  takeGone();
  for (const block of blocks) {
    if (block.change === 'removed') continue;
    if (block.change === 'added' || block.moved) {
      rows.push({ sides: 'after', block });
      continue;
    }
    rows.push({ sides: 'both', block });
    next += 1;
    takeGone();
  }
  return rows;
}
