import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import type { EditionView, Revision, Saved } from '../../shared/contract/contract.ts';
import { messageOf } from '../app/client.ts';
import { query, useRequest } from '../app/queries.ts';
import type { EditionSession } from '../editor/session/edition-session.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { dateAndTime, shortTime } from '../ui/time.ts';
import { ComparisonText } from './comparison.tsx';
import { ComparisonBar, useComparisonBar } from './comparison-bar.tsx';
import { type Against, comparedChoices, comparisonChoices, otherNumber, usualAgainst } from './comparison-choices.ts';
import { RevisionChoice } from './revision-choice.tsx';
import { NameRevision, RevisionNameText } from './revision-name.tsx';
import styles from './revision-view.module.css';
import { doneBy } from './revision-words.ts';
import type { Changing } from './undo-toast.ts';
import { useRestoring } from './use-restoring.ts';

interface Props {
  readonly view: EditionView;
  readonly number: number;
  /** What it is compared with at first; the usual when absent. */
  readonly against?: 'now';
  /** What stands behind it. */
  readonly behind?: 'timeline';
  readonly onClose: () => void;
  readonly session: Pick<EditionSession, 'exclusively'> & Changing;
  readonly onRestored: (saved: Saved) => void | Promise<void>;
}

/**
 * One revision, compared with another, in place of the text. `onRestored` is told what the restoring saved while
 * the session's own saves wait, and takes the text up from there. Restoring makes a new revision; nothing that was there is lost.
 */
export function RevisionView(props: Props) {
  const { view, number } = props;
  const { data: revisions, error } = useRequest('history.list', { editionId: view.edition.id });
  if (error) return <Alert>{messageOf(error)}</Alert>;
  const revision = revisions?.find((one) => one.number === number);
  if (!revisions) return null;
  if (!revision) return <Alert>There is no revision {number} of this edition.</Alert>;
  return <Open key={`${number} ${props.against}`} {...props} revisions={revisions} revision={revision} />;
}

function Open({
  view,
  revisions,
  revision,
  against: first,
  behind,
  onClose,
  session,
  onRestored,
}: Props & { readonly revisions: readonly Revision[]; readonly revision: Revision }) {
  const { number } = revision;
  const editionId = view.edition.id;
  const sides = useSides(revisions, number, first ?? null);
  const { from, to, wanting } = sides;
  const asked = useQuery({
    ...query('history.compare', { editionId, from, to }),
    enabled: wanting === null,
    // What is shown stays until the next one is there: no blank between two choices.
    placeholderData: keepPreviousData,
  });
  const data = wanting === null ? asked.data : undefined;
  const { error } = asked;
  const bar = useComparisonBar(data?.difference, onClose);
  const { restore, busy, problem } = useRestoring(editionId, session, onRestored);
  const newest = revisions[0]?.number ?? number;
  const { root, layout, folded } = bar;
  // Going from change to change draws nothing anew.
  const text = useMemo(() => {
    const headOf = (wanted: number): ReactNode => {
      const found = revisions.find((one) => one.number === wanted);
      return found ? <RevisionHead revision={found} newest={newest} /> : null;
    };
    return data ? (
      <ComparisonText
        ref={root}
        difference={data.difference}
        language={view.edition.language}
        layout={layout}
        folded={folded}
        heads={{ before: headOf(data.from), after: headOf(data.to) }}
      />
    ) : null;
  }, [data, revisions, newest, root, layout, folded, view.edition.language]);
  return (
    <div className={styles.view}>
      <header className={styles.head}>
        <div className={styles.line}>
          <h2 className={styles.title}>
            Revision {number}
            <span className={styles.by}>
              {' · '}
              {doneBy(revision)} ·{' '}
              <time className="tabular" dateTime={revision.at} title={dateAndTime(revision.at)}>
                {shortTime(revision.at)}
              </time>
            </span>
          </h2>
          {revision.name === null ? null : <RevisionNameText name={revision.name} short />}
          <NameRevision editionId={editionId} number={number} name={revision.name} wide={styles.wide} />
          {view.mayWrite && number !== newest ? (
            <Button aria-disabled={busy} onClick={() => void restore({ number })}>
              Restore this revision
            </Button>
          ) : null}
          <Button onClick={onClose} keys="Esc">
            {behind === 'timeline' ? 'Back to the timeline' : 'Back to the text'}
          </Button>
        </div>
        <ComparisonBar difference={data?.from === from && data.to === to ? data.difference : undefined} bar={bar}>
          <div className={styles.choices}>
            <RevisionChoice
              {...sides.one}
              label="Compare"
              boxLabel="Number of the revision to compare"
              newest={newest}
            />
            <RevisionChoice
              {...sides.other}
              label="Compare with"
              shown="with"
              boxLabel="Number of the other revision"
              newest={newest}
            />
            <Button
              small
              look="quiet"
              aria-label="Swap"
              title="Show what came as what went, and the other way round"
              onClick={sides.swap}
            >
              <span className={styles.word}>Swap</span>
              <span className={styles.sign} aria-hidden="true">
                ⇄
              </span>
            </Button>
          </div>
        </ComparisonBar>
        {problem === null ? null : <Alert>{problem}</Alert>}
      </header>
      <div className={styles.scroll}>
        {error ? <Alert>{messageOf(error)}</Alert> : null}
        {wanting === null ? null : (
          <p className={styles.wanting} role="status">
            {wanting}
          </p>
        )}
        {text}
      </div>
    </div>
  );
}

