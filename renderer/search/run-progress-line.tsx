import { formatNumber } from '../ui/time.ts';
import type { RunProgress } from './run-progress.ts';
import styles from './run-progress-line.module.css';

/** "320 of 2,000 texts", with a bar. */
export function RunProgressLine({ progress: { done, of, isStopping } }: { progress: RunProgress }) {
  return (
    <div className={styles.progress}>
      <progress className={styles.bar} aria-label="Texts done" value={done} max={of} />
      <p className={styles.said} role="status" aria-label="Progress">
        {formatNumber(done)} of {formatNumber(of)} texts{isStopping ? '; stopping…' : ''}
      </p>
    </div>
  );
}
