import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import type { EditionView } from '../../shared/contract/contract.ts';
import type { LanguageCode } from '../../shared/domain/languages.ts';
import { readingMinutes, type TextCounts } from '../../shared/language/counts.ts';
import type { EditionSession } from '../editor/session/edition-session.ts';
import { lengthState, lengthWords } from '../story/commissioned-length.ts';
import { counted, formatNumber } from '../ui/time.ts';
import styles from './counts-bar.module.css';
import { CountsWatch } from './counts-watch.ts';

/** The quiet line under a text: how long it is, how long to read, and how far from the length that was asked for. */
export function CountsBar({
  view,
  session,
  children,
}: {
  view: EditionView;
  session: EditionSession;
  /** What stands at the end of the line. */
  children?: ReactNode;
}) {
  const { language } = view.edition;
  const [watch] = useState(() => new CountsWatch(session, language));
  useEffect(() => watch.start(), [watch]);
  const { all, selected } = useSyncExternalStore(watch.subscribe, watch.get);
  const { commissionedWords } = view.story;
  return (
    <div className={styles.bar}>
      {/* Not announced by itself: that would talk over the typist. */}
      <span role="status" aria-label="Counts" aria-live="off" className={`${styles.counts} tabular`}>
        {all === null ? null : selected === null ? (
          <Whole counts={all} language={language} />
        ) : (
          <Selected counts={selected} all={all} />
        )}
      </span>
      {all === null || commissionedWords === null ? null : (
        <span
          role="status"
          aria-label="Commissioned length"
          aria-live="off"
          className={`${styles.length} tabular`}
          data-state={lengthState(all.words, commissionedWords)}
        >
          {lengthWords(all.words, commissionedWords)}
        </span>
      )}
      <span className={styles.space} />
      {children}
    </div>
  );
}

function Whole({ counts, language }: { counts: TextCounts; language: LanguageCode }) {
  const minutes = readingMinutes(counts.words, language);
  return (
    <>
      <span>{counted(counts.words, 'word')}</span>
      <span>{characterCounts(counts)}</span>
      {minutes === 0 ? null : <span>{formatNumber(minutes)} min to read</span>}
    </>
  );
}

function Selected({ counts, all }: { counts: TextCounts; all: TextCounts }) {
  return (
    <>
      <span className={styles.selected}>
        {formatNumber(counts.words)} of {counted(all.words, 'word')} selected
      </span>
      <span>{characterCounts(counts)}</span>
    </>
  );
}

function characterCounts({ characters, spaces }: TextCounts): string {
  return `${counted(characters, 'character')}, ${formatNumber(characters - spaces)} without spaces`;
}
