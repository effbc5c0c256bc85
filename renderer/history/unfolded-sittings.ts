import { useCallback, useState } from 'react';

/** By edition: the numbers of the oldest revisions of the sittings that are open, until the window closes. */
const kept = new Map<string, ReadonlySet<number>>();

/** Which sittings of an edition are unfolded; they are still when the panel was away, as in a window made narrow. */
export function useUnfolded(editionId: string): readonly [ReadonlySet<number>, (oldest: number) => void] {
  const [unfolded, setUnfolded] = useState(() => kept.get(editionId) ?? new Set<number>());
  const toggle = useCallback(
    (oldest: number): void => {
      setUnfolded((before) => {
        const after = new Set(before);
        if (!after.delete(oldest)) after.add(oldest);
        kept.set(editionId, after);
        return after;
      });
    },
    [editionId],
  );
  return [unfolded, toggle];
}
