import { useState } from 'react';
import { englishName } from '../../shared/domain/languages.ts';
import { type Member, roles } from '../../shared/domain/members.ts';
import { useSession } from '../app/session.tsx';
import { useSaving } from '../app/use-saving.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Button } from '../ui/button.tsx';
import { MemberDialog } from './member-dialog.tsx';
import { Section } from './section.tsx';
import styles from './settings.module.css';

/** Who works here, as what and in which languages. */
export function MembersSettings({ mayChange }: { mayChange: boolean }) {
  const { newsroom, member: me } = useSession();
  const [asking, setAsking] = useState<Member | 'new' | null>(null);
  const saving = useSaving();
  return (
    <Section title="Members" saving={saving}>
      <ul aria-label="Members">
        {newsroom.members.map((member) => (
          <li key={member.id} className={styles.member}>
            <Avatar name={member.name} size={28} />
            <span className={styles.memberText}>
              <span className={styles.memberName}>
                {member.name}
                {member.id === me.id ? <span className={styles.you}> you</span> : null}
              </span>
              <span className={styles.memberFacts}>
                {roles.filter((role) => member.roles.includes(role)).join(', ')} ·{' '}
                {member.languages.map(englishName).join(', ') || 'no languages'}
              </span>
            </span>
            {mayChange ? (
              <Button small look="quiet" aria-label={`Edit… ${member.name}`} onClick={() => setAsking(member)}>
                Edit…
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {mayChange ? (
        <div>
          <Button onClick={() => setAsking('new')}>Add a member…</Button>
        </div>
      ) : null}
      {asking === null ? null : (
        <MemberDialog
          member={asking === 'new' ? null : asking}
          onSaved={() => void saving.save(async () => undefined)}
          onClose={() => setAsking(null)}
        />
      )}
    </Section>
  );
}
