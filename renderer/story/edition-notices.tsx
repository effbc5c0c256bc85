import { type ReactNode, useState, useSyncExternalStore } from 'react';
import type { EditionView, Task } from '../../shared/contract/contract.ts';
import type { ErrorCode } from '../../shared/contract/errors.ts';
import { messageOf, request } from '../app/client.ts';
import type { EditionSession } from '../editor/session/edition-session.ts';
import { isStorageTrouble } from '../editor/session/save-failures.ts';
import { Button } from '../ui/button.tsx';
import { dateAndTime, shortTime } from '../ui/time.ts';
import { showToast } from '../ui/toast.tsx';
import styles from './edition-page.module.css';
import { bringUp, reloadEdition } from './use-edition.ts';
import type { LockState } from './use-lock.ts';

/** What a person has to know before touching the text, one strip each: a lock, a failed save, a reason, a task. */
export function EditionNotices({
  view,
  lock,
  session,
}: {
  view: EditionView;
  lock: LockState;
  session: EditionSession;
}) {
  // Only what is shown here: the strips need not be drawn again at every save.
  const error = useSyncExternalStore(session.subscribe, () => {
    const { status, error: failure } = session.getSnapshot();
    return status === 'failed' ? failure : null;
  });
  const { scheduledAt, stage } = view.edition;
  return (
    <div className={styles.notices}>
      {error !== null && !isStorageTrouble(error.code) ? (
        <div role="alert" className={`${styles.notice} ${styles.noticeBad}`}>
          <span className={styles.noticeText}>
            <span className={styles.noticeStrong}>Not saved.</span> {error.message} What you typed stays here.
          </span>
          <WaysOut session={session} code={error.code} />
        </div>
      ) : null}
      {view.mayWrite && lock.holder !== null ? (
        <Notice action={lock.mayTakeOver ? { name: 'Take over', run: () => void lock.takeOver() } : null}>
          <span className={styles.noticeStrong}>
            {lock.own ? 'You have this open in another window.' : `${lock.holder} is writing here.`}
          </span>{' '}
          You can read along.
        </Notice>
      ) : null}
      {view.sentBack && (stage === 'draft' || stage === 'translation') ? (
        <Notice action={null}>
          <span className={styles.noticeStrong}>
            Sent back by {view.sentBack.by}, {shortTime(view.sentBack.at)}:
          </span>{' '}
          {view.sentBack.reason}
        </Notice>
      ) : null}
      {stage === 'scheduled' && scheduledAt !== null ? (
        <Notice action={null}>Goes out {dateAndTime(scheduledAt)}.</Notice>
      ) : null}
      {view.tasks.map((task) => (
        <TaskNotice key={task.id} task={task} />
      ))}
    </div>
  );
}

/** What can be done about a save that failed: a text that was written elsewhere meanwhile is not fixed by trying again. */
function WaysOut({ session, code }: { session: EditionSession; code: ErrorCode }) {
  const [busy, setBusy] = useState(false);
  const run = (work: () => Promise<unknown>) => (): void => {
    setBusy(true);
    void work()
      .catch((error: unknown) => showToast({ text: messageOf(error) }))
      .finally(() => setBusy(false));
  };
  if (code !== 'conflict' && code !== 'locked') {
    return (
      <Button small disabled={busy} onClick={run(() => session.flush())}>
        Try again
      </Button>
    );
  }
  return (
    <>
      <Button small disabled={busy} onClick={run(() => session.keepMine())}>
        Keep mine
      </Button>
      {code === 'conflict' ? (
        <Button small disabled={busy} onClick={run(() => loadCurrent(session))}>
          Load the current text
        </Button>
      ) : null}
    </>
  );
}

/** Shows the text that the newsroom has, once the one on the screen is a revision of its own too. */
async function loadCurrent(session: EditionSession): Promise<void> {
  const { editionId } = session;
  const { revision } = await reloadEdition(editionId);
  if (!(await session.keepMine())) return;
  await request('history.restore', { editionId, number: revision });
  bringUp(session, await reloadEdition(editionId));
}

function Notice({
  children,
  action,
}: {
  children: ReactNode;
  action: { readonly name: string; readonly run: () => void } | null;
}) {
  return (
    <div className={styles.notice}>
      <span className={styles.noticeText}>{children}</span>
      {action === null ? null : (
        <Button small onClick={action.run}>
          {action.name}
        </Button>
      )}
    </div>
  );
}

function TaskNotice({ task }: { task: Task }) {
  const [busy, setBusy] = useState(false);
  const done = async (): Promise<void> => {
    setBusy(true);
    try {
      await request('tasks.done', { taskId: task.id });
    } catch (error) {
      showToast({ text: messageOf(error) });
      setBusy(false);
    }
  };
  const what =
    task.kind === 'kill' ? `${task.by} killed another edition of this story:` : `${task.by} corrected another edition:`;
  return (
    <Notice action={busy ? null : { name: 'Done', run: () => void done() }}>
      <span className={styles.noticeStrong}>{what}</span> {task.note}
    </Notice>
  );
}
