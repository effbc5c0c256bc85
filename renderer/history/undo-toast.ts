import type { EditionSession } from '../editor/session/edition-session.ts';
import { showToast, type Toast } from '../ui/toast.tsx';

/** What tells that a text changes. */
export type Changing = Pick<EditionSession, 'subscribe' | 'getSnapshot'>;

/**
 * A toast with a way back that is only good for the text as it is now, and while it is open: it goes away at the first
 * change of the text, here or by somebody else, which going back would take along.
 */
export function showUndoToast(session: Changing, toast: Toast): void {
  const { revision } = session.getSnapshot();
  const dismiss = showToast(toast);
  const stop = session.subscribe(() => {
    const now = session.getSnapshot();
    if (now.status === 'saved' && now.revision === revision && !now.over) return;
    dismiss();
    stop();
  });
}
