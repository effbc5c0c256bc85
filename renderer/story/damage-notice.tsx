import { useState } from 'react';
import type { EditionView } from '../../shared/contract/contract.ts';
import { messageOf, request } from '../app/client.ts';
import { useRequest } from '../app/queries.ts';
import { revisionSpans } from '../app/revision-spans.ts';
import type { EditionSession } from '../editor/session/edition-session.ts';
import { Button } from '../ui/button.tsx';
import { dateAndTime } from '../ui/time.ts';
import { showToast } from '../ui/toast.tsx';
import styles from './edition-page.module.css';
import { bringUp, reloadEdition } from './use-edition.ts';

/** Says that the newest text of an edition cannot be read, what is shown in its place, and what can be done. */
export function DamageNotice({ view, session }: { view: EditionView; session: EditionSession }) {
  return view.damage === null ? null : <Notice view={view} damage={view.damage} session={session} />;
}

function Notice({
  view,
  damage,
  session,
}: {
  view: EditionView;
  damage: NonNullable<EditionView['damage']>;
  session: EditionSession;
}) {
  const [busy, setBusy] = useState(false);
  const { lastGood } = useRequest('backups.get', {}).data ?? { lastGood: null };
  const { revision } = view;
  const editionId = view.edition.id;
  const restore = async (): Promise<void> => {
    setBusy(true);
    try {
      await request('history.restore', { editionId, number: revision });
      bringUp(session, await reloadEdition(editionId));
    } catch (error) {
      showToast({ text: messageOf(error) });
    }
    setBusy(false);
  };
  const show = (path: string): void =>
    void request('app.showInFolder', { path }).catch((error: unknown) => showToast({ text: messageOf(error) }));
  return (
    <div role="alert" className={`${styles.notice} ${styles.noticeBad}`}>
      <span className={styles.noticeText}>
        <span className={styles.noticeStrong}>The newest text cannot be read.</span>{' '}
        {`What is stored of ${revisionSpans(damage.revisions)} is damaged. This is revision ${revision}, the newest that can be read; it is shown to be read only.`}
        {lastGood === null ? '' : ` The last good backup was made ${dateAndTime(lastGood.at)}.`}
      </span>
      {damage.mayRestore ? (
        <Button small disabled={busy} onClick={() => void restore()}>
          {`Restore revision ${revision}`}
        </Button>
      ) : null}
      {lastGood === null ? null : (
        <Button small onClick={() => show(lastGood.path)}>
          Show the backup
        </Button>
      )}
    </div>
  );
}
