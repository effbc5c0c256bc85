import type { EditionView } from '../../shared/contract/contract.ts';
import { checkText } from './check-text.ts';
import styles from './panel.module.css';

/** What stands between the edition and its approval, in plain words. */
export function ChecksPanel({ view }: { view: EditionView }) {
  if (view.checks.length === 0) {
    return (
      <div className={styles.panel}>
        <p className={styles.pass}>
          <span className={styles.passMark} aria-hidden="true" />
          All checks pass.
        </p>
      </div>
    );
  }
  return (
    <div className={styles.panel}>
      <ul className={styles.checks} aria-label="Failing checks">
        {view.checks.map((check) => (
          <li key={check.id} className={styles.check}>
            <span className={styles.checkMark} aria-hidden="true">
              !
            </span>
            {checkText(check)}
          </li>
        ))}
      </ul>
      {view.edition.stage === 'edit' ? (
        <p className={styles.nothing}>An editor may approve it all the same, with a reason for each.</p>
      ) : null}
    </div>
  );
}
