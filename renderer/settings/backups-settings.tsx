import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { Backup, BackupState } from '../../shared/contract/contract.ts';
import { backupScheduleInWords } from '../../shared/domain/backup-schedule.ts';
import { messageOf, request } from '../app/client.ts';
import { query, useRequest } from '../app/queries.ts';
import { type Saving, useSaving } from '../app/use-saving.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { dateAndTime, formatNumber } from '../ui/time.ts';
import { backupKindNames, backupStanding, fileSize, kindAndLack } from './backup-words.ts';
import styles from './backups-settings.module.css';
import { RestoreDialog } from './restore-dialog.tsx';
import { Section } from './section.tsx';
import settings from './settings.module.css';
import { useMinutes } from './use-minutes.ts';

/** So many are listed at first. */
const fewBackups = 8;

/** When the last good backup was made, where and when more are, and the ways to make and restore one. */
export function BackupsSettings({ mayChange }: { mayChange: boolean }) {
  const { data, error } = useRequest('backups.get', {});
  const saving = useSaving();
  const [restoring, setRestoring] = useState<Backup | 'choose' | null>(null);
  return (
    <Section title="Backups">
      {error ? <Alert>{messageOf(error)}</Alert> : null}
      {data ? (
        <>
          <Standing state={data} saving={saving} onRestore={mayChange ? () => setRestoring('choose') : null} />
          {data.problem ? <Alert>{data.problem.message}</Alert> : null}
          {saving.problem !== null && saving.problem !== data.problem?.message ? <Alert>{saving.problem}</Alert> : null}
          <div className={styles.schedule}>
            {backupScheduleInWords.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
          <Folder state={data} mayChange={mayChange} saving={saving} />
          <BackupList backups={data.backups} onRestore={mayChange ? setRestoring : null} />
        </>
      ) : null}
      {restoring === null ? null : (
        <RestoreDialog backup={restoring === 'choose' ? null : restoring} onClose={() => setRestoring(null)} />
      )}
    </Section>
  );
}

function Standing({
  state,
  saving,
  onRestore,
}: {
  state: BackupState;
  saving: Saving;
  onRestore: (() => void) | null;
}) {
  const now = useMinutes();
  const { text, warning } = backupStanding(state, now);
  const running = state.running || saving.state === 'saving';
  return (
    <div>
      <p
        className={warning ? `${styles.standing} ${styles.warning}` : styles.standing}
        role="status"
        aria-live="polite"
      >
        <span className={styles.mark} aria-hidden="true">
          {warning ? '!' : '✓'}
        </span>
        <span>{running ? 'Making a backup and reading it through…' : text}</span>
      </p>
      {running ? <progress className={styles.progress} aria-label="Backup" /> : null}
      <div className={settings.pathActions}>
        <Button
          aria-disabled={running}
          onClick={() => {
            if (!running) void saving.save(() => request('backups.make', {}));
          }}
        >
          Back up now
        </Button>
        {onRestore ? <Button onClick={onRestore}>Restore a backup…</Button> : null}
      </div>
    </div>
  );
}

function Folder({ state, mayChange, saving }: { state: BackupState; mayChange: boolean; saving: Saving }) {
  const client = useQueryClient();
  const set = async (folder: string | null): Promise<void> => {
    client.setQueryData(query('backups.get', {}).queryKey, await request('backups.setFolder', { folder }));
  };
  const choose = async (): Promise<void> => {
    const folder = await request('app.chooseFolder', {});
    if (folder !== null) await set(folder);
  };
  return (
    <div>
      <p>
        {state.usual
          ? 'They are kept beside the newsroom. A folder on another drive also survives the loss of this one.'
          : 'They are kept in a folder of your choice. Older ones stay where they were made.'}
      </p>
      <p className={settings.path}>{state.folder}</p>
      <div className={settings.pathActions}>
        {mayChange ? (
          <Button small onClick={() => void saving.save(choose)}>
            Choose…
          </Button>
        ) : null}
        {mayChange && !state.usual ? (
          <Button small look="quiet" onClick={() => void saving.save(() => set(null))}>
            Usual folder
          </Button>
        ) : null}
        <Button
          small
          look="quiet"
          onClick={() => void saving.save(() => request('app.showInFolder', { path: shownIn(state) }))}
        >
          Show in folder
        </Button>
      </div>
    </div>
  );
}

/** The newest in the folder, so that it opens on it; else the folder. */
function shownIn({ folder, backups }: BackupState): string {
  return backups.find(({ path }) => path.startsWith(folder))?.path ?? folder;
}

function BackupList({
  backups,
  onRestore,
}: {
  backups: readonly Backup[];
  onRestore: ((backup: Backup) => void) | null;
}) {
  const [all, setAll] = useState(false);
  const id = useId();
  if (backups.length === 0) return null;
  const shown = all ? backups : backups.slice(0, fewBackups);
  return (
    <div>
      <ul className={styles.list} aria-label="Backups" id={id}>
        {shown.map((backup) => (
          <li key={backup.path} className={styles.row}>
            <span className={`${styles.time} tabular`}>{dateAndTime(backup.at)}</span>
            <span className={styles.kind}>{kindAndLack(backup)}</span>
            <span className={`${styles.size} tabular`}>{fileSize(backup.size)}</span>
            {onRestore ? (
              <Button
                small
                look="quiet"
                aria-label={`Restore… ${dateAndTime(backup.at)}, ${backupKindNames[backup.kind].toLowerCase()}`}
                onClick={() => onRestore(backup)}
              >
                Restore…
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {backups.length > fewBackups ? (
        <Button
          small
          look="quiet"
          className={styles.more}
          aria-controls={id}
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {all ? 'Show the newest' : `Show all ${formatNumber(backups.length)}`}
        </Button>
      ) : null}
    </div>
  );
}
