import type { BlockDifference } from '../../shared/language/difference.ts';
import { useRequest } from '../app/queries.ts';

export interface WhatChanged {
  /** Undefined until it is known, and when it cannot be. */
  readonly difference: BlockDifference | undefined;
  /** Why it cannot be known: the words of then were thinned, for example. */
  readonly problem: Error | null;
}

/** How a piece of the source differs from what was translated. */
export function useWhatChanged(editionId: string, key: string): WhatChanged {
  const { data, error } = useRequest('translation.whatChanged', { editionId, key });
  return { difference: data, problem: error };
}
