import { useState } from 'react';
import type { LeftOut } from '../../shared/contract/find.ts';
import { messageOf } from '../app/client.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { counted } from '../ui/time.ts';
import type { Totals } from './replace-choices.ts';
import styles from './replace-dialog.module.css';
import { stopRun, useRunProgress } from './run-progress.ts';
import { RunProgressLine } from './run-progress-line.tsx';

/** A text that stays as it is, and why. */
export type NamedLeftOut = Pick<LeftOut, 'name' | 'reason'>;

/** So many are named at first. */
const mostNamed = 8;

/** Asks once, with exact numbers, before texts across the newsroom are changed. */
export function ReplaceDialog({
  text,
  by,
  totals,
  leftOut,
  partly,
  onConfirm,
  onClose,
}: {
  text: string;
  by: string;
  totals: Totals;
  leftOut: readonly NamedLeftOut[];
  /** Whether there may be more that was not looked at. */
  partly: boolean;
  onConfirm: () => Promise<void>;
  onClose: () => void;
}) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { places, texts } = totals;
  const where = `in ${counted(places, 'place')} of ${counted(texts, 'text')}`;
  const confirm = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      await onConfirm();
    } catch (error) {
      setBusy(false);
      setProblem(messageOf(error));
    }
  };
  const progress = useRunProgress();
  const running = busy && progress?.isLong === true ? progress : null;
  return (
    <Dialog
      title="Replace in the newsroom"
      lead={by === '' ? `“${text}” is taken out ${where}.` : `“${text}” becomes “${by}” ${where}.`}
      {...(running ? { cancel: 'Stop' } : { confirm: `Replace ${counted(places, 'place')}` })}
      busy={busy}
      problem={problem}
      width={520}
      onConfirm={() => void confirm()}
      onClose={busy ? stopRun : onClose}
    >
      {running ? (
        <>
          <RunProgressLine progress={running} />
          <p>If you stop, what was replaced so far stays, and one Undo brings it back.</p>
        </>
      ) : (
        <BeforeReplacing totals={totals} leftOut={leftOut} partly={partly} />
      )}
    </Dialog>
  );
}

/** What somebody should know before they confirm. */
function BeforeReplacing({
  totals: { takenOut },
  leftOut,
  partly,
}: {
  totals: Totals;
  leftOut: readonly NamedLeftOut[];
  partly: boolean;
}) {
  return (
    <>
      {takenOut > 0 ? (
        <p>
          {counted(takenOut, 'place')} that you took out {takenOut === 1 ? 'stays' : 'stay'} as{' '}
          {takenOut === 1 ? 'it is' : 'they are'}.
        </p>
      ) : null}
      {leftOut.length > 0 ? (
        <div>
          <p>
            {counted(leftOut.length, 'text')} {leftOut.length === 1 ? 'is' : 'are'} left out:
          </p>
          <LeftOutList leftOut={leftOut} />
        </div>
      ) : null}
      {partly ? <p>These are the latest texts only; there may be more to replace in older ones.</p> : null}
      <p>Each text keeps its history, and one Undo brings all of them back.</p>
    </>
  );
}

export function LeftOutList({ leftOut }: { leftOut: readonly NamedLeftOut[] }) {
  const [all, setAll] = useState(false);
  const named = all ? leftOut : leftOut.slice(0, mostNamed);
  const more = leftOut.length - named.length;
  return (
    <ul className={styles.list} aria-label="Left out">
      {named.map(({ name, reason }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two texts may be called the same, and the list never changes
        <li key={at}>
          {name === '' ? null : <span className={styles.name}>{name}. </span>}
          {reason}
        </li>
      ))}
      {more > 0 ? (
        <li>
          <Button small look="quiet" className={styles.more} onClick={() => setAll(true)}>
            Show {counted(more, 'more text')}
          </Button>
        </li>
      ) : null}
    </ul>
  );
}
