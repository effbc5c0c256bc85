import { useCallback, useEffect, useRef, useState } from 'react';
import type { EditionView, Recovery } from '../../shared/contract/contract.ts';
import { messageOf, request } from '../app/client.ts';
import { queryClient } from '../app/queries.ts';
import { useSession } from '../app/session.tsx';
import { saveTextCopy } from '../editor/clipboard/text-copy.ts';
import type { EditionSession } from '../editor/session/edition-session.ts';
import { showUndoToast } from '../history/undo-toast.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { shortTime } from '../ui/time.ts';
import { showToast } from '../ui/toast.tsx';
import styles from './edition-page.module.css';
import { bringUp, reloadEdition } from './use-edition.ts';

/**
 * Text of this edition that an earlier window could not save. When nothing was written since, it is put back by itself;
 * else a person says what becomes of it.
 */
export function RecoveryNotice({
  view,
  session,
  editable,
}: {
  view: EditionView;
  session: EditionSession;
  editable: boolean;
}) {
  const editionId = view.edition.id;
  const { slugline } = view.story;
  const { member } = useSession();
  const [found, setFound] = useState<Recovery | null>(null);
  const [busy, setBusy] = useState(false);
  const [discarding, setDiscarding] = useState(false);
  const taken = useRef(false);

  useEffect(() => {
    void find(editionId, session).then(setFound);
  }, [editionId, session]);

  const done = useCallback((): void => {
    setFound(null);
    setDiscarding(false);
    if (found) forget(found);
  }, [found]);

  const follows = found !== null && found.baseRevision === view.revision && found.memberId === member.id;
  useEffect(() => {
    if (!found || !follows || !editable || taken.current) return;
    taken.current = true;
    void putBack(session, found, slugline).then((saved) => {
      if (saved) done();
      // What could not be saved again is in the session now, which keeps it.
      else setFound(null);
    });
  }, [found, follows, editable, session, slugline, done]);

  if (!found || (follows && editable)) return null;
  const run = (work: () => Promise<unknown>) => (): void => {
    setBusy(true);
    void work()
      .catch((error: unknown) => showToast({ text: messageOf(error) }))
      .finally(() => setBusy(false));
  };
  const copy = { slugline, language: view.edition.language, content: found.content };
  return (
    <div role="alert" className={styles.notice}>
      <span className={styles.noticeText}>
        <span className={styles.noticeStrong}>
          What was typed here at {shortTime(found.at)} could not be saved then and was kept.
        </span>{' '}
        {editable ? 'The story was changed since.' : 'You cannot write here now.'}
      </span>
      {editable ? (
        <Button small disabled={busy} onClick={run(async () => (await keep(session, found)) && done())}>
          Keep as a revision
        </Button>
      ) : null}
      <Button small disabled={busy} onClick={run(() => saveTextCopy(copy))}>
        Save a copy elsewhere…
      </Button>
      <Button small look="quiet" disabled={busy} onClick={() => setDiscarding(true)}>
        Discard…
      </Button>
      {discarding ? (
        <Dialog
          title="Discard this text?"
          lead={`What was typed here at ${shortTime(found.at)} is nowhere else. Once it is discarded it cannot be brought back.`}
          confirm="Discard"
          confirmLook="danger-primary"
          onConfirm={done}
          onClose={() => setDiscarding(false)}
        />
      ) : null}
    </div>
  );
}

/** What is kept of an edition, unless a session of this window still holds it or it says what is there anyway. */
async function find(editionId: string, session: EditionSession): Promise<Recovery | null> {
  const kept = await request('app.recoveries', {}).catch(() => []);
  const found = kept.find((one) => one.editionId === editionId);
  if (!found || session.isDirty || session.getSnapshot().status !== 'saved') return null;
  const { fields, blocks } = session.currentContent();
  if (JSON.stringify(found.content) !== JSON.stringify({ fields, blocks })) return found;
  forget(found);
  return null;
}

function forget({ newsroomId, editionId }: Recovery): void {
  void request('app.dropRecovery', { newsroomId, editionId })
    .catch(() => undefined)
    .then(() => queryClient.invalidateQueries({ queryKey: ['app.recoveries'] }));
}

async function putBack(
  session: EditionSession,
  { content, baseRevision, blockId }: Recovery,
  slugline: string,
): Promise<boolean> {
  const saved = await session.putBack(content);
  if (blockId !== null) session.getBody()?.focusBlock(blockId, 'end');
  if (!saved) return false;
  const undo = async (): Promise<void> => {
    const { editionId } = session;
    await session.exclusively(() => request('history.restore', { editionId, number: baseRevision }));
    bringUp(session, await reloadEdition(editionId));
  };
  showUndoToast(session, {
    text: `What could not be saved in “${slugline}” before was put back and is saved.`,
    action: {
      name: 'Undo',
      run: () => void undo().catch((error: unknown) => showToast({ text: messageOf(error) })),
    },
  });
  return true;
}

/** Makes the text a revision, and then what is on the screen the newest again. */
async function keep(session: EditionSession, { content }: Recovery): Promise<boolean> {
  const { editionId } = session;
  if (!(await session.flush())) return false;
  const { revision } = session.getSnapshot();
  if (!(await session.putBack(content))) return false;
  const kept = session.getSnapshot().revision;
  await request('history.restore', { editionId, number: revision });
  bringUp(session, await reloadEdition(editionId));
  showToast({ text: `It is kept as revision ${kept}. The text on the screen is as it was.` });
  return true;
}
