import { lazy, Suspense, useState } from 'react';
import type { Condition, Unreadable } from '../../shared/contract/contract.ts';
import { Button } from '../ui/button.tsx';
import { dateAndTime, formatNumber } from '../ui/time.ts';
import { showToast } from '../ui/toast.tsx';
import { messageOf, request } from './client.ts';
import styles from './condition-banner.module.css';
import { revisionSpans } from './revision-spans.ts';

const RestoreDialog = lazy(async () => ({ default: (await import('../settings/restore-dialog.tsx')).RestoreDialog }));

/** So many are named before the rest is folded away. */
const named = 3;

/**
 * A damaged newsroom is read only: what cannot be read, and the way to the last good backup.
 * @param path of the newsroom's file.
 */
export function DamagedBanner({ damaged, path }: { damaged: Extract<Condition, { kind: 'damaged' }>; path: string }) {
  const { unreadable, lastGood } = damaged;
  const [all, setAll] = useState(false);
  const [asking, setAsking] = useState(false);
  const shown = all ? unreadable : unreadable.slice(0, named);
  const show = (): void =>
    void request('app.showInFolder', { path: lastGood?.path ?? path }).catch((error: unknown) =>
      showToast({ text: messageOf(error) }),
    );
  return (
    <div role="alert" className={`${styles.banner} ${styles.bad}`}>
      <p className={styles.text}>
        <strong>This newsroom’s file is damaged.</strong> It is open to be read only, and the file was left as it is.{' '}
        {lastGood === null
          ? 'No backup of it was found.'
          : `The last good backup was made ${dateAndTime(lastGood.at)}.`}
      </p>
      <div className={styles.actions}>
        {lastGood === null ? null : (
          <Button small look="primary" onClick={() => setAsking(true)}>
            Restore the last good backup…
          </Button>
        )}
        <Button small onClick={show}>
          Show in folder
        </Button>
      </div>
      {shown.length === 0 ? null : (
        <ul className={styles.list} aria-label="What cannot be read">
          {shown.map((one) => (
            <li key={`${one.editionId ?? ''} ${one.what}`}>{sentence(one)}</li>
          ))}
          {unreadable.length > shown.length ? (
            <li>
              <Button small look="quiet" onClick={() => setAll(true)}>
                {`Show ${formatNumber(unreadable.length - shown.length)} more`}
              </Button>
            </li>
          ) : null}
        </ul>
      )}
      {asking && lastGood !== null ? (
        <Suspense>
          <RestoreDialog backup={lastGood} onClose={() => setAsking(false)} />
        </Suspense>
      ) : null}
    </div>
  );
}

function sentence({ what, revisions }: Unreadable): string {
  if (revisions.length === 0) return `${what} cannot be read.`;
  return `${what}: ${revisionSpans(revisions)} cannot be read.`;
}
