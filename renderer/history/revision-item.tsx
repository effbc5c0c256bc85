import type { Revision } from '../../shared/contract/contract.ts';
import { isMilestone } from '../../shared/domain/sittings.ts';
import { clockTime, dateAndTime } from '../ui/time.ts';
import styles from './history-panel.module.css';
import { RevisionNameText } from './revision-name.tsx';
import { causeTitles, doneBy, noteShown, wordChanges } from './revision-words.ts';
import type { Row } from './sittings.ts';
import { useWordCounts } from './word-counts.ts';

/** One line of the history: a step in the story's life, a sitting, or one save inside an unfolded sitting. */
export function RevisionItem({
  editionId,
  row,
  day,
  selected,
  unfolded,
  tabbable,
  onSelect,
  onToggle,
}: {
  editionId: string;
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
  const sitting = line === null && entry.kind === 'sitting' ? entry : null;
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
          <SingleText editionId={editionId} revision={line.revision} before={line.before} />
        ) : entry.kind === 'sitting' ? (
          <SittingText editionId={editionId} {...entry} />
        ) : null}
        <time className={`${styles.time} tabular`} dateTime={newest.at} title={dateAndTime(newest.at)}>
          {sitting === null ? clockTime(newest.at) : fromTo(sitting.oldest.at, sitting.newest.at)}
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

function SingleText({
  editionId,
  revision,
  before,
}: {
  editionId: string;
  revision: Revision;
  before: Revision | null;
}) {
  const words = useWordsBetween(editionId, before, revision);
  const title = causeTitles[revision.cause];
  const note = noteShown(revision);
  return (
    <span className={styles.text}>
      <span className={styles.title}>
        {revision.damaged ? (
          doneBy(revision)
        ) : (
          <>
            {isMilestone(revision) ? <b>{title}</b> : title} by {revision.authorName}
            <span className="visually-hidden">, cause: {revision.cause}</span>
          </>
        )}
      </span>
      {revision.name === null ? null : <RevisionNameText name={revision.name} />}
      <span className={`${styles.facts} tabular`}>
        {[`revision ${revision.number}`, words].filter(Boolean).join(', ')}
      </span>
      {note === null ? null : <span className={styles.note}>{note}</span>}
    </span>
  );
}

function SittingText({
  editionId,
  newest,
  oldest,
  before,
}: {
  editionId: string;
  newest: Revision;
  oldest: Revision;
  before: Revision | null;
}) {
  const words = useWordsBetween(editionId, before, newest);
  return (
    <span className={styles.text}>
      <span className={styles.title}>
        {doneBy(newest)}
        <span className="visually-hidden">, cause: {newest.cause}</span>
      </span>
      <span className={`${styles.facts} ${styles.wide} tabular`}>
        {[words, `revisions ${oldest.number}–${newest.number}`].filter(Boolean).join(', ')}
      </span>
    </span>
  );
}

/** "+31 −4 words"; empty until they are counted, and when no word came or went. */
function useWordsBetween(editionId: string, before: Revision | null, revision: Revision): string {
  const counts = useWordCounts(editionId, { from: before?.number ?? 0, to: revision.number });
  return counts === null ? '' : wordChanges(counts.added, counts.removed);
}

/** "14:02–14:31", "14:02" for what took less than a minute. */
function fromTo(from: string, to: string): string {
  const start = clockTime(from);
  const end = clockTime(to);
  return start === end ? end : `${start}–${end}`;
}
