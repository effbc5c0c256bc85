import { useSyncExternalStore } from 'react';
import styles from './toast.module.css';

/** A short word on something that was done, with at most one thing to do about it. */
export interface Toast {
  readonly text: string;
  readonly action?: { readonly name: string; readonly run: () => void };
}

interface ShownToast extends Toast {
  readonly id: number;
}

let shown: readonly ShownToast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();
const lifetime = 7_000;

function set(next: readonly ShownToast[]): void {
  shown = next;
  for (const listener of listeners) listener();
}

function dismiss(id: number): void {
  set(shown.filter((toast) => toast.id !== id));
}

/**
 * Shows a toast for some seconds. For errors use an alert where the person is looking.
 * @returns what takes this toast away before its time.
 */
export function showToast(toast: Toast): () => void {
  lastId += 1;
  const id = lastId;
  // One at a time: what was done last is what matters.
  set([{ ...toast, id }]);
  setTimeout(() => dismiss(id), lifetime);
  return () => dismiss(id);
}

export function Toasts() {
  const toasts = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );
  return (
    <div className={styles.toasts} role="log" aria-live="polite" aria-label="Messages">
      {toasts.map((toast) => (
        <div key={toast.id} className={styles.toast}>
          <span className={styles.text}>{toast.text}</span>
          {toast.action === undefined ? null : (
            <button
              type="button"
              className={styles.action}
              onClick={() => {
                toast.action?.run();
                dismiss(toast.id);
              }}
            >
              {toast.action.name}
            </button>
          )}
          <button type="button" className={styles.close} aria-label="Dismiss" onClick={() => dismiss(toast.id)}>
            ✕
          </button>
        </div>
      ))}
    </div>
  );
}
