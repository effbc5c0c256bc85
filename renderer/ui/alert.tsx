import type { ReactNode } from 'react';
import styles from './alert.module.css';

/** Says what went wrong, what was kept and what to do. Announced at once. */
export function Alert({ children }: { children: ReactNode }) {
  return (
    <div role="alert" className={styles.alert}>
      {children}
    </div>
  );
}
