import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { Retention } from '../../shared/contract/contract.ts';
import { messageOf, request } from '../app/client.ts';
import { query, useRequest } from '../app/queries.ts';
import { type Saving, useSaving } from '../app/use-saving.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { counted } from '../ui/time.ts';
import { fileSize } from './backup-words.ts';
import styles from './history-settings.module.css';
import { previewInWords, spanOfDays } from './retention-words.ts';
import { Section } from './section.tsx';
import settings from './settings.module.css';

const dayChoices = [30, 90, 365] as const;

function isSame(one: Retention, other: Retention): boolean {
  if (one.kind === 'thin' && other.kind === 'thin') return one.olderThanDays === other.olderThanDays;
  return one.kind === other.kind;
}

/** What becomes of old revisions: said in words, and shown on this newsroom's own before anything is dropped. */
export function HistorySettings({ mayChange }: { mayChange: boolean }) {
  const { data, error } = useRequest('retention.get', {});
  const client = useQueryClient();
  const saving = useSaving();
  const [picked, setPicked] = useState<Retention | null>(null);
  const name = useId();
  if (!data) return <Section title="History">{error ? <Alert>{messageOf(error)}</Alert> : null}</Section>;

  const { retention, revisions, bytes } = data;
  const chosen = picked ?? retention;
  const apply = async (next: Retention): Promise<void> => {
    const saved = await saving.save(async () => {
      client.setQueryData(query('retention.get', {}).queryKey, await request('retention.set', { retention: next }));
    });
    if (saved) setPicked(null);
  };
  const choose = (next: Retention): void => {
    // Keeping drops nothing, so it needs no second thought.
    setPicked(next);
    if (next.kind === 'keep-all' && retention.kind !== 'keep-all') void apply(next);
  };
  const days = chosen.kind === 'thin' ? chosen.olderThanDays : 90;
  return (
    <Section title="History" saving={saving}>
      <p className={styles.amount}>
        The history holds {counted(revisions, 'revision')} and takes {fileSize(bytes)}.
      </p>
      <fieldset className={styles.choices} disabled={!mayChange}>
        <legend className={styles.legend}>What becomes of old revisions</legend>
        <label className={settings.option}>
          <input
            type="radio"
            name={name}
            checked={chosen.kind === 'keep-all'}
            aria-describedby={`${name}-keep`}
            onChange={() => choose({ kind: 'keep-all' })}
          />
          Keep everything
        </label>
        <p className={settings.optionHint} id={`${name}-keep`}>
          Every state that was ever saved can be read, compared and restored.
        </p>
        <label className={settings.option}>
          <input
            type="radio"
            name={name}
            checked={chosen.kind === 'thin'}
            aria-describedby={`${name}-thin`}
            onChange={() => choose({ kind: 'thin', olderThanDays: days })}
          />
          Thin old typing
        </label>
        <div className={settings.optionHint} id={`${name}-thin`}>
          <p>
            Drops what was saved while somebody typed, once it is older than{' '}
            <select
              className={styles.days}
              aria-label="Older than"
              value={days}
              onChange={(event) => choose({ kind: 'thin', olderThanDays: Number(event.target.value) })}
            >
              {[...new Set([...dayChoices, days])].map((value) => (
                <option key={value} value={value}>
                  {spanOfDays(value)}
                </option>
              ))}
            </select>
            . The first and the last state of every sitting stay, and so do the milestones (submit, send back, approve,
            publish, correct), revisions with a name, and the state before a restore or an import.
          </p>
        </div>
      </fieldset>
      {chosen.kind === 'thin' && !isSame(chosen, retention) ? (
        <Preview retention={chosen} saving={saving} onApply={() => void apply(chosen)} onBack={() => setPicked(null)} />
      ) : null}
    </Section>
  );
}

function Preview({
  retention,
  saving,
  onApply,
  onBack,
}: {
  retention: Retention;
  saving: Saving;
  onApply: () => void;
  onBack: () => void;
}) {
  // Each time anew: what people typed meanwhile counts.
  const { data, error } = useQuery({ ...query('retention.preview', { retention }), staleTime: 0 });
  const busy = saving.state === 'saving';
  return (
    <section className={styles.preview} aria-label="What thinning would do">
      {error ? <Alert>{messageOf(error)}</Alert> : null}
      <p aria-live="polite">{data ? previewInWords(data) : 'Looking at what would be dropped…'}</p>
      {data && data.most.length > 0 ? (
        <ul className={styles.most} aria-label="Stories that would lose most">
          {data.most.map(({ storyId, slugline, revisions }) => (
            <li key={storyId} className={styles.mostRow}>
              <span className={styles.slugline}>{slugline}</span>
              <span className="tabular">{counted(revisions, 'revision')}</span>
            </li>
          ))}
        </ul>
      ) : null}
      <div className={settings.pathActions}>
        <Button
          look={data && data.revisions > 0 ? 'danger' : 'plain'}
          disabled={!data}
          aria-disabled={busy}
          onClick={() => {
            if (!busy) onApply();
          }}
        >
          {busy
            ? 'Thinning…'
            : data && data.revisions > 0
              ? `Drop ${counted(data.revisions, 'revision')}`
              : 'Thin from now on'}
        </Button>
        <Button look="quiet" onClick={onBack}>
          Leave it as it is
        </Button>
      </div>
    </section>
  );
}