/** The two revisions that are compared: the older first, unless they were swapped. */
function useSides(revisions: readonly Revision[], number: number, first: Against | null) {
  const [one, setOne] = useState<Against>('this');
  const [typedOne, setTypedOne] = useState('');
  const [other, setOther] = useState<Against | null>(first);
  const [typedOther, setTypedOther] = useState('');
  const [swapped, setSwapped] = useState(false);
  const compared = useMemo(() => comparedChoices(revisions, number), [revisions, number]);
  const chosen = otherNumber(revisions, number, one, typedOne);
  const base = chosen ?? number;
  const choices = useMemo(() => comparisonChoices(revisions, base), [revisions, base]);
  // A choice that the revision to compare does not have, as a sitting, gives way to the usual one.
  const against =
    other !== null && choices.some((choice) => choice.value === other) ? other : usualAgainst(revisions, base);
  const found = otherNumber(revisions, base, against, typedOther);
  const older = Math.min(base, found ?? base);
  const newer = Math.max(base, found ?? base);
  return {
    from: swapped ? newer : older,
    to: swapped ? older : newer,
    /** Why there is nothing to compare yet, for a person; null when there is. */
    wanting:
      chosen === null
        ? wantingNumber(typedOne, revisions)
        : found === null
          ? wantingNumber(typedOther, revisions)
          : null,
    swap: () => setSwapped(!swapped),
    one: {
      choices: compared,
      value: one,
      typed: typedOne,
      missing: chosen === null && typedOne.trim() !== '',
      onChange: setOne,
      onType: setTypedOne,
    },
    other: {
      choices,
      value: against,
      typed: typedOther,
      missing: found === null && typedOther.trim() !== '',
      onChange: setOther,
      onType: setTypedOther,
    },
  };
}

function wantingNumber(typed: string, revisions: readonly Revision[]): string {
  const newest = revisions[0]?.number ?? 1;
  return typed.trim() === ''
    ? `Type the number of the other revision, 1 to ${newest}.`
    : `There is no revision ${typed.trim()}. The numbers go from 1 to ${newest}.`;
}

/** What stands over a column: which revision it is, whose, from when. */
function RevisionHead({ revision, newest }: { revision: Revision; newest: number }) {
  return (
    <>
      <b>Revision {revision.number}</b>
      {revision.number === newest ? ', as it is now' : ''}
      {revision.name === null ? '' : `, “${revision.name}”`}
      <br />
      {doneBy(revision)} ·{' '}
      <time className="tabular" dateTime={revision.at} title={dateAndTime(revision.at)}>
        {shortTime(revision.at)}
      </time>
    </>
  );
}
