/**
 * Which translation blocks stand beside which source paragraph. The view is a stack of bands: each has one row on the
 * source side and any number of blocks, none included, on the translation side.
 */

export interface TargetBlock {
  readonly id: string;
  /** The id of the source block that it translates; absent in a block the translator added. */
  readonly source?: string | undefined;
}

export type BandKind =
  /** A paragraph of the source. */
  | 'source'
  /** Its source paragraph was taken out. */
  | 'gone'
  /** Translates a source paragraph that stands elsewhere: the two orders differ. */
  | 'elsewhere'
  /** The translator's own, before anything that has a source. */
  | 'own';

export interface Band {
  /** Unique among the bands, and the same as long as the band is about the same thing. */
  readonly key: string;
  readonly kind: BandKind;
  /** The source block's id; null for the translator's own. */
  readonly source: string | null;
  /** Ids of translation blocks, in their order. */
  readonly targets: readonly string[];
}

interface Group {
  readonly source: string | null;
  readonly targets: string[];
}

/** Runs of blocks with one source. A block without a source goes with the one before it. */
function groupsOf(targets: readonly TargetBlock[]): readonly Group[] {
  const groups: Group[] = [];
  for (const { id, source } of targets) {
    const last = groups.at(-1);
    if (last && (source === undefined || source === last.source)) last.targets.push(id);
    else groups.push({ source: source ?? null, targets: [id] });
  }
  return groups;
}

/** Indexes into `places` of a longest strictly increasing run; null places never take part. */
function longestIncreasing(places: readonly (number | null)[]): ReadonlySet<number> {
  const tails: number[] = [];
  const previous = new Map<number, number | undefined>();
  const valueAt = (index: number | undefined): number => (index === undefined ? -1 : (places[index] ?? -1));
  places.forEach((place, index) => {
    if (place === null) return;
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (valueAt(tails[middle]) < place) low = middle + 1;
      else high = middle;
    }
    previous.set(index, tails[low - 1]);
    tails[low] = index;
  });
  const kept = new Set<number>();
  for (let index = tails.at(-1); index !== undefined; index = previous.get(index)) kept.add(index);
  return kept;
}

/**
 * Pairs the source's paragraphs with the translation's blocks. Every source id gets exactly one band of kind `source`,
 * in the source's order; every target stands in exactly one band, in the translation's order. When the two orders
 * differ, as many as can keep level do, and the others get a band of their own.
 */
export function pairBands(sourceIds: readonly string[], targets: readonly TargetBlock[]): readonly Band[] {
  const placeOf = new Map(sourceIds.map((id, index) => [id, index]));
  const groups = groupsOf(targets);
  const level = longestIncreasing(
    groups.map((group) => (group.source === null ? null : (placeOf.get(group.source) ?? null))),
  );
  const bands: Band[] = [];
  const gone = new Set<string>();
  let next = 0;
  const bareUntil = (end: number): void => {
    for (const source of sourceIds.slice(next, end)) bands.push({ key: source, kind: 'source', source, targets: [] });
    next = Math.max(next, end);
  };
  groups.forEach((group, index) => {
    const { source, targets: ids } = group;
    const first = ids[0] ?? '';
    if (source === null) bands.push({ key: `own ${first}`, kind: 'own', source, targets: ids });
    else if (level.has(index)) {
      const place = placeOf.get(source) ?? next;
      bareUntil(place);
      bands.push({ key: source, kind: 'source', source, targets: ids });
      next = place + 1;
    } else if (placeOf.has(source)) bands.push({ key: `${source} ${first}`, kind: 'elsewhere', source, targets: ids });
    else if (gone.has(source)) bands.push({ key: `${source} ${first}`, kind: 'gone', source, targets: ids });
    else {
      gone.add(source);
      bands.push({ key: source, kind: 'gone', source, targets: ids });
    }
  });
  bareUntil(sourceIds.length);
  return bands;
}

/** Whether two stacks draw the same rows on the source side. */
export function sameRows(left: readonly Band[], right: readonly Band[]): boolean {
  return (
    left.length === right.length &&
    left.every((band, index) => band.key === right[index]?.key && band.kind === right[index].kind)
  );
}
