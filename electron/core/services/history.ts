import type { Saved } from '../../../shared/contract/contract.ts';
import type { Member } from '../../../shared/domain/members.ts';
import { compareContents } from '../../../shared/language/difference.ts';
import { findRevision, listRevisions } from '../store/revisions.ts';
import { type Request, write } from './context.ts';
import { factsOf } from './facts.ts';
import { editionOf, notFound, storyOf } from './find.ts';
import type { HandlersOf } from './handlers-of.ts';
import { recordEvent } from './record.ts';
import { revise } from './revise.ts';
import { signedIn } from './sessions.ts';
import { refuseUnlessWritable, savedOf } from './writing.ts';

export const historyHandlers = {
  'history.list': (request, { editionId }) => {
    signedIn(request);
    const edition = editionOf(request.database, editionId);
    return listRevisions(request.database, edition.id).map((row) => ({
      number: row.number,
      cause: row.cause,
      authorId: row.authorId,
      authorName: row.authorName,
      at: row.createdAt,
      words: row.words,
      note: row.note,
      stage: row.stage,
      name: null,
    }));
  },
  'history.compare': (request, { editionId, from, to }) => {
    signedIn(request);
    const { database, contents } = request;
    const edition = editionOf(database, editionId);
    const before = contents.read(database, edition.id, from);
    const after = contents.read(database, edition.id, to);
    return { from, to, difference: compareContents(before, after, edition.language) };
  },
  'history.restore': (request, { editionId, number }) => restore(request, signedIn(request), editionId, number),
} satisfies HandlersOf<'history.list' | 'history.compare' | 'history.restore'>;

/** Makes an earlier text the newest again, its pins with it. What stood in between stays in the history. */
function restore(request: Request, member: Member, editionId: string, number: number): Saved {
  const { database, contents } = request;
  const edition = editionOf(database, editionId);
  const head = contents.read(database, edition.id, edition.headNumber);
  refuseUnlessWritable(request, member, factsOf(database, storyOf(database, edition.storyId), edition, head));
  if (!findRevision(database, editionId, number)) throw notFound('revision', String(number));
  request.locks.hold(request, edition, member);
  const content = contents.read(database, editionId, number);
  const saved = write(request, (unit) => {
    recordEvent(unit, { action: 'restore', memberId: member.id, edition, data: { revision: number } });
    return revise(unit, edition, {
      content,
      cause: 'revert',
      authorId: member.id,
      note: `Revision ${number}`,
      wrote: true,
    });
  });
  return savedOf(request, saved);
}
