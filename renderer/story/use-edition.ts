import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import type { EditionView } from '../../shared/contract/contract.ts';
import { query, queryClient } from '../app/queries.ts';
import type { EditionSession } from '../editor/session/edition-session.ts';
import { openSession, releaseSession, showSourceRevision } from '../editor/session/open-sessions.ts';

/** One edition, read afresh each time it is opened: what is written on top of it must stand on its head. */
export function useEditionView(editionId: string) {
  return useQuery({ ...query('editions.open', { editionId }), gcTime: 0 });
}

/** Reads the edition again and gives it to everything on the screen. */
export async function reloadEdition(editionId: string): Promise<EditionView> {
  return queryClient.fetchQuery({ ...query('editions.open', { editionId }), staleTime: 0, gcTime: 0 });
}

/** Brings a session up to a revision that came about elsewhere, unless something here is not saved yet. */
export function bringUp(session: EditionSession, view: EditionView): void {
  const { revision } = session.getSnapshot();
  if (view.revision <= revision || session.isDirty) return;
  const { savedAt, content, edition } = view;
  const pieces = view.source?.pieces ?? [];
  const same = JSON.stringify(session.currentContent()) === JSON.stringify(content);
  if (same) {
    session.noteSaved({ revision: view.revision, savedAt, words: edition.words, progress: edition.progress, pieces });
  } else session.adopt(content, view.revision, savedAt, edition.words);
}

/** The session that saves what is typed here, for as long as the view is on the screen. */
export function useSessionFor(view: EditionView): EditionSession {
  const [session] = useState(() => openSession(view));
  useEffect(() => {
    return () => void releaseSession(session);
  }, [session]);
  const sourceRevision = view.source?.revision ?? null;
  useEffect(() => showSourceRevision(view.edition.id, sourceRevision), [view.edition.id, sourceRevision]);
  useEffect(() => {
    // A save of our own may be on its way; what it brings is newer than this view.
    if (session.getSnapshot().status === 'saved') bringUp(session, view);
  }, [session, view]);
  return session;
}

/** Runs a request that moves the edition on, with everything typed saved before; null when it could not be saved. */
export function useActing(session: EditionSession, editionId: string) {
  return useCallback(
    <Value>(work: () => Promise<Value>): Promise<Value | null> =>
      session.exclusively(async () => {
        const value = await work();
        const fresh = await reloadEdition(editionId);
        const { revision, savedAt, content, edition } = fresh;
        const pieces = fresh.source?.pieces ?? [];
        if (JSON.stringify(session.currentContent()) === JSON.stringify(content)) {
          session.noteSaved({ revision, savedAt, words: edition.words, progress: edition.progress, pieces });
        } else session.adopt(content, revision, savedAt, edition.words);
        return value;
      }),
    [session, editionId],
  );
}
