import { createContext, useContext } from 'react';
import type { Newsroom } from '../../shared/contract/contract.ts';
import type { Member } from '../../shared/domain/members.ts';

/** The newsroom that is open and the member at this window's desk. */
export interface DeskSession {
  readonly newsroom: Newsroom;
  readonly member: Member;
}

export const SessionContext = createContext<DeskSession | null>(null);

export function useSession(): DeskSession {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession is for views behind the sign-in');
  return session;
}
