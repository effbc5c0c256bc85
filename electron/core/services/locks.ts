import type { Lock } from '../../../shared/contract/contract.ts';
import type { Member } from '../../../shared/domain/members.ts';
import type { EditionRow } from '../store/editions.ts';
import { findMember } from '../store/members.ts';
import { type Request, write } from './context.ts';
import { factsOf } from './facts.ts';
import { editionOf, storyOf } from './find.ts';
import type { HandlersOf } from './handlers-of.ts';
import { recordEvent } from './record.ts';
import { revise } from './revise.ts';
import { signedIn } from './sessions.ts';
import { refuseUnlessWritable } from './writing.ts';

export const lockHandlers = {
  'locks.take': (request, { editionId, takeOver }) => {
    const member = signedIn(request);
    const edition = editionOf(request.database, editionId);
    const head = request.contents.read(request.database, editionId, edition.headNumber);
    const story = storyOf(request.database, edition.storyId);
    refuseUnlessWritable(request, member, factsOf(request.database, story, edition, head));
    return takeOver ? takeFromOthers(request, member, edition) : request.locks.hold(request, edition, member);
  },
  'locks.release': (request, { editionId }) => {
    signedIn(request);
    request.locks.release(request, editionId);
    return null;
  },
} satisfies HandlersOf<'locks.take' | 'locks.release'>;

/** The text as the other left it becomes a revision of its own, so that it is found whatever is written over it. */
function takeFromOthers(request: Request, member: Member, edition: EditionRow): Lock {
  const from = request.locks.takeOver(request, edition, member);
  if (from) {
    const content = request.contents.read(request.database, edition.id, edition.headNumber);
    write(request, (unit) => {
      recordEvent(unit, { action: 'takeOver', memberId: member.id, edition, data: { from: from.memberId } });
      const note = findMember(unit.database, from.memberId)?.name ?? null;
      return revise(unit, edition, { content, cause: 'takeover', authorId: member.id, note });
    });
  }
  return request.locks.hold(request, edition, member);
}
