/** How tall each band is and how much room each side must add for both to stand level. All lengths are CSS pixels. */

export interface BandSizes {
  /** Room above the first line of either side. */
  readonly above: number;
  /** Room below the last line of either side. */
  readonly below: number;
  /** What the source side's content takes. */
  readonly row: number;
  /** What each translation block's content takes, in order. */
  readonly targets: readonly number[];
  /** What a note under the translation takes, its distance to the text included; 0 without one. */
  readonly note: number;
}

export interface BandRoom {
  /** Whole pixels, so that no rounding adds up down the page. */
  readonly height: number;
  /** From the band's top to the note. */
  readonly noteTop: number;
  /** Room below the last translation block; the whole height when there is none. */
  readonly afterTargets: number;
}

/** `between`: room between two translation blocks of one band. */
export function bandRoom(sizes: BandSizes, between: number): BandRoom {
  const text = sizes.targets.reduce((sum, size) => sum + size, 0) + between * Math.max(0, sizes.targets.length - 1);
  const left = sizes.above + sizes.row + sizes.below;
  const right = sizes.above + text + sizes.note + sizes.below;
  const height = Math.ceil(Math.max(left, right) - 1e-6);
  return {
    height,
    noteTop: sizes.above + text,
    afterTargets: sizes.targets.length === 0 ? height : height - sizes.above - text,
  };
}

/** The room that each band's last translation block leaves below, bands without a block added to the one before. */
export function roomBelow(rooms: readonly { readonly afterTargets: number; readonly empty: boolean }[]): {
  /** Above the very first translation block. */
  readonly lead: number;
  /** By band; 0 for those without a block. */
  readonly below: readonly number[];
} {
  const below = rooms.map(() => 0);
  let lead = 0;
  let last = -1;
  rooms.forEach((room, index) => {
    if (!room.empty) last = index;
    if (last === -1) lead += room.afterTargets;
    else below[last] = (below[last] ?? 0) + room.afterTargets;
  });
  return { lead, below };
}
