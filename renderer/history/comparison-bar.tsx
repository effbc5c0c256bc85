import { type ReactNode, useCallback, useRef } from 'react';
import type { Difference } from '../../shared/language/difference.ts';
import { Button } from '../ui/button.tsx';
import { counted } from '../ui/time.ts';
import { useChangeKeys } from './change-keys.ts';
import styles from './comparison-bar.module.css';
import { setComparisonLook, useComparisonLook } from './comparison-look.ts';
import { wordChanges } from './revision-words.ts';

/** Goes through the changes of the comparison inside `root`, and says how many there are. */
export function useComparisonBar(difference: Difference | undefined, onLeave: () => void) {
  const root = useRef<HTMLElement>(null);
  const { layout, folded } = useComparisonLook();
  const { toNext, toPrevious, place } = useChangeKeys(root, onLeave, difference);
  return { root, layout, folded, toNext, toPrevious, place };
}

/** "+31 −4 words, 3 changes"; empty while nothing is known. */
function countsOf(difference: Difference | undefined): string {
  if (!difference) return '';
  if (difference.changes === 0) return 'No difference';
  const words = wordChanges(difference.wordsAdded, difference.wordsRemoved);
  return [words, counted(difference.changes, 'change')].filter(Boolean).join(', ');
}

/** How two texts are shown, how much changed, and the way from change to change. */
export function ComparisonBar({
  difference,
  bar,
  children,
}: {
  /** Undefined while it is being made. */
  difference: Difference | undefined;
  bar: Omit<ReturnType<typeof useComparisonBar>, 'root'>;
  /** What is compared. */
  children?: ReactNode;
}) {
  const { layout, folded, toNext, toPrevious, place } = bar;
  const changes = difference?.changes ?? 0;
  const counts = countsOf(difference);
  const choose = useCallback((chosen: 'inline' | 'sides') => setComparisonLook({ layout: chosen }), []);
  return (
    <div className={styles.bar}>
      {children}
      <div className={styles.group}>
        <fieldset className={styles.layouts}>
          <legend className="visually-hidden">Layout</legend>
          <button type="button" aria-pressed={layout === 'inline'} onClick={() => choose('inline')}>
            Inline
          </button>
          <button type="button" aria-pressed={layout === 'sides'} onClick={() => choose('sides')}>
            Side by side
          </button>
        </fieldset>
        <button
          type="button"
          className={styles.toggle}
          aria-pressed={folded}
          title="Hide long stretches in which nothing changed"
          onClick={() => setComparisonLook({ folded: !folded })}
        >
          Only changes
        </button>
      </div>
      <div className={`${styles.group} ${styles.end}`}>
        <span role="status" className={`${styles.counts} tabular`}>
          {/* The tooltip on the status itself would be its name. */}
          <span title={counts}>{counts}</span>
        </span>
        <span role="status" className={`${styles.counts} tabular`} aria-label="Change">
          {place === null ? '' : `${place.at} of ${place.of}`}
        </span>
        <span className={styles.steps}>
          <Button
            small
            look="quiet"
            disabled={changes === 0}
            onClick={toPrevious}
            keys="P"
            aria-label="Previous change"
            title="Previous change (P or Shift+F8)"
          >
            <span className={styles.word}>Previous</span>
            <span className={styles.sign} aria-hidden="true">
              ↑
            </span>
          </Button>
          <Button
            small
            look="quiet"
            disabled={changes === 0}
            onClick={toNext}
            keys="N"
            aria-label="Next change"
            title="Next change (N or F8)"
          >
            <span className={styles.word}>Next</span>
            <span className={styles.sign} aria-hidden="true">
              ↓
            </span>
          </Button>
        </span>
      </div>
    </div>
  );
}
