import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { EditionView, Revision, Saved } from '../../shared/contract/contract.ts';
import { messageOf, request } from '../app/client.ts';
import { query, useRequest } from '../app/queries.ts';
import type { EditionSession } from '../editor/edition-session.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { counted, dateAndTime, shortTime } from '../ui/time.ts';
import { showToast } from '../ui/toast.tsx';
import { useChangeKeys } from './change-keys.ts';
import { ComparisonText } from './comparison.tsx';
import { type Against, beforeSitting, comparisonChoices, otherNumber } from './comparison-choices.ts';
import styles from './revision-view.module.css';
import { causeTitles, wordChanges } from './revision-words.ts';

/**
 * One revision, compared with another, in place of the text. `onRestored` is told what the restoring saved while
 * the session's own saves wait, and takes the text up from there. Restoring makes a new revision; nothing that was there is lost.
 */
export function RevisionView({
  view,
  number,
  onClose,
  session,
  onRestored,
}: {
  view: EditionView;
  number: number;
  onClose: () => void;
  session: Pick<EditionSession, 'exclusively'>;
  onRestored: (saved: Saved) => void | Promise<void>;
}) {
  const editionId = view.edition.id;
  const { data: revisions, error } = useRequest('history.list', { editionId });
  if (error) return <Alert>{messageOf(error)}</Alert>;
  const revision = revisions?.find((one) => one.number === number);
  if (!revisions) return null;
  if (!revision) return <Alert>There is no revision {number} of this edition.</Alert>;
  return (
    <Open
      key={number}
      view={view}
      revisions={revisions}
      revision={revision}
      onClose={onClose}
      session={session}
      onRestored={onRestored}
    />
  );
}

function Open({
  view,
  revisions,
  revision,
  onClose,
  session,
  onRestored,
}: {
  view: EditionView;
  revisions: readonly Revision[];
  revision: Revision;
  onClose: () => void;
  session: Pick<EditionSession, 'exclusively'>;
  onRestored: (saved: Saved) => void | Promise<void>;
}) {
  const { number } = revision;
  const editionId = view.edition.id;
  const choices = useMemo(() => comparisonChoices(revisions, number), [revisions, number]);
  const [chosen, setChosen] = useState<Against | null>(null);
  const usual: Against = beforeSitting(revisions, number) !== null ? 'sitting' : number > 1 ? 'before' : 'now';
  const against = chosen ?? usual;
  const [typed, setTyped] = useState('');
  const other = otherNumber(revisions, number, against, typed);
  const from = Math.min(number, other ?? number);
  const to = Math.max(number, other ?? number);
  const { data: comparison, error } = useQuery({
    ...query('history.compare', { editionId, from, to }),
    // What is shown stays until the next one is there: no blank between two choices.
    placeholderData: keepPreviousData,
  });
  const paper = useRef<HTMLElement>(null);
  const { toNext, toPrevious, place } = useChangeKeys(paper, onClose, comparison);
  const { restore, busy, problem } = useRestore(editionId, session, onRestored);
  const newest = revisions[0]?.number ?? number;
  const changes = comparison?.difference.changes ?? 0;
  return (
    <div className={styles.view}>
      <header className={styles.head}>
        <div className={styles.line}>
          <h2 className={styles.title}>
            Revision {number}
            <span className={styles.by}>
              {' · '}
              {causeTitles[revision.cause]} by {revision.authorName} ·{' '}
              <time className="tabular" dateTime={revision.at} title={dateAndTime(revision.at)}>
                {shortTime(revision.at)}
              </time>
            </span>
          </h2>
          {view.mayWrite && number !== newest ? (
            <Button aria-disabled={busy} onClick={() => void restore(number)}>
              Restore this revision
            </Button>
          ) : null}
          <Button onClick={onClose} keys="Esc">
            Back to the text
          </Button>
        </div>
        <div className={styles.line}>
          <label className={styles.compare}>
            <span>Compare with</span>
            <select
              className={styles.select}
              value={against}
              onChange={(event) => {
                const choice = choices.find((one) => one.value === event.target.value);
                if (choice) setChosen(choice.value);
              }}
            >
              {choices.map((choice) => (
                <option key={choice.value} value={choice.value}>
                  {choice.label}
                </option>
              ))}
            </select>
          </label>
          {against === 'number' ? (
            <input
              className={`${styles.number} tabular`}
              aria-label="Number of the other revision"
              inputMode="numeric"
              placeholder={`1–${newest}`}
              value={typed}
              ref={focusOnce}
              onChange={(event) => setTyped(event.target.value)}
            />
          ) : null}
          <span className={styles.space} />
          <span role="status" className={`${styles.counts} tabular`}>
            {comparison && comparison.from === from && comparison.to === to
              ? changes === 0
                ? 'No difference'
                : [
                    wordChanges(comparison.difference.wordsAdded, comparison.difference.wordsRemoved),
                    counted(changes, 'change'),
                  ]
                    .filter(Boolean)
                    .join(', ')
              : ''}
          </span>
          <span className={styles.steps}>
            <span role="status" className={`${styles.counts} tabular`} aria-label="Change">
              {place === null ? '' : `${place.at} of ${place.of}`}
            </span>
            <Button
              small
              look="quiet"
              disabled={changes === 0}
              onClick={toPrevious}
              keys="P"
              aria-label="Previous change"
              title="Shift+F8"
            >
              Previous
            </Button>
            <Button
              small
              look="quiet"
              disabled={changes === 0}
              onClick={toNext}
              keys="N"
              aria-label="Next change"
              title="F8"
            >
              Next
            </Button>
          </span>
        </div>
        {problem === null ? null : <Alert>{problem}</Alert>}
      </header>
      <div className={styles.scroll}>
        {error ? <Alert>{messageOf(error)}</Alert> : null}
        {comparison ? (
          <ComparisonText ref={paper} difference={comparison.difference} language={view.edition.language} />
        ) : null}
      </div>
    </div>
  );
}

/** Whoever asked for the box is about to type into it. */
function focusOnce(box: HTMLInputElement | null): void {
  box?.focus();
}

/** Restores after saving what is typed, and offers the way back. */
function useRestore(
  editionId: string,
  session: Pick<EditionSession, 'exclusively'>,
  onRestored: (saved: Saved) => void | Promise<void>,
): { restore: (number: number) => Promise<void>; busy: boolean; problem: string | null } {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const mounted = useRef(true);
  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);
  const restore = useCallback(
    async (number: number): Promise<void> => {
      setBusy(true);
      setProblem(null);
      try {
        const saved = await session.exclusively(async () => {
          const restored = await request('history.restore', { editionId, number });
          await onRestored(restored);
          return restored;
        });
        if (!saved) setProblem('Nothing was restored, because what was typed could not be saved first.');
        else {
          showToast({
            text: `The text is again as in revision ${number}. What it was before stays in the history.`,
            action: { name: 'Undo the restore', run: () => void restore(saved.revision - 1) },
          });
        }
      } catch (caught) {
        if (mounted.current) setProblem(messageOf(caught));
        else showToast({ text: messageOf(caught) });
      } finally {
        if (mounted.current) setBusy(false);
      }
    },
    [editionId, session, onRestored],
  );
  return { restore, busy, problem };
}
