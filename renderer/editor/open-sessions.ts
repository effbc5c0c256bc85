import type { EditionView } from '../../shared/contract/contract.ts';
import type { DragomanErrorReply, Reply } from '../../shared/contract/errors.ts';
import { beforeLeaving } from '../app/navigation.ts';
import { onLockWanted } from '../app/queries.ts';
import { EditionSession, type Head } from './edition-session.ts';

/**
 * The sessions of this window. A session outlives its view until everything in it is on the disk: somebody who leaves a
 * story while the disk is full finds the text again when they come back.
 */

const sessions = new Map<string, { session: EditionSession; users: number; sourceRevision: number | null }>();

const refused = (error: DragomanErrorReply): Reply<never> => ({ ok: false, error });

function make(view: EditionView): EditionSession {
  const editionId = view.edition.id;
  return new EditionSession({
    editionId,
    language: view.edition.language,
    revision: view.revision,
    savedAt: view.savedAt,
    content: view.content,
    words: view.edition.words,
    sourceRevision: () => sessions.get(editionId)?.sourceRevision ?? null,
    save: (input) => window.dragoman.call('editions.save', input),
    readHead: async (): Promise<Reply<Head>> => {
      const reply = await window.dragoman.call('editions.open', { editionId });
      return reply.ok ? { ok: true, value: reply.value } : refused(reply.error);
    },
  });
}

/** The session for a view that was just read; the one that is still there when it holds text that is not saved. */
export function openSession(view: EditionView): EditionSession {
  const held = sessions.get(view.edition.id);
  if (held && (held.users > 0 || held.session.isDirty)) {
    held.users += 1;
    return held.session;
  }
  held?.session.dispose();
  const session = make(view);
  sessions.set(view.edition.id, { session, users: 1, sourceRevision: view.source?.revision ?? null });
  return session;
}

/** Notes which revision of the source is on the screen: what is translated from now on is pinned to it. */
export function showSourceRevision(editionId: string, revision: number | null): void {
  const held = sessions.get(editionId);
  if (held) held.sourceRevision = revision;
}

/** The session of an edition that is open in this window. */
export function sessionOf(editionId: string): EditionSession | null {
  return sessions.get(editionId)?.session ?? null;
}

function letGo(editionId: string): void {
  void window.dragoman.call('locks.release', { editionId });
}

/** Saves, and lets go of the session once everything is saved. */
export async function releaseSession(session: EditionSession): Promise<void> {
  const held = sessions.get(session.editionId);
  if (!held || held.session !== session) return;
  held.users -= 1;
  await session.flush();
  if (held.users > 0) return;
  // Only now: the last save takes the lock again.
  letGo(session.editionId);
  if (session.isDirty) return;
  session.dispose();
  if (sessions.get(session.editionId) === held) sessions.delete(session.editionId);
}

// Somebody takes over: what is typed is saved while this window still may. What cannot be saved stays in the session.
onLockWanted(async ({ editionId }) => {
  // The view becomes read-only first, so that nothing is typed after the save.
  await Promise.resolve();
  await sessions.get(editionId)?.session.flush();
  letGo(editionId);
});

// Whatever any session of this window still holds, those that nobody looks at any more included.
beforeLeaving(async () => {
  const saved = await Promise.all([...sessions.values()].map(({ session }) => session.flush()));
  return saved.every(Boolean);
});
