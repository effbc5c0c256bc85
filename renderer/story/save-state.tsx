import { useSyncExternalStore } from 'react';
import type { EditionSession } from '../editor/session/edition-session.ts';
import styles from './edition-header.module.css';

/**
 * Says whether what is on the screen is on the disk; why not stands in a notice below. Not announced at every save: that would talk over the typist.
 */
export function SaveState({ session }: { session: EditionSession }) {
  const text = useSyncExternalStore(session.subscribe, session.getSaveStateText);
  const failed = text.startsWith('Not saved');
  return (
    <span
      role="status"
      aria-label="Save state"
      aria-live={failed ? 'assertive' : 'off'}
      className={`${styles.save} ${failed ? styles.notSaved : ''} tabular`}
      title={text}
    >
      {failed ? (
        <>
          Not saved
          <span className="visually-hidden">{text.slice('Not saved'.length)}</span>
        </>
      ) : (
        text
      )}
    </span>
  );
}
