import type { Revision } from '../../shared/contract/contract.ts';
import { isMilestone } from '../../shared/domain/sittings.ts';
import { clockTime, dateAndTime } from '../ui/time.ts';
import styles from './history-panel.module.css';
import { causeTitles, lasted, noteShown, wordsSince } from './revision-words.ts';
import type { Row } from './sittings.ts';

/** One line of the history: a step in the story's life, a sitting, or one save inside an unfolded sitting. */
export function RevisionItem({
  row,
  day,
  selected,
  unfolded,
  tabbable,
  onSelect,
  onToggle,
}: {
  row: Row;
  /** Said above the first row of another day. */
  day: string | null;
  selected: boolean;
  unfolded: boolean;
  /** The one item of the list that Tab reaches; arrows go on from there. */
  tabbable: boolean;
  onSelect: (number: number) => void;
  onToggle: (oldest: number) => void;
}) {
  const { entry, inside } = row;
  const line = inside ?? (entry.kind === 'single' ? entry : null);
  const newest = line ? line.revision : entry.kind === 'sitting' ? entry.newest : null;
  if (!newest) return null;
  return (
    <>
      {day === null ? null : <span className={styles.day}>{day}</span>}
      <button
        type="button"
        data-revision={newest.number}
        className={styles.button}
        aria-current={selected ? 'true' : undefined}
        tabIndex={tabbable ? 0 : -1}
        onClick={() => onSelect(newest.number)}
      >
        <span className={isMilestone(newest) ? styles.disc : styles.ring} aria-hidden="true" />
        {line ? (
          <SingleText revision={line.revision} before={line.before} />
        ) : entry.kind === 'sitting' ? (
          <SittingText newest={entry.newest} oldest={entry.oldest} />
        ) : null}
        <time className={`${styles.time} tabular`} dateTime={newest.at} title={dateAndTime(newest.at)}>
          {clockTime(newest.at)}
        </time>
      </button>
      {inside === null && entry.kind === 'sitting' ? (
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={unfolded}
          aria-label={`Each save of revisions ${entry.oldest.number}–${entry.newest.number}`}
          title={unfolded ? 'Fold' : 'Show each save'}
          onClick={() => onToggle(entry.oldest.number)}
        >
          <span className={styles.arrow} aria-hidden="true" />
        </button>
      ) : null}
    </>
  );
}

function SingleText({ revision, before }: { revision: Revision; before: Revision | null }) {
  const title = causeTitles[revision.cause];
  const note = noteShown(revision);
  return (
    <span className={styles.text}>
      <span className={styles.title}>
        {isMilestone(revision) ? <b>{title}</b> : title} by {revision.authorName}
        <span className="visually-hidden">, cause: {revision.cause}</span>
      </span>
      <span className={`${styles.facts} tabular`}>
        revision {revision.number}
        {wordsSince(revision, before)}
      </span>
      {note === null ? null : <span className={styles.note}>{note}</span>}
    </span>
  );
}

function SittingText({ newest, oldest }: { newest: Revision; oldest: Revision }) {
  return (
    <span className={styles.text}>
      <span className={styles.title}>
        {causeTitles[newest.cause]}, {lasted(oldest.at, newest.at)}
        <span className="visually-hidden">, cause: {newest.cause}</span>
      </span>
      <span className={`${styles.facts} tabular`}>
        revisions {oldest.number}–{newest.number}, {newest.authorName}
      </span>
    </span>
  );
}
