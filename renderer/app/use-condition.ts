import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { Condition } from '../../shared/contract/contract.ts';
import type { DragomanErrorReply } from '../../shared/contract/errors.ts';
import { subscribeUnsaved, type UnsavedText, unsavedTexts } from '../editor/session/open-sessions.ts';
import { isStorageTrouble } from '../editor/session/save-failures.ts';
import { RequestError } from './client.ts';
import { useRequest } from './queries.ts';

/** What the banner above all views is about. */
export type Shown =
  | { readonly kind: 'nothing' }
  /** Saving fails. `closed`: the newsroom itself stopped and nothing can be asked of it. */
  | {
      readonly kind: 'failing';
      readonly error: DragomanErrorReply;
      readonly since: string | null;
      readonly closed: boolean;
    }
  | Extract<Condition, { kind: 'damaged' }>
  /** Saving works again, since a moment. */
  | { readonly kind: 'again' };

/** How long it is said that saving works again, in milliseconds. */
const saidAgain = 5_000;

/** How the newsroom is, and the texts of this window that could not be saved. */
export function useCondition(): { readonly shown: Shown; readonly unsaved: readonly UnsavedText[] } {
  const unsaved = useSyncExternalStore(subscribeUnsaved, unsavedTexts);
  const { data, error } = useRequest('newsroom.condition', {});
  const now = shownNow(data, error, unsaved);
  const failed = useRef(false);
  const [again, setAgain] = useState(false);
  const fails = now.kind === 'failing';
  const waits = unsaved.length > 0;
  useEffect(() => {
    if (fails) {
      failed.current = true;
      setAgain(false);
      return;
    }
    // Not before what waited is saved as well.
    if (!failed.current || waits) return;
    failed.current = false;
    setAgain(true);
    const timer = setTimeout(() => setAgain(false), saidAgain);
    return () => clearTimeout(timer);
  }, [fails, waits]);
  return { shown: now.kind === 'nothing' && again ? { kind: 'again' } : now, unsaved };
}

/** Whether the newsroom's file is damaged, and open to be read only. */
export function useNewsroomDamaged(): boolean {
  return useRequest('newsroom.condition', {}).data?.kind === 'damaged';
}

function shownNow(data: Condition | undefined, error: Error | null, unsaved: readonly UnsavedText[]): Shown {
  if (error instanceof RequestError && stoppedBy(error.reply)) {
    return { kind: 'failing', error: error.reply, since: null, closed: true };
  }
  if (data?.kind === 'damaged') return data;
  if (data?.kind === 'failing') return { kind: 'failing', error: data.error, since: data.since, closed: false };
  const text = unsaved.find((one) => isStorageTrouble(one.error.code));
  if (text) return { kind: 'failing', error: text.error, since: text.session.getSnapshot().savedAt, closed: false };
  return { kind: 'nothing' };
}

/** Whether the newsroom is not there to be asked, for longer than a restart takes. */
function stoppedBy(error: DragomanErrorReply): boolean {
  switch (error.code) {
    case 'core-restarted':
    case 'not-signed-in':
    case 'no-newsroom':
    case 'unexpected':
    case 'bad-input':
      return false;
    default:
      return true;
  }
}
