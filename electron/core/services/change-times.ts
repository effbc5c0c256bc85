import type { Instant } from '../../../shared/contract/contract.ts';
import type { EditionContent, Pins } from '../../../shared/domain/edition.ts';
import { type Piece, pieceHash } from '../../../shared/domain/translation.ts';
import type { EditionRow } from '../store/editions.ts';
import { numberAtOrBefore, revisionTime } from '../store/revisions.ts';
import { isUnreadable } from './contents.ts';
import type { Request } from './context.ts';

/** So many older texts of the source are read at the most; what they leave open is told by the nearest one known. */
const mostReads = 24;

/** Texts are compared here and not stored, so they need no hash. */
const asItIs = (text: string): string => text;

/** Where it was found, by key and pinned revision, for as long as the newest text is kept in memory. */
const found = new WeakMap<EditionContent, Map<string, number>>();

/**
 * When each piece that moved on since it was pinned came to say what it says now. Found by halving what lies between
 * the pinned revision, which says something else, and the newest one: a handful of texts, however long the history.
 */
export function changeTimes(
  request: Request,
  source: EditionRow,
  newest: EditionContent,
  pins: Pins,
  pieces: readonly Piece[],
): Readonly<Record<string, Instant>> {
  const read = new Map<number, EditionContent>();
  const contentOf = (number: number): EditionContent | null => {
    const content = read.get(number);
    if (content || read.size >= mostReads) return content ?? null;
    try {
      const older = request.contents.read(request.database, source.id, number);
      read.set(number, older);
      return older;
    } catch (error) {
      if (isUnreadable(error)) return null;
      throw error;
    }
  };
  const known = found.get(newest) ?? new Map<string, number>();
  found.set(newest, known);
  const madeAt = new Map<number, Instant | undefined>();
  const times: Record<string, Instant> = {};
  for (const { key, state } of pieces) {
    if (state !== 'stale' && state !== 'removed') continue;
    const now = pieceHash(newest, key, asItIs);
    let before = pins[key]?.revision ?? 0;
    const question = `${source.id} ${source.headNumber} ${before} ${key}`;
    let since = known.get(question) ?? source.headNumber;
    while (!known.has(question) && since - before > 1) {
      const middle = Math.floor((before + since) / 2);
      // Between them old revisions may have been thinned.
      const kept = numberAtOrBefore(request.database, source.id, middle) ?? 0;
      if (kept <= before) {
        before = middle;
        continue;
      }
      const content = contentOf(kept);
      if (content === null) break;
      if (pieceHash(content, key, asItIs) === now) since = kept;
      else before = middle;
    }
    known.set(question, since);
    if (!madeAt.has(since)) madeAt.set(since, revisionTime(request.database, source.id, since));
    const at = madeAt.get(since);
    if (at !== undefined) times[key] = at;
  }
  return times;
}
