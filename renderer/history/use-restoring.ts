import { useCallback, useEffect, useRef, useState } from 'react';
import type { Saved } from '../../shared/contract/contract.ts';
import { messageOf, request } from '../app/client.ts';
import type { EditionSession } from '../editor/session/edition-session.ts';
import { showToast } from '../ui/toast.tsx';
import { type Changing, showUndoToast } from './undo-toast.ts';

/** What to bring back: a revision, or with `key` one block or field of it, called `what` ("paragraph"). */
export interface Wanted {
  readonly number: number;
  readonly key?: string;
  readonly what?: string;
}

export interface Restoring {
  /** Resolves to whether it is done. */
  readonly restore: (wanted: Wanted) => Promise<boolean>;
  readonly busy: boolean;
  readonly problem: string | null;
}

/**
 * Restores after saving what is typed, and offers the way back. `onRestored` is told what the restoring saved while the
 * session's own saves wait, and takes the text up from there.
 */
export function useRestoring(
  editionId: string,
  session: Pick<EditionSession, 'exclusively'> & Changing,
  onRestored: (saved: Saved) => void | Promise<void>,
): Restoring {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const mounted = useRef(true);
  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);
  const restore = useCallback(
    async ({ number, key, what = 'paragraph' }: Wanted): Promise<boolean> => {
      setBusy(true);
      setProblem(null);
      try {
        const input = key === undefined ? { editionId, number } : { editionId, number, key };
        const saved = await session.exclusively(async () => {
          const restored = await request('history.restore', input);
          await onRestored(restored);
          return restored;
        }, 'restore');
        if (!saved) {
          setProblem('Nothing was restored, because what was typed could not be saved first.');
          return false;
        }
        const again = key === undefined ? 'The text' : `The ${what}`;
        showUndoToast(session, {
          text: `${again} is again as in revision ${number}. What it was before stays in the history.`,
          action: { name: 'Undo the restore', run: () => void restore({ number: saved.revision - 1 }) },
        });
        return true;
      } catch (caught) {
        if (mounted.current) setProblem(messageOf(caught));
        else showToast({ text: messageOf(caught) });
        return false;
      } finally {
        if (mounted.current) setBusy(false);
      }
    },
    [editionId, session, onRestored],
  );
  return { restore, busy, problem };
}
