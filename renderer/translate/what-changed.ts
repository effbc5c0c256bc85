import type { BlockDifference } from '../../shared/language/difference.ts';
import { useRequest } from '../app/queries.ts';

/** How a piece of the source differs from what was translated; undefined until it is known. */
export function useWhatChanged(editionId: string, key: string): BlockDifference | undefined {
  return useRequest('translation.whatChanged', { editionId, key }).data;
}
