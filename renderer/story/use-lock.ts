import { useCallback, useEffect, useState } from 'react';
import type { EditionView } from '../../shared/contract/contract.ts';
import { RequestError, request } from '../app/client.ts';

export interface LockState {
  /** Whether this window may write as far as the lock goes. */
  readonly held: boolean;
  readonly holder: string | null;
  readonly mayTakeOver: boolean;
  readonly takeOver: () => Promise<void>;
}

/** Renewed well before the lease ends; saves renew it too. */
const renewEvery = 45_000;

/** Holds the edition's lock while its view is open and may be written; says who has it when somebody else does. */
export function useLock(view: EditionView): LockState {
  const editionId = view.edition.id;
  const others = view.lock && !view.lock.mine ? view.lock : null;
  const [refused, setRefused] = useState<{ holder: string; mayTakeOver: boolean } | null>(
    others ? { holder: others.memberName, mayTakeOver: others.mayTakeOver } : null,
  );

  const take = useCallback(
    async (takeOver: boolean): Promise<void> => {
      try {
        await request('locks.take', { editionId, takeOver });
        setRefused(null);
      } catch (error) {
        if (error instanceof RequestError && error.reply.code === 'locked') {
          const { holder, mayTakeOver } = error.reply.data;
          setRefused({ holder, mayTakeOver });
        }
      }
    },
    [editionId],
  );

  useEffect(() => {
    if (!view.mayWrite) return;
    void take(false);
    const timer = setInterval(() => void take(false), renewEvery);
    return () => {
      clearInterval(timer);
      void request('locks.release', { editionId }).catch(() => undefined);
    };
  }, [take, view.mayWrite, editionId]);

  return {
    held: refused === null,
    holder: refused?.holder ?? null,
    mayTakeOver: refused?.mayTakeOver ?? false,
    takeOver: () => take(true),
  };
}
