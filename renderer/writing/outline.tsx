import { type KeyboardEvent, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { EditionSession } from '../editor/session/edition-session.ts';
import { whenIdle } from './idle.ts';
import styles from './outline.module.css';
import { headingOver, type OutlineEntry, outlineOf, sameOutline } from './outline-model.ts';

/** The headings of the text, the one that the caret is under marked; a click or Enter goes there. */
export function Outline({ session, onClose }: { session: EditionSession; onClose: () => void }) {
  const body = useSyncExternalStore(session.subscribeBody, session.getBody);
  const [entries, setEntries] = useState<readonly OutlineEntry[]>(() => outlineOf(session.taken.blocks));
  const [here, setHere] = useState<string | null>(null);
  const list = useRef<HTMLOListElement>(null);

  useEffect(() => {
    let blocks = session.taken.blocks;
    let stop = (): void => undefined;
    const follow = (): void => setHere(headingOver(session.taken.blocks, body?.currentBlockId() ?? null));
    // The session hears at a save's pace what was typed, and not at each key.
    const note = (): void => {
      stop();
      stop = whenIdle(() => {
        if (session.taken.blocks === blocks) return;
        blocks = session.taken.blocks;
        const now = outlineOf(blocks);
        setEntries((before) => (sameOutline(before, now) ? before : now));
        follow();
      });
    };
    follow();
    const stopSession = session.subscribe(note);
    const stopCaret = body?.onCurrentBlock(follow);
    return () => {
      stop();
      stopSession();
      stopCaret?.();
    };
  }, [session, body]);

  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      body?.focus();
      return;
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const items = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = items.findIndex((item) => item.matches(':focus'));
    items[Math.max(0, Math.min(items.length - 1, at + step))]?.focus();
  };
  return (
    <nav className={styles.outline} aria-label="Outline" onKeyDown={onKey}>
      <div className={styles.head}>
        <h2 className={styles.title}>Outline</h2>
        <button type="button" className={styles.close} aria-label="Close the outline" onClick={onClose}>
          ✕
        </button>
      </div>
      {entries.length === 0 ? (
        <p className={styles.empty}>Headings of the text are listed here. Ctrl Alt 2 makes one.</p>
      ) : (
        <ol ref={list} className={styles.list}>
          {entries.map(({ id, level, text }) => (
            <li key={id}>
              <button
                type="button"
                className={styles.entry}
                data-level={level}
                aria-current={id === here ? 'location' : undefined}
                onClick={() => body?.focusBlock(id, 'end')}
              >
                {text}
              </button>
            </li>
          ))}
        </ol>
      )}
    </nav>
  );
}
