import type { PinnedComparison, WordCounts } from '../../../shared/contract/contract.ts';
import { type EditionContent, emptyContent } from '../../../shared/domain/edition.ts';
import type { Versions } from '../background-tasks.ts';
import type { EditionRow } from '../store/editions.ts';
import { revisionHash } from '../store/revisions.ts';
import type { Clock, Request } from './context.ts';
import { badInput, editionOf, notFound } from './find.ts';
import type { HandlersOf } from './handlers-of.ts';
import { pinnedSource } from './pinned-source.ts';
import { textOfPin } from './pinned-text.ts';
import { signedIn } from './sessions.ts';

/** In milliseconds; what is being counted then is still waited for. */
const longestCount = 3_000;

export const comparisonHandlers = {
  'history.compare': async (request, { editionId, from, to }) => {
    signedIn(request);
    const edition = editionOf(request.database, editionId);
    const key = keyOf(request, edition, from, to);
    const difference = await request.comparisons.compare(key, () => versionsOf(request, edition, from, to));
    return { from, to, difference };
  },
  'history.comparePinned': (request, { editionId }) => {
    signedIn(request);
    return comparePinned(request, editionId);
  },
  'history.countWords': (request, { editionId, pairs }) => {
    signedIn(request);
    const edition = editionOf(request.database, editionId);
    return countInTime(request.clock, pairs, ({ from, to }) =>
      request.comparisons.countChanges(keyOf(request, edition, from, to), () => versionsOf(request, edition, from, to)),
    );
  },
} satisfies HandlersOf<'history.compare' | 'history.comparePinned' | 'history.countWords'>;

function keyOf(request: Request, edition: EditionRow, from: number, to: number): string {
  return `${edition.language} ${hashOf(request, edition, from)} ${hashOf(request, edition, to)}`;
}

/** The hash of a revision, which no other has that says something else; 0 is what was before the first. */
function hashOf(request: Request, edition: EditionRow, number: number): string {
  if (number === 0) return '0';
  const hash = revisionHash(request.database, edition.id, number);
  if (hash === undefined) throw notFound('revision', String(number));
  return hash;
}

function versionsOf(request: Request, edition: EditionRow, from: number, to: number): Versions {
  const read = (number: number): EditionContent =>
    number === 0 ? emptyContent : request.contents.read(request.database, edition.id, number);
  return { before: read(from), after: read(to), language: edition.language };
}

/**
 * One after another, so that whoever asks for something else meanwhile does not wait for all of them, and only for so
 * long: null for what is not counted by then.
 */
export async function countInTime<Pair>(
  clock: Clock,
  pairs: readonly Pair[],
  count: (pair: Pair) => Promise<WordCounts>,
): Promise<readonly (WordCounts | null)[]> {
  const until = clock.now() + longestCount;
  const counts: (WordCounts | null)[] = [];
  for (const pair of pairs) {
    if (clock.now() >= until) {
      counts.push(null);
      continue;
    }
    const { added, removed } = await count(pair);
    counts.push({ added, removed });
  }
  return counts;
}

async function comparePinned(request: Request, editionId: string): Promise<PinnedComparison> {
  const { database, contents } = request;
  const edition = editionOf(database, editionId);
  if (edition.sourceEditionId === null) throw badInput('editionId', 'This is an original: it is made from nothing.');
  const source = editionOf(database, edition.sourceEditionId);
  const { pins } = contents.read(database, edition.id, edition.headNumber);
  const now = contents.read(database, source.id, source.headNumber);
  const { content, thinned } = pinnedSource(pins, {
    now,
    at: (revision) => contents.readAt(database, source.id, revision).content,
    of: (key, pin) => textOfPin(request, source.id, key, pin),
  });
  const difference = await request.background.compare(content, now, source.language);
  const { id: sourceEditionId, language, headNumber: to } = source;
  return { sourceEditionId, language, to, difference, ...(thinned.length > 0 && { thinned }) };
}
