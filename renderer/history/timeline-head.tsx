import type { ReactNode } from 'react';
import type { Instant, Moment } from '../../shared/contract/contract.ts';
import { englishName, type LanguageCode } from '../../shared/domain/languages.ts';
import { Button } from '../ui/button.tsx';
import { StageMark } from '../ui/stage-mark.tsx';
import { dateAndTime, shortTime } from '../ui/time.ts';
import { RevisionNameText } from './revision-name.tsx';
import { doneBy, noteShown } from './revision-words.ts';
import styles from './timeline.module.css';

/** What stands above the lanes: which moment this is, and the way back. */
export function TimelineHead({
  moment,
  at,
  language,
  children,
  onClose,
}: {
  /** Null before the edition was opened. */
  moment: Moment | null;
  /** When the slider's place is. */
  at: Instant;
  /** Named when there is more than one edition. */
  language: LanguageCode | null;
  /** What can be done with the moment. */
  children: ReactNode;
  onClose: () => void;
}) {
  const note = moment && noteShown(moment);
  return (
    <div className={styles.row}>
      <h2 className="visually-hidden">Timeline</h2>
      <div className={styles.moment}>
        {moment === null ? (
          <>
            <p>
              <b>{language === null ? 'Not opened yet' : `${englishName(language)}, not opened yet`}</b>
            </p>
            <p className={styles.facts}>
              <time className="tabular" dateTime={at} title={dateAndTime(at)}>
                {shortTime(at)}
              </time>
            </p>
          </>
        ) : (
          <>
            <p className={styles.which}>
              <b className="tabular">
                {language === null ? 'Revision' : `${englishName(language)}, revision`} {moment.number}
              </b>
              <StageMark stage={moment.stage} />
              {moment.name === null ? null : <RevisionNameText name={moment.name} short />}
            </p>
            <p className={styles.facts}>
              {doneBy(moment)} ·{' '}
              <time className="tabular" dateTime={moment.at} title={dateAndTime(moment.at)}>
                {shortTime(moment.at)}
              </time>
              {note === null ? null : ` · ${note}`}
            </p>
          </>
        )}
      </div>
      {children}
      <Button onClick={onClose} keys="Esc">
        Back to the text
      </Button>
    </div>
  );
}
