import { type FormEvent, type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { Alert } from './alert.tsx';
import { Button } from './button.tsx';
import styles from './dialog.module.css';

/**
 * A modal question on the platform's own dialog element, which keeps the focus inside, closes on Escape and gives the
 * focus back. Enter in a one-line field confirms. `problem` is shown as an alert and keeps the dialog open.
 */
export function Dialog({
  title,
  lead,
  children,
  confirm,
  cancel = 'Cancel',
  confirmLook = 'primary',
  confirmDisabled = false,
  busy = false,
  problem = null,
  extra,
  width = 440,
  onConfirm,
  onClose,
}: {
  title: string;
  lead?: ReactNode;
  children?: ReactNode;
  /** Absent where there is nothing to confirm. */
  confirm?: string;
  cancel?: string;
  confirmLook?: 'primary' | 'danger-primary';
  confirmDisabled?: boolean;
  busy?: boolean;
  problem?: string | null;
  /** Further buttons, left of Cancel. */
  extra?: ReactNode;
  width?: number;
  onConfirm?: () => void;
  onClose: () => void;
}) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (dialog && !dialog.open) dialog.showModal();
    const first = dialog?.querySelector<HTMLElement>('[data-autofocus], input, select, textarea');
    first?.focus();
    // Closed before it leaves the page, or the focus would not go back to where it was.
    return () => dialog?.close();
  }, []);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!busy && !confirmDisabled) onConfirm?.();
  };
  return (
    <dialog
      ref={ref}
      className={styles.dialog}
      aria-labelledby={titleId}
      style={{ '--dialog-width': `${width}px` } as React.CSSProperties}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <form className={styles.form} onSubmit={submit} noValidate>
        <h2 className={styles.title} id={titleId}>
          {title}
        </h2>
        {lead === undefined ? null : <p className={styles.lead}>{lead}</p>}
        <div className={styles.body}>
          {children}
          {problem === null ? null : <Alert>{problem}</Alert>}
        </div>
        <div className={styles.foot}>
          {extra}
          <Button onClick={onClose}>{cancel}</Button>
          {confirm === undefined ? null : (
            <Button type="submit" look={confirmLook} disabled={confirmDisabled} aria-disabled={busy}>
              {confirm}
            </Button>
          )}
        </div>
      </form>
    </dialog>
  );
}
