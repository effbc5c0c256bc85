import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { Newsroom } from '../../shared/contract/contract.ts';
import type { DragomanErrorReply } from '../../shared/contract/errors.ts';
import { Alert } from '../ui/alert.tsx';
import { Avatar } from '../ui/avatar.tsx';
import { Button } from '../ui/button.tsx';
import { Toasts } from '../ui/toast.tsx';
import { messageOf, RequestError } from './client.ts';
import banner from './condition-banner.module.css';
import { troubleOf } from './condition-words.ts';
import { DamagedBanner } from './damaged-banner.tsx';
import { announceAgain } from './loaded-again.ts';
import { useRequest } from './queries.ts';
import styles from './welcome.module.css';

const RestoreDialog = lazy(async () => ({ default: (await import('../settings/restore-dialog.tsx')).RestoreDialog }));

/** Who is at the desk: one button a member. A backup can be restored from here too, whoever cannot sit down any more. */
export function SignIn({
  newsroom,
  onSignIn,
  onClose,
}: {
  newsroom: Newsroom;
  onSignIn: (memberId: string) => Promise<void>;
  onClose: () => Promise<void>;
}) {
  const [failure, setFailure] = useState<unknown>(null);
  const [restoring, setRestoring] = useState(false);
  const first = useRef<HTMLButtonElement>(null);
  const condition = useRequest('newsroom.condition', {}).data;
  const damaged = condition?.kind === 'damaged' ? condition : null;
  useEffect(() => first.current?.focus({ preventScroll: true }), []);
  useEffect(announceAgain, []);
  useEffect(
    () =>
      window.dragoman.onMenu((command) => {
        if (command === 'restore-backup') setRestoring(true);
      }),
    [],
  );
  // What failed is read from what is left now: the banner says so, and trying again is worth it.
  const isDamaged = damaged !== null;
  useEffect(() => {
    if (isDamaged) setFailure(null);
  }, [isDamaged]);

  return (
    <div className={styles.screen}>
      {damaged ? <DamagedBanner damaged={damaged} path={newsroom.path} /> : null}
      {condition?.kind === 'failing' ? <Failing error={condition.error} /> : null}
      <main className={styles.page}>
        <div className={styles.card}>
          <p className={styles.where}>{newsroom.name}</p>
          <h1 className={styles.title}>Who is at the desk?</h1>
          {failure === null ? null : (
            <div className={styles.problem}>
              <Alert>{messageOf(failure)}</Alert>
              {mayHelp(failure) ? (
                <div className={styles.help}>
                  <Button look="quiet" onClick={() => setRestoring(true)}>
                    Restore a backup…
                  </Button>
                </div>
              ) : null}
            </div>
          )}
          <ul className={styles.people}>
            {newsroom.members.map((member, index) => (
              <li key={member.id}>
                <button
                  type="button"
                  ref={index === 0 ? first : undefined}
                  className={styles.person}
                  aria-label={[member.name, ...member.roles].join(', ')}
                  onClick={() => void onSignIn(member.id).catch(setFailure)}
                >
                  <Avatar name={member.name} size={34} />
                  <span>
                    <span className={styles.personName}>{member.name}</span>
                    <br />
                    <span className={styles.personRoles}>
                      {[member.roles.join(', '), member.languages.map((language) => language.toUpperCase()).join(' ')]
                        .filter((part) => part !== '')
                        .join(' · ')}
                    </span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
          <div className={styles.under}>
            <Button look="quiet" onClick={() => void onClose()}>
              Another newsroom…
            </Button>
          </div>
        </div>
      </main>
      <Suspense>{restoring ? <RestoreDialog backup={null} onClose={() => setRestoring(false)} /> : null}</Suspense>
      <Toasts />
    </div>
  );
}

/** Nothing is typed here yet: what happened is all there is to say. */
function Failing({ error }: { error: DragomanErrorReply }) {
  const { title, advice } = troubleOf(error);
  return (
    <div role="alert" className={`${banner.banner} ${banner.bad}`}>
      <p className={banner.text}>
        <strong>{title}</strong> {advice}
      </p>
    </div>
  );
}

/** Whether another state of the newsroom may help against what kept somebody from sitting down. */
function mayHelp(failure: unknown): boolean {
  return !(failure instanceof RequestError) || failure.reply.code !== 'core-restarted';
}
