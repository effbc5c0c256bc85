import { useState } from 'react';
import type { Backup } from '../../shared/contract/contract.ts';
import { messageOf, request } from '../app/client.ts';
import { Dialog } from '../ui/dialog.tsx';
import { dateAndTime } from '../ui/time.ts';

/** Says what restoring will do, then does it: with the backup named, or with one chosen from a folder. */
export function RestoreDialog({ backup, onClose }: { backup: Backup | null; onClose: () => void }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const restore = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      const newsroom = await request('app.restoreBackup', { path: backup?.path ?? null });
      // The windows that start anew say what was done.
      if (newsroom === null) setBusy(false);
    } catch (error) {
      setProblem(messageOf(error));
      setBusy(false);
    }
  };
  return (
    <Dialog
      title="Restore a backup"
      lead={
        backup === null
          ? 'Choose the backup that the newsroom is to go back to.'
          : `The newsroom goes back to how it was on ${dateAndTime(backup.at)}.`
      }
      confirm={busy ? 'Restoring…' : backup === null ? 'Choose a backup…' : 'Restore'}
      busy={busy}
      problem={problem}
      onConfirm={() => void restore()}
      onClose={() => {
        if (!busy) onClose();
      }}
    >
      <p>
        The backup is read through first; if anything in it is damaged, nothing happens. What is in the newsroom now is
        kept as a backup of its own, so that this can be undone. Every window starts anew.
      </p>
    </Dialog>
  );
}
