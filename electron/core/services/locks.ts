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
  'locks.take': async (request, { editionId, takeOver }) => {
    if (!takeOver) {
      const { member, edition } = writable(request, editionId);
      return request.locks.hold(request, edition, member);
    }
    const before = writable(request, editionId).edition.headNumber;
    const asked = new Map<string, string>();
    // Somebody else may have been quicker; they are asked like everybody.
    for (;;) {
      const waiting = request.locks.ask(request, editionId, asked);
      if (!waiting) break;
      await waiting;
    }
    const [from = null] = asked.values();
    // Much may have happened meanwhile: the text moved on, its stage changed.
    const { member, edition } = writable(request, editionId);
    return takeFrom(request, member, edition, from, edition.headNumber > before);
  },
  'locks.release': (request, { editionId }) => {
    signedIn(request);
    request.locks.release(request, editionId);
    return null;
  },
} satisfies HandlersOf<'locks.take' | 'locks.release'>;

function writable(request: Request, editionId: string): { readonly member: Member; readonly edition: EditionRow } {
  const member = signedIn(request);
  const edition = editionOf(request.database, editionId);
  const head = request.contents.read(request.database, editionId, edition.headNumber);
  const story = storyOf(request.database, edition.storyId);
  refuseUnlessWritable(request, member, factsOf(request.database, story, edition, head));
  return { member, edition };
}

/**
 * The text as the other left it is a revision of its own, so that it is found whatever is written over it: the one that
 * their window saved when it was asked to let go, or else one that is made here.
 */
function takeFrom(request: Request, member: Member, edition: EditionRow, from: string | null, saved: boolean): Lock {
  const lock = request.locks.takeOver(request, edition, member);
  if (from !== null) {
    const content = request.contents.read(request.database, edition.id, edition.headNumber);
    write(request, (unit) => {
      recordEvent(unit, { action: 'takeOver', memberId: member.id, edition, data: { from } });
      if (saved) return edition;
      const note = findMember(unit.database, from)?.name ?? null;
      return revise(unit, edition, { content, cause: 'takeover', authorId: member.id, note });
    });
  }
  return lock;
}
