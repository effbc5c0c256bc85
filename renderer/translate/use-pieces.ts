import { useMemo, useSyncExternalStore } from 'react';
import type { EditionView } from '../../shared/contract/contract.ts';
import type { Piece } from '../../shared/domain/translation.ts';
import type { EditionSession } from '../editor/edition-session.ts';

/** How each piece stands: as the view was read, or as the last save after that said. */
export function usePieces(view: EditionView, session: EditionSession): readonly Piece[] {
  const saved = useSyncExternalStore(session.subscribe, () => session.getSnapshot().saved);
  const { revision, source } = view;
  return useMemo(
    () => (saved && saved.revision > revision ? saved.pieces : (source?.pieces ?? saved?.pieces ?? [])),
    [saved, revision, source],
  );
}
