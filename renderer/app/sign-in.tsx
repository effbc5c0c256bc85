import { useEffect, useRef, useState } from 'react';
import type { Newsroom } from '../../shared/contract/contract.ts';
import { Alert } from '../ui/alert.tsx';
import { Avatar } from '../ui/avatar.tsx';
import { Button } from '../ui/button.tsx';
import { messageOf } from './client.ts';
import styles from './welcome.module.css';

/** Who is at the desk: one button a member. */
export function SignIn({
  newsroom,
  onSignIn,
  onClose,
}: {
  newsroom: Newsroom;
  onSignIn: (memberId: string) => Promise<void>;
  onClose: () => Promise<void>;
}) {
  const [problem, setProblem] = useState<string | null>(null);
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus({ preventScroll: true }), []);
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <p className={styles.where}>{newsroom.name}</p>
        <h1 className={styles.title}>Who is at the desk?</h1>
        {problem === null ? null : (
          <div className={styles.problem}>
            <Alert>{problem}</Alert>
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
                onClick={() => void onSignIn(member.id).catch((error: unknown) => setProblem(messageOf(error)))}
              >
                <Avatar name={member.name} size={34} />
                <span>
                  <span className={styles.personName}>{member.name}</span>
                  <br />
                  <span className={styles.personRoles}>
                    {member.roles.join(', ')}
                    {' · '}
                    {member.languages.map((language) => language.toUpperCase()).join(' ')}
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
  );
}
