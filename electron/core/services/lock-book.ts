import type { Lock } from '../../../shared/contract/contract.ts';
import { DragomanError } from '../../../shared/contract/errors.ts';
import { hasRole, type Member } from '../../../shared/domain/members.ts';
import type { EditionRow } from '../store/editions.ts';
import { findMember } from '../store/members.ts';
import { type Context, instantOf, type Request } from './context.ts';

/** How long a lock holds after its last save, in milliseconds. */
export const lease = 2 * 60_000;

/** How long the window that holds a lock has to save and let go once somebody takes over, in milliseconds. */
export const patience = 1_500;

interface Held {
  readonly storyId: string;
  readonly memberId: string;
  readonly session: string;
  readonly until: number;
}

/**
 * Who writes in which edition. In memory only: one process holds the newsroom file, and the locks of an earlier one
 * are void.
 */
export interface Locks {
  /** The lock as the asking window sees it; null when the edition is free. */
  view(request: Request, editionId: string): Lock | null;
  /** Takes or renews the lock for the asking window. @throws DragomanError `locked` when another window holds it. */
  hold(request: Request, edition: EditionRow, member: Member): Lock;
  /**
   * Tells the window that holds the edition that the asking one takes over. Resolves once it saved and let go, or did
   * not in time; null when there is nobody to ask. @param asked the windows asked so far and their members; added to.
   * @throws DragomanError `locked` when the asking member may not take over.
   */
  ask(request: Request, editionId: string, asked: Map<string, string>): Promise<void> | null;
  /** Whether the asking window holds the edition and somebody waits for it to let go. */
  isWanted(request: Request, editionId: string): boolean;
  /** Takes the lock from whoever holds it. @throws DragomanError `locked` when the asking member may not. */
  takeOver(request: Request, edition: EditionRow, member: Member): Lock;
  /** @throws DragomanError `locked` when another window holds it. */
  refuseOthers(request: Request, editionId: string): void;
  release(request: Request, editionId: string): void;
  /** Once nobody writes there any more. */
  drop(editionId: string): void;
  releaseAll(context: Context, session: string): void;
}

export function createLocks(): Locks {
  const book = new Map<string, Held>();
  const wanted = new Map<
    string,
    { readonly session: string; readonly gone: Promise<void>; readonly let: () => void }
  >();

  const heldBy = (context: Context, editionId: string): Held | undefined => {
    const held = book.get(editionId);
    const now = context.clock.now();
    if (!held || held.until <= now) return undefined;
    if (held.until <= now + lease) return held;
    // The clock went back: a lease lasts as long as it does, and not until that time comes again.
    const shortened = { ...held, until: now + lease };
    book.set(editionId, shortened);
    return shortened;
  };

  const lockOf = (request: Request, held: Held): Lock => {
    const asking = request.session === null ? undefined : request.sessions.memberId(request.session);
    const asker = asking === undefined ? undefined : findMember(request.database, asking);
    return {
      memberId: held.memberId,
      memberName: findMember(request.database, held.memberId)?.name ?? '',
      mine: held.session === request.session,
      own: held.memberId === asking,
      until: instantOf(held.until),
      mayTakeOver: asker !== undefined && (asker.id === held.memberId || hasRole(asker, 'editor')),
    };
  };

  const refuse = (lock: Lock): never => {
    throw new DragomanError(
      'locked',
      lock.mayTakeOver
        ? `${lock.memberName} has this text open in another window. You can take it over.`
        : `${lock.memberName} is writing here. You can take over once they have stopped for two minutes.`,
      { holder: lock.memberName, until: lock.until, mayTakeOver: lock.mayTakeOver },
    );
  };

  const tell = (context: Context, storyId: string, editionId: string, origin: string | null): void =>
    context.emit({ kind: 'story', storyId, editionIds: [editionId], origin, weight: 'text' });

  const put = (request: Request, edition: EditionRow, member: Member): Lock => {
    if (request.session === null) throw new Error('Only a window can hold a lock');
    const before = heldBy(request, edition.id);
    const held: Held = {
      storyId: edition.storyId,
      memberId: member.id,
      session: request.session,
      until: request.clock.now() + lease,
    };
    book.set(edition.id, held);
    if (before?.session !== held.session) tell(request, edition.storyId, edition.id, request.session);
    const { memberId, until } = held;
    return { memberId, memberName: member.name, mine: true, own: true, until: instantOf(until), mayTakeOver: true };
  };

  const refuseOthers = (request: Request, editionId: string): void => {
    const held = heldBy(request, editionId);
    if (held && held.session !== request.session) refuse(lockOf(request, held));
  };

  /** Resolves once the holder let go, or did not in time. */
  const wait = (request: Request, editionId: string, { session, memberId }: Held): Promise<void> => {
    const waiting = wanted.get(editionId);
    if (waiting?.session === session) return waiting.gone;
    const { promise, resolve } = resolvable();
    const timer = setTimeout(() => end(), patience);
    const end = (): void => {
      clearTimeout(timer);
      wanted.delete(editionId);
      resolve();
    };
    wanted.set(editionId, { session, gone: promise, let: end });
    const asker = request.session === null ? undefined : request.sessions.memberId(request.session);
    const by = (asker === undefined ? undefined : findMember(request.database, asker)?.name) ?? '';
    request.emit({ kind: 'lock-wanted', editionId, session, by, own: asker === memberId });
    return promise;
  };

  const remove = (editionId: string): void => {
    book.delete(editionId);
    wanted.get(editionId)?.let();
  };

  return {
    ask(request, editionId, asked) {
      const held = heldBy(request, editionId);
      if (!held || held.session === request.session || asked.has(held.session)) return null;
      const lock = lockOf(request, held);
      if (!lock.mayTakeOver) refuse(lock);
      asked.set(held.session, held.memberId);
      return wait(request, editionId, held);
    },
    isWanted: (request, editionId) => wanted.get(editionId)?.session === request.session,
    view(request, editionId) {
      const held = heldBy(request, editionId);
      return held ? lockOf(request, held) : null;
    },
    refuseOthers,
    hold(request, edition, member) {
      refuseOthers(request, edition.id);
      return put(request, edition, member);
    },
    takeOver(request, edition, member) {
      const held = heldBy(request, edition.id);
      if (held && held.session !== request.session) {
        const lock = lockOf(request, held);
        if (!lock.mayTakeOver) refuse(lock);
      }
      return put(request, edition, member);
    },
    release(request, editionId) {
      const held = book.get(editionId);
      if (held?.session !== request.session) return;
      remove(editionId);
      tell(request, held.storyId, editionId, request.session);
    },
    drop: remove,
    releaseAll(context, session) {
      for (const [editionId, held] of book) {
        if (held.session !== session) continue;
        remove(editionId);
        tell(context, held.storyId, editionId, session);
      }
    },
  };
}

function resolvable(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
