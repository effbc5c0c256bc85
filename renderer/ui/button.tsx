import type { ButtonHTMLAttributes, ReactNode } from 'react';
import styles from './button.module.css';

type Look = 'plain' | 'primary' | 'quiet' | 'danger' | 'danger-primary';

const lookClass: Record<Look, string | undefined> = {
  plain: undefined,
  primary: styles.primary,
  quiet: styles.quiet,
  danger: styles.danger,
  'danger-primary': styles.dangerPrimary,
};

/** A push button. `keys` shows its shortcut, as in "Ctrl N"; the shortcut itself is bound elsewhere. */
export function Button({
  look = 'plain',
  small = false,
  keys,
  children,
  className,
  type = 'button',
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { look?: Look; small?: boolean; keys?: string; children: ReactNode }) {
  const classes = [styles.button, lookClass[look], small ? styles.small : undefined, className];
  return (
    <button type={type} className={classes.filter(Boolean).join(' ')} {...rest}>
      {children}
      {keys === undefined ? null : <Key keys={keys} />}
    </button>
  );
}

/** A shortcut as a small key cap, kept out of accessible names. */
export function Key({ keys }: { keys: string }) {
  return (
    <span className={styles.key} aria-hidden="true">
      {keys}
    </span>
  );
}
