import { useState } from 'react';
import { messageOf } from '../app/client.ts';
import { Dialog } from '../ui/dialog.tsx';
import { counted } from '../ui/time.ts';
import type { Totals } from './replace-choices.ts';
import styles from './replace-dialog.module.css';

/** A text that stays as it is, and why. */
export interface NamedLeftOut {
  readonly name: string;
  readonly reason: string;
}

/** So many are named; of more, their number. */
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
  const { places, texts, takenOut } = totals;
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
  return (
    <Dialog
      title="Replace in the newsroom"
      lead={by === '' ? `“${text}” is taken out ${where}.` : `“${text}” becomes “${by}” ${where}.`}
      confirm={`Replace ${counted(places, 'place')}`}
      busy={busy}
      problem={problem}
      width={520}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
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
    </Dialog>
  );
}

export function LeftOutList({ leftOut }: { leftOut: readonly NamedLeftOut[] }) {
  const more = leftOut.length - mostNamed;
  return (
    <ul className={styles.list} aria-label="Left out">
      {leftOut.slice(0, mostNamed).map(({ name, reason }) => (
        <li key={`${name} ${reason}`}>
          <span className={styles.name}>{name}.</span> {reason}
        </li>
      ))}
      {more > 0 ? <li>And {counted(more, 'more text')}.</li> : null}
    </ul>
  );
}
