import type { Condition } from '../../shared/contract/contract.ts';
import { DragomanError } from '../../shared/contract/errors.ts';

/**
 * Refuses to put something in the place of a newsroom while a window has text that is not in it. In one that is damaged
 * nothing can be saved any more: what was typed there is in a recovery file, and restoring is the way out.
 * @param saved of each window, whether all that was typed in it is saved.
 * @throws DragomanError
 */
export function refuseUnsaved(saved: readonly boolean[], condition: Condition['kind'] | null): void {
  if (condition === 'damaged' || condition === null || saved.every(Boolean)) return;
  throw new DragomanError(
    'storage-failed',
    'Nothing was restored, because a window has text that could not be saved. The newsroom is as it was. Save that text, or save a copy of it elsewhere and close its window, then restore again.',
    { detail: 'A window could not save before a restore.' },
  );
}
