import { useEffect, useRef, useState } from 'react';
import type { Newsroom } from '../../shared/contract/contract.ts';
import type { DragomanErrorReply, ErrorCode } from '../../shared/contract/errors.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Mark } from '../ui/mark.tsx';
import { messageOf, RequestError, request } from './client.ts';
import { CreateNewsroom } from './create-newsroom.tsx';
import styles from './welcome.module.css';

/** What a backup helps against. What is no newsroom any more, but is named as one, is as good as damaged. */
const restorable: readonly ErrorCode[] = ['damaged', 'no-such-file', 'file-gone', 'not-a-newsroom'];

/** Whether a backup may help: it would take the place of that file. */
function mayRestore(problem: DragomanErrorReply): boolean {
  if (problem.code === 'not-a-newsroom') return problem.data.path.endsWith('.newsroom');
  return restorable.includes(problem.code);
}

/** The file that may be there, or free, another time; null when trying again would change nothing. */
function worthAnotherTry(problem: DragomanErrorReply): string | null {
  switch (problem.code) {
    case 'no-such-file':
    case 'file-gone':
    case 'read-only':
    case 'open-elsewhere':
      return problem.data.path;
    default:
      return null;
  }
}

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
  /** Whether a backup can be restored in the place of the file that could not be opened last. */
  const [restorableHere, setRestorableHere] = useState(problem !== null && mayRestore(problem));
  const [again, setAgain] = useState(problem && worthAnotherTry(problem));
  const [busy, setBusy] = useState<'sample' | 'open' | 'again' | 'restore' | null>(null);
  const first = useRef<HTMLButtonElement>(null);
  const restore = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const wanted = restore.current?.querySelector('button') ?? first.current;
    wanted?.focus({ preventScroll: true });
  }, []);

  const run = async (
    what: 'sample' | 'open' | 'again' | 'restore',
    open: () => Promise<Newsroom | null>,
  ): Promise<void> => {
    setBusy(what);
    setMessage(null);
    try {
      const newsroom = await open();
      if (newsroom) onOpen(newsroom);
      else setMessage(message);
    } catch (error) {
      setMessage(messageOf(error));
      // A backup that turned out to be bad leaves the others to be tried.
      if (what === 'restore') return;
      const reply = error instanceof RequestError ? error.reply : null;
      setRestorableHere(reply !== null && mayRestore(reply));
      setAgain(reply && worthAnotherTry(reply));
    } finally {
      setBusy(null);
    }
  };

  const restoreHere = (): void => void run('restore', () => request('app.restoreBackup', { path: null }));
  const onRestore = useRef(restoreHere);
  onRestore.current = () => {
    if (creating || busy !== null) return;
    if (restorableHere) restoreHere();
    else setMessage('A backup takes the place of a newsroom. Open that newsroom first; then restore its backup.');
  };
  useEffect(
    () =>
      window.dragoman.onMenu((command) => {
        if (command === 'restore-backup') onRestore.current();
      }),
    [],
  );

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
        {restorableHere || again !== null ? (
          <div className={`${styles.problem} ${styles.help}`} ref={restore}>
            {again === null ? null : (
              <Button
                look="primary"
                disabled={busy !== null}
                onClick={() => void run('again', () => request('app.openNewsroom', { path: again }))}
              >
                {busy === 'again' ? 'Opening…' : 'Try again'}
              </Button>
            )}
            {restorableHere ? (
              <Button
                {...(again === null ? { look: 'primary' as const } : {})}
                disabled={busy !== null}
                onClick={restoreHere}
              >
                {busy === 'restore' ? 'Restoring…' : 'Restore a backup…'}
              </Button>
            ) : null}
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
