import { DragomanError } from '../../../shared/contract/errors.ts';
import type { Member } from '../../../shared/domain/members.ts';
import { findMember } from '../store/members.ts';
import type { Request } from './context.ts';
import { deskOf } from './desk.ts';
import { notFound } from './find.ts';
import type { HandlersOf } from './handlers-of.ts';

/** Who sits at which window. Kept in memory: a new process starts with empty seats. */
export interface Sessions {
  memberId(session: string): string | undefined;
  signIn(session: string, memberId: string): void;
  signOut(session: string): void;
}

export function createSessions(): Sessions {
  const seats = new Map<string, string>();
  return {
    memberId: (session) => seats.get(session),
    signIn: (session, memberId) => void seats.set(session, memberId),
    signOut: (session) => void seats.delete(session),
  };
}

/** The member at the asking window. */
export function signedIn(request: Request): Member {
  const id = request.session === null ? undefined : request.sessions.memberId(request.session);
  const member = id === undefined ? undefined : findMember(request.database, id);
  if (!member) throw new DragomanError('not-signed-in', 'Nobody is signed in at this window.', {});
  return member;
}

export const sessionHandlers = {
  'session.signIn': (request, { memberId }) => {
    const member = findMember(request.database, memberId);
    if (!member) throw notFound('member', memberId);
    if (request.session !== null) {
      if (request.sessions.memberId(request.session) !== memberId) leaveSeat(request, request.session);
      request.sessions.signIn(request.session, memberId);
    }
    return { member, desk: deskOf(request, member) };
  },
  'session.signOut': (request) => {
    if (request.session !== null) leaveSeat(request, request.session);
    return null;
  },
} satisfies HandlersOf<'session.signIn' | 'session.signOut'>;

function leaveSeat(request: Request, session: string): void {
  request.sessions.signOut(session);
  request.locks.releaseAll(request, session);
}
