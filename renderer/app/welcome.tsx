import { useEffect, useRef, useState } from 'react';
import type { Newsroom } from '../../shared/contract/contract.ts';
import type { DragomanErrorReply, ErrorCode } from '../../shared/contract/errors.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Mark } from '../ui/mark.tsx';
import { messageOf, RequestError, request } from './client.ts';
import { CreateNewsroom } from './create-newsroom.tsx';
import styles from './welcome.module.css';

/** What a backup helps against. */
const restorable: readonly ErrorCode[] = ['damaged', 'no-such-file', 'file-gone'];

/** The first screen of a fresh profile, and where a file that could not be opened is explained. */
export function Welcome({
  problem,
  onOpen,
}: {
  problem: DragomanErrorReply | null;
  onOpen: (newsroom: Newsroom) => void;
}) {
  const [creating, setCreating] = useState(false);
  const [message, setMessage] = useState(problem?.message ?? null);
  // What was this person's newsroom at the last launch and is none any more is as good as damaged.
  const [mayRestore, setMayRestore] = useState(
    problem !== null && (problem.code === 'not-a-newsroom' || restorable.includes(problem.code)),
  );
  const [busy, setBusy] = useState<'sample' | 'open' | 'restore' | null>(null);
  const first = useRef<HTMLButtonElement>(null);
  const restore = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const wanted = restore.current?.querySelector('button') ?? first.current;
    wanted?.focus({ preventScroll: true });
  }, []);

  const run = async (what: 'sample' | 'open' | 'restore', open: () => Promise<Newsroom | null>): Promise<void> => {
    setBusy(what);
    setMessage(null);
    try {
      const newsroom = await open();
      if (newsroom) onOpen(newsroom);
      else setMessage(message);
    } catch (error) {
      setMessage(messageOf(error));
      // A backup that turned out to be bad leaves the others to be tried.
      if (what !== 'restore') setMayRestore(error instanceof RequestError && restorable.includes(error.reply.code));
    } finally {
      setBusy(null);
    }
  };

  if (creating) return <CreateNewsroom onOpen={onOpen} onBack={() => setCreating(false)} />;
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <h1 className={styles.brand}>
          <Mark size={30} />
          Dragoman
        </h1>
        <p className={styles.lead}>
          A newsroom for desks that publish in several languages. Everything stays in one file on this computer.
        </p>
        {message === null ? null : (
          <div className={styles.problem}>
            <Alert>{message}</Alert>
          </div>
        )}
        {mayRestore ? (
          <div className={styles.problem} ref={restore}>
            <Button
              look="primary"
              disabled={busy !== null}
              onClick={() => void run('restore', () => request('app.restoreBackup', { path: null }))}
            >
              {busy === 'restore' ? 'Restoring…' : 'Restore a backup…'}
            </Button>
          </div>
        ) : null}
        <div className={styles.actions}>
          <WelcomeAction
            buttonRef={first}
            emphasised
            name="Open the sample newsroom"
            hint={
              busy === 'sample'
                ? 'Writing its stories…'
                : 'A small Central Asian desk with stories at every stage, to look around in.'
            }
            disabled={busy !== null}
            onPress={() => void run('sample', () => request('app.openSample', {}))}
          />
          <WelcomeAction
            name="Create a newsroom…"
            hint="Name it, choose its languages, and start writing."
            disabled={busy !== null}
            onPress={() => setCreating(true)}
          />
          <WelcomeAction
            name="Open a newsroom…"
            hint="A .newsroom file that you or a colleague made."
            disabled={busy !== null}
            onPress={() => void run('open', () => request('app.openNewsroom', { path: null }))}
          />
        </div>
      </div>
    </main>
  );
}

function WelcomeAction({
  name,
  hint,
  emphasised = false,
  disabled,
  buttonRef,
  onPress,
}: {
  name: string;
  hint: string;
  emphasised?: boolean;
  disabled: boolean;
  buttonRef?: React.Ref<HTMLButtonElement>;
  onPress: () => void;
}) {
  const hintId = `hint-${name.replaceAll(/\W/gu, '')}`;
  return (
    <button
      type="button"
      ref={buttonRef}
      className={emphasised ? `${styles.action} ${styles.first}` : styles.action}
      aria-label={name}
      aria-describedby={hintId}
      disabled={disabled}
      onClick={onPress}
    >
      <span className={styles.actionName}>{name}</span>
      <span className={styles.actionHint} id={hintId}>
        {hint}
      </span>
      <span className={styles.arrow} aria-hidden="true">
        →
      </span>
    </button>
  );
}
