import { useId, useState } from 'react';
import type { EditionView } from '../../shared/contract/contract.ts';
import { hasRole } from '../../shared/domain/members.ts';
import { fitsAssignment } from '../../shared/domain/workflow.ts';
import { request } from '../app/client.ts';
import { useSession } from '../app/session.tsx';
import { useSaving } from '../app/use-saving.ts';
import { Button } from '../ui/button.tsx';
import { FieldProblem } from './detail-fields.tsx';
import styles from './panel.module.css';

/** Who has the edition. Translators take it or give it back; editors hand it to anybody whom it fits. */
export function AssigneeDetail({ view }: { view: EditionView }) {
  const { newsroom, member } = useSession();
  const { edition } = view;
  const id = useId();
  const { problem, save } = useSaving();
  const [chosen, setChosen] = useState<string | null>(null);

  const offered = view.actions.includes('assign');
  const mine = edition.assigneeId === member.id;
  const fitting = newsroom.members.filter(
    (one) => one.id === edition.assigneeId || fitsAssignment(one, { stage: edition.stage, language: edition.language }),
  );
  const assign = async (assigneeId: string | null): Promise<void> => {
    setChosen(assigneeId ?? '');
    await save(() => request('editions.act', { editionId: edition.id, action: 'assign', assigneeId }));
    setChosen(null);
  };
  const mayTake = offered && !mine && fitting.some((one) => one.id === member.id);
  return (
    <div className={styles.detail}>
      <dt className={styles.label}>
        <label htmlFor={id}>Assigned to</label>
      </dt>
      <dd className={styles.value}>
        <span className={styles.withAction}>
          {offered && hasRole(member, 'editor') ? (
            <select
              id={id}
              className={`${styles.control} ${styles.select}`}
              value={chosen ?? edition.assigneeId ?? ''}
              onChange={(event) => void assign(event.target.value === '' ? null : event.target.value)}
            >
              <option value="">Nobody</option>
              {fitting.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </select>
          ) : (
            <output id={id} className={styles.grow}>
              {mine ? 'You' : (edition.assigneeName ?? 'Nobody')}
            </output>
          )}
          {mayTake && (edition.assigneeId === null || hasRole(member, 'editor')) ? (
            <Button small onClick={() => void assign(member.id)}>
              Take it
            </Button>
          ) : null}
          {offered && mine ? (
            <Button small onClick={() => void assign(null)}>
              Give it back
            </Button>
          ) : null}
        </span>
        <FieldProblem problem={problem} />
      </dd>
    </div>
  );
}
