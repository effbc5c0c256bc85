import type { EditionView } from '../../../shared/contract/contract.ts';
import type { DragomanErrorReply, Reply } from '../../../shared/contract/errors.ts';
import type { LanguageCode } from '../../../shared/domain/languages.ts';
import { beforeLeaving } from '../../app/navigation.ts';
import { memberHere, newsroomHere } from '../../app/place.ts';
import { onCondition, onLockWanted } from '../../app/queries.ts';
import { EditionSession, type Head, type SaveInput } from './edition-session.ts';
import { resumeHeld } from './held-text.ts';
import type { RecoveryPlace } from './recovery-keeper.ts';

/**
 * The sessions of this window. A session outlives its view until everything in it is on the disk: somebody who leaves a
 * story while the disk is full finds the text again when they come back.
 */

interface OpenSession {
  readonly session: EditionSession;
  readonly slugline: string;
  readonly language: LanguageCode;
  users: number;
  sourceRevision: number | null;
}

const sessions = new Map<string, OpenSession>();

/** A text that a window holds and could not save. */
export interface UnsavedText {
  readonly session: EditionSession;
  readonly slugline: string;
  readonly language: LanguageCode;
  readonly error: DragomanErrorReply;
  /** Whether it is in a recovery file as well. */
  readonly kept: boolean;
}

let unsaved: readonly UnsavedText[] = [];
const unsavedListeners = new Set<() => void>();

function noteUnsaved(): void {
  const now = [...sessions.values()].flatMap(({ session, slugline, language }): readonly UnsavedText[] => {
    const { status, error, kept } = session.getSnapshot();
    // While it is tried again it is not saved yet.
    const known = unsaved.find((one) => one.session === session);
    if (status === 'saved' || (status !== 'failed' && !known)) return [];
    const why = error ?? known?.error;
    if (!why) return [];
    return [
      known && known.error === why && known.kept === kept ? known : { session, slugline, language, error: why, kept },
    ];
  });
  if (now.length === unsaved.length && now.every((one, at) => one === unsaved[at])) return;
  unsaved = now;
  for (const listener of unsavedListeners) listener();
}

/** The texts of this window that could not be saved. With {@link subscribeUnsaved} for `useSyncExternalStore`. */
export function unsavedTexts(): readonly UnsavedText[] {
  return unsaved;
}

export function subscribeUnsaved(listener: () => void): () => void {
  unsavedListeners.add(listener);
  return () => unsavedListeners.delete(listener);
}

function recoveryOf(editionId: string): RecoveryPlace {
  // Of the newsroom that the text is of, not of one that is opened in its place.
  const newsroomId = newsroomHere();
  return {
    async keep({ fields, blocks }, baseRevision) {
      const memberId = memberHere();
      if (memberId === null || newsroomId === null) return false;
      const blockId = sessions.get(editionId)?.session.getBody()?.currentBlockId() ?? null;
      const text = { newsroomId, editionId, baseRevision, memberId, fields, blocks: [...blocks], blockId };
      return (await window.dragoman.call('app.keepRecovery', text)).ok;
    },
    drop: () => {
      if (newsroomId !== null) void window.dragoman.call('app.dropRecovery', { newsroomId, editionId });
    },
  };
}

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
    recovery: recoveryOf(editionId),
    hold: ({ baseRevision, sending, change }) =>
      // The contract's arrays are mutable to its validator only.
      void window.dragoman.call('app.holdText', {
        editionId,
        baseRevision,
        sending,
        ...(change as Pick<SaveInput, 'fields' | 'blocks' | 'order'>),
      }),
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
  resumeHeld(session);
  session.subscribe(noteUnsaved);
  const { slugline } = view.story;
  const { id, language } = view.edition;
  sessions.set(id, { session, slugline, language, users: 1, sourceRevision: view.source?.revision ?? null });
  return session;
}

/** Notes which revision of the source is on the screen: what is translated from now on is pinned to it. */
export function showSourceRevision(editionId: string, revision: number | null): void {
  const held = sessions.get(editionId);
  if (held) held.sourceRevision = revision;
}

/** What is on the screen of an edition that is open in this window. */
export function openText(editionId: string): Omit<UnsavedText, 'error' | 'kept'> | null {
  return sessions.get(editionId) ?? null;
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
  noteUnsaved();
}

// Somebody takes over: what is typed is saved while this window still may. What cannot be saved stays in the session.
onLockWanted(async ({ editionId }) => {
  // The view becomes read-only first, so that nothing is typed after the save.
  await Promise.resolve();
  await sessions.get(editionId)?.session.flush();
  letGo(editionId);
});

// The newsroom can be written again: nothing waits for its turn.
onCondition(async () => {
  if (unsaved.length === 0) return;
  const reply = await window.dragoman.call('newsroom.condition', {});
  if (reply.ok && reply.value.kind === 'good') for (const { session } of unsaved) session.retry();
});

// Whatever any session of this window still holds, those that nobody looks at any more included.
beforeLeaving(async () => {
  const saved = await Promise.all([...sessions.values()].map(({ session }) => session.flush()));
  return saved.every(Boolean);
});
