import { useSyncExternalStore } from 'react';

/** How comparisons are shown in this window, whichever it is; as it was left, until the window closes. */
export interface ComparisonLook {
  readonly layout: 'inline' | 'sides';
  /** Whether long stretches without a change are hidden. */
  readonly folded: boolean;
}

let look: ComparisonLook = { layout: 'inline', folded: false };
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function setComparisonLook(change: Partial<ComparisonLook>): void {
  look = { ...look, ...change };
  for (const listener of listeners) listener();
}

export function useComparisonLook(): ComparisonLook {
  return useSyncExternalStore(subscribe, () => look);
}
