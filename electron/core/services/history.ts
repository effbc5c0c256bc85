import type { Saved } from '../../../shared/contract/contract.ts';
import type { Member } from '../../../shared/domain/members.ts';
import { listRevisions } from '../store/revisions.ts';
import { type Request, write } from './context.ts';
import { factsOf } from './facts.ts';
import { editionOf, notFound, storyOf } from './find.ts';
import type { HandlersOf } from './handlers-of.ts';
import { restorePiece } from './history-piece.ts';
import { recordEvent } from './record.ts';
import { revise } from './revise.ts';
import { signedIn } from './sessions.ts';
import { revisionOf, revisionRow } from './timeline.ts';
import { refuseUnlessWritable, savedOf } from './writing.ts';

export const historyHandlers = {
  'history.list': (request, { editionId }) => {
    signedIn(request);
    const edition = editionOf(request.database, editionId);
    return listRevisions(request.database, edition.id).map(revisionOf);
  },
  'history.restore': (request, { editionId, number, key }) =>
    restore(request, signedIn(request), editionId, number, key),
} satisfies HandlersOf<'history.list' | 'history.restore'>;

/**
 * Makes an earlier text the newest again, its pins with it, or with `key` only one block or field of it. What stood in
 * between stays in the history.
 */
function restore(request: Request, member: Member, editionId: string, number: number, key?: string): Saved {
  const { database, contents } = request;
  const edition = editionOf(database, editionId);
  // Also when the newest text is damaged: this is the way out of that.
  const head = contents.readNewest(database, edition).content;
  refuseUnlessWritable(request, member, factsOf(database, storyOf(database, edition.storyId), edition, head));
  revisionRow(request, edition.id, number);
  request.locks.hold(request, edition, member);
  const then = contents.read(database, edition.id, number);
  const piece = key === undefined ? undefined : restorePiece(head, then, key);
  if (key !== undefined && !piece) throw notFound('paragraph', `${number}/${key}`);
  const saved = write(request, (unit) => {
    const data = key === undefined ? { revision: number } : { revision: number, key };
    recordEvent(unit, { action: 'restore', memberId: member.id, edition, data });
    // Who restores waits to see it in the history.
    unit.touch(edition.storyId, edition.id, 'state');
    return revise(unit, edition, {
      content: piece?.content ?? then,
      cause: 'revert',
      authorId: member.id,
      note: piece ? `${piece.what} from revision ${number}` : `Revision ${number}`,
      wrote: true,
    });
  });
  return savedOf(request, saved);
}
