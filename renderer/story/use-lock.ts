import { useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { EditionView, Lock } from '../../shared/contract/contract.ts';
import { messageOf, RequestError, request } from '../app/client.ts';
import { onLockWanted, query, queryClient } from '../app/queries.ts';
import { sessionOf } from '../editor/session/open-sessions.ts';
import { showToast } from '../ui/toast.tsx';
import { bringUp, reloadEdition } from './use-edition.ts';

export interface LockState {
  /** Whether this window may write as far as the lock goes. */
  readonly held: boolean;
  readonly holder: string | null;
  /** Whether the holder is the member at this window, at another one. */
  readonly own: boolean;
  readonly mayTakeOver: boolean;
  readonly takeOver: () => Promise<void>;
}

type Other = Pick<Lock, 'memberName' | 'own' | 'mayTakeOver'>;

/** Renewed well before the lease ends; saves renew it too. */
const renewEvery = 45_000;

function otherIn(lock: Lock | null): Other | null {
  return lock && !lock.mine ? lock : null;
}

/** The edition as it is now: a reading that is under way may have begun before the lock went to somebody else. */
async function readNow(editionId: string): Promise<EditionView> {
  await queryClient.cancelQueries({ queryKey: query('editions.open', { editionId }).queryKey });
  return reloadEdition(editionId);
}

/**
 * Holds the edition's lock while its view is open and may be written; says who has it when another window does, and
 * follows it from one to the other: each change of it comes with a new view.
 */
export function useLock(view: EditionView): LockState {
  const editionId = view.edition.id;
  const [other, setOther] = useState<Other | null>(() => otherIn(view.lock));
  const others = useRef(other);
  others.current = other;

  /** What the other window wrote is on the screen before anybody can write here. */
  const begin = useCallback(async (): Promise<void> => {
    const fresh = await readNow(editionId);
    const session = sessionOf(editionId);
    if (session) bringUp(session, fresh);
    setOther(otherIn(fresh.lock));
    // What could not be saved while the other window wrote.
    if (session?.isDirty && otherIn(fresh.lock) === null) void session.flush();
  }, [editionId]);

  const take = useCallback(
    async (takeOver: boolean): Promise<void> => {
      try {
        await request('locks.take', { editionId, takeOver });
        if (others.current !== null) await begin();
      } catch (error) {
        if (error instanceof RequestError && error.reply.code === 'locked') {
          const { holder, mayTakeOver } = error.reply.data;
          if (others.current?.memberName === holder) return;
          setOther({ memberName: holder, own: false, mayTakeOver });
          const fresh = await readNow(editionId).catch(() => null);
          if (fresh) setOther(otherIn(fresh.lock));
        } else if (takeOver) showToast({ text: messageOf(error) });
      }
    },
    [editionId, begin],
  );

  useEffect(() => {
    if (!view.mayWrite) return;
    void take(false);
    const timer = setInterval(() => void take(false), renewEvery);
    return () => {
      clearInterval(timer);
      // A view that is closed lets go after its last save, which would take the lock again.
      if (!sessionOf(editionId)?.isDirty) void request('locks.release', { editionId }).catch(() => undefined);
    };
  }, [take, view.mayWrite, editionId]);

  const { lock, mayWrite } = view;
  useEffect(() => {
    const now = otherIn(lock);
    const before = others.current;
    if (now) setOther(now);
    // The view may be older than a lock that was given since; asking settles it.
    if (mayWrite && (now === null) !== (before === null)) void take(false);
  }, [lock, mayWrite, take]);

  useEffect(
    () =>
      onLockWanted((event) => {
        if (event.editionId !== editionId) return;
        // At once: the last save comes next, and a key pressed after it would be in nobody's text.
        flushSync(() => setOther({ memberName: event.by, own: event.own, mayTakeOver: event.own }));
      }),
    [editionId],
  );

  return {
    held: other === null,
    holder: other?.memberName ?? null,
    own: other?.own ?? false,
    mayTakeOver: other?.mayTakeOver ?? false,
    takeOver: () => take(true),
  };
}
