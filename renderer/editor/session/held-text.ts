import type { EditionView, HeldText } from '../../../shared/contract/contract.ts';
import { applyChange } from '../../../shared/domain/edition.ts';
import { request } from '../../app/client.ts';
import type { EditionSession } from './edition-session.ts';

/** What was typed in this window before its page crashed and was not saved. */

/** To be put back once its edition is open. */
const resumable = new Map<string, HeldText>();

/** What became of a held text: it is `back` where it was typed, `kept` to be offered there, or `lost`. */
export type Became = 'back' | 'kept' | 'lost';

export interface TakenUp {
  readonly newsroomId: string;
  readonly memberId: string;
  /** The edition that the window opens with. */
  readonly openId: string | null;
}

/** Finds a place for what was held. Before anything is on the screen. */
export function takeUpHeld(held: readonly HeldText[], at: TakenUp): Promise<readonly Became[]> {
  return Promise.all(held.map((one) => takeUp(one, at).catch(() => 'lost' as const)));
}

async function takeUp(held: HeldText, { newsroomId, memberId, openId }: TakenUp): Promise<Became> {
  const { editionId, baseRevision, change } = held;
  const view = await request('editions.open', { editionId });
  if (editionId === openId && view.revision === baseRevision && mayGoOn(view)) {
    resumable.set(editionId, held);
    return 'back';
  }
  const base =
    view.revision === baseRevision
      ? view.content
      : (await request('history.read', { editionId, number: baseRevision })).content;
  const applied = applyChange(base, change);
  if (!applied.ok) return 'lost';
  const { fields, blocks } = applied.content;
  const kept = { newsroomId, editionId, baseRevision, memberId, fields, blocks: [...blocks], blockId: null };
  await request('app.keepRecovery', kept);
  return 'kept';
}

function mayGoOn({ mayWrite, lock }: EditionView): boolean {
  return mayWrite && (lock === null || lock.mine);
}

/** Gives a session that was just made what was typed in its edition before. */
export function resumeHeld(session: EditionSession): void {
  const held = resumable.get(session.editionId);
  resumable.delete(session.editionId);
  if (held && held.baseRevision === session.getSnapshot().revision) session.resume(held.change);
}
