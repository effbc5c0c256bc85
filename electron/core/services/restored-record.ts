import { backupAt } from '../store/backup-files.ts';
import { insertEvent } from '../store/events.ts';
import { findMember } from '../store/members.ts';
import { type Context, instantOf, write } from './context.ts';

export interface Restored {
  readonly backup: string;
  /** Where what was there is kept; null when nothing was. */
  readonly kept: string | null;
  /** Who restored it, by id and name; null where nobody was signed in. */
  readonly memberId: string | null;
  readonly by: string | null;
}

/** In the restored newsroom itself, whose members may be others than those of what it replaced. */
export function noteRestored(context: Context, { backup, kept, memberId, by }: Restored): void {
  const made = backupAt(backup);
  write({ ...context, session: null }, (unit) => {
    const known = memberId !== null && findMember(unit.database, memberId) !== undefined;
    insertEvent(unit.database, {
      id: unit.id(),
      storyId: null,
      editionId: null,
      memberId: known ? memberId : null,
      at: unit.at,
      action: 'restoreBackup',
      from: null,
      to: null,
      reason: null,
      data: { backup, madeAt: made && instantOf(made.at), kind: made?.kind ?? null, kept, by },
    });
  });
}
