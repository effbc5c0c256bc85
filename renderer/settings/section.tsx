import { type ReactNode, useId } from 'react';
import type { Saving } from '../app/use-saving.ts';
import { Alert } from '../ui/alert.tsx';
import styles from './settings.module.css';

/** One part of the settings: its name at the left with what became of the last change, its content at the right. */
export function Section({
  title,
  hint,
  saving,
  children,
}: {
  title: string;
  hint?: string;
  saving?: Saving;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.aside}>
        <h2 className={styles.heading} id={id}>
          {title}
        </h2>
        {hint === undefined ? null : <p className={styles.asideHint}>{hint}</p>}
        {saving ? (
          <p className={styles.saved} role="status">
            {saving.state === 'saved' ? 'Saved' : ''}
          </p>
        ) : null}
      </div>
      <div className={styles.content}>
        {children}
        {saving?.problem ? <Alert>{saving.problem}</Alert> : null}
      </div>
    </section>
  );
}
