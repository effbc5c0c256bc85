import type { EditionContent, Pin } from '../../../shared/domain/edition.ts';
import { pieceHash, removedHash } from '../../../shared/domain/translation.ts';
import { sha256 } from '../store/revision-codec.ts';
import { numberAtOrAfter, numberAtOrBefore } from '../store/revisions.ts';
import { isUnreadable } from './contents.ts';
import type { Request } from './context.ts';

/**
 * A text of a source in which a piece says what its translator saw: that of the pinned revision or, once it was
 * thinned, of a neighbour that still says the same. Null when the words were thinned: no others are shown for them.
 * @throws DragomanError `damaged-revision` when it is there and cannot be read, and neither neighbour says the same.
 */
export function textOfPin(request: Request, sourceId: string, key: string, pin: Pin): EditionContent | null {
  const { database, contents } = request;
  const older = numberAtOrBefore(database, sourceId, pin.revision);
  const newer = numberAtOrAfter(database, sourceId, pin.revision);
  let unreadable: unknown = null;
  for (const number of new Set([older, newer])) {
    if (number === undefined) continue;
    try {
      const text = contents.read(database, sourceId, number);
      if ((pieceHash(text, key, sha256) ?? removedHash) === pin.hash) return text;
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      if (number === pin.revision) unreadable = error;
    }
  }
  if (unreadable !== null) throw unreadable;
  return null;
}
