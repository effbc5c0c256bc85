import { useMemo, useRef, useSyncExternalStore } from 'react';
import type { EditionView } from '../../shared/contract/contract.ts';
import type { Piece } from '../../shared/domain/translation.ts';
import type { EditionSession } from '../editor/session/edition-session.ts';

/**
 * How each piece stands: as the view was read, or as the last save after that said. The same array as long as every
 * piece stands as it did, so that most saves draw nothing again.
 */
export function usePieces(view: EditionView, session: EditionSession): readonly Piece[] {
  const saved = useSyncExternalStore(session.subscribe, () => session.getSnapshot().saved);
  const { revision, source } = view;
  const newest = useMemo(
    () => (saved && saved.revision > revision ? saved.pieces : (source?.pieces ?? saved?.pieces ?? [])),
    [saved, revision, source],
  );
  const shown = useRef(newest);
  if (!samePieces(shown.current, newest)) shown.current = newest;
  return shown.current;
}

function samePieces(left: readonly Piece[], right: readonly Piece[]): boolean {
  if (left === right) return true;
  return (
    left.length === right.length &&
    left.every((piece, index) => piece.key === right[index]?.key && piece.state === right[index].state)
  );
}
