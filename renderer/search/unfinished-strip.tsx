import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { UnfinishedReplacing } from '../../shared/contract/find.ts';
import styles from '../app/condition-banner.module.css';
import { query } from '../app/queries.ts';
import { Button } from '../ui/button.tsx';
import { formatNumber, shortTime } from '../ui/time.ts';
import { finishReplacing, leaveUnfinished, takeBack } from './run-replace.ts';

/** What was being replaced across the newsroom, or undone, when the program ended: to be finished, or taken back. */
export function UnfinishedStrip() {
  const { data = [] } = useQuery(query('find.unfinished', {}));
  return data.map((run) => <Unfinished key={run.run} run={run} />);
}

function Unfinished({ run }: { run: UnfinishedReplacing }) {
  const [busy, setBusy] = useState(false);
  const doing = (work: (run: UnfinishedReplacing) => Promise<void>) => (): void => {
    if (busy) return;
    setBusy(true);
    void work(run).finally(() => setBusy(false));
  };
  return (
    <div role="status" aria-label="Unfinished replacing" className={`${styles.banner} ${styles.lit}`}>
      <p className={styles.text}>
        <strong>{whatHappened(run)}</strong> {howFar(run)} {run.memberName} began it at {shortTime(run.at)}.
      </p>
      <div className={styles.actions}>
        {run.what === 'replace' ? (
          <>
            <Button small aria-disabled={busy} onClick={doing(finishReplacing)}>
              Finish
            </Button>
            <Button small aria-disabled={busy} onClick={doing(takeBack)}>
              Take back
            </Button>
          </>
        ) : (
          <Button small aria-disabled={busy} onClick={doing(takeBack)}>
            Finish undoing
          </Button>
        )}
        <Button small look="quiet" aria-disabled={busy} onClick={doing(leaveUnfinished)}>
          Leave it
        </Button>
      </div>
    </div>
  );
}

function whatHappened({ what, text, by }: UnfinishedReplacing): string {
  if (what === 'undo')
    return by === '' ? `Putting “${text}” back was cut off.` : `Undoing “${by}” for “${text}” was cut off.`;
  return by === '' ? `Taking out “${text}” was cut off.` : `Replacing “${text}” by “${by}” was cut off.`;
}

function howFar({ what, done, texts }: UnfinishedReplacing): string {
  const many = `${formatNumber(done)} of ${formatNumber(texts)} texts`;
  return what === 'replace' ? `${many} were changed.` : `${many} are as they were.`;
}
