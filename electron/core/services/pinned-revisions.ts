import { revisionsToThin } from '../../../shared/domain/retention.ts';
import { type EditionRow, editionsMadeFrom } from '../store/editions.ts';
import { DamagedRevision } from '../store/revision-codec.ts';
import { readContent } from '../store/revisions.ts';
import { findThinnable, historyOf } from '../store/thinning.ts';
import { isUnreadable } from './contents.ts';
import type { Request } from './context.ts';

/**
 * The revisions that an edition's translations were made from: not only their newest texts, but all of those that are
 * never thinned, since any of them may be restored. Null when a newest text cannot be read.
 * @param newest the newest revision of the edition that is to go: what only older ones could matter to is not read.
 * @param breathe is awaited now and then, and may let others come first.
 */
export async function pinnedRevisions(
  request: Request,
  editionId: string,
  newest: number,
  breathe: () => Promise<void>,
): Promise<ReadonlySet<number> | null> {
  const { database, contents } = request;
  const pinned = new Set<number>();
  for (const translation of editionsMadeFrom(database, editionId)) {
    for (const number of lastingRevisions(request, translation, newest)) {
      for (const revision of pinsAt(request, translation.id, number)) pinned.add(revision);
      await breathe();
    }
  }
  // Last, and all at once: somebody may have translated a paragraph meanwhile.
  try {
    for (const translation of editionsMadeFrom(database, editionId)) {
      const { pins } = contents.read(database, translation.id, translation.headNumber);
      for (const pin of Object.values(pins)) pinned.add(pin.revision);
    }
    return pinned;
  } catch (error) {
    if (isUnreadable(error)) return null;
    throw error;
  }
}

/** The revisions of a translation that no thinning drops, however old they are, if any can have pinned what is to go. */
function lastingRevisions(request: Request, translation: EditionRow, newest: number): readonly number[] {
  const edition = findThinnable(request.database, translation.id);
  if (!edition) return [];
  // A translation is opened from the newest text, and who writes in it never sees an older one.
  const first = pinsAt(request, translation.id, 1);
  if (first.length > 0 && Math.min(...first) > newest) return [];
  const history = historyOf(request.database, edition);
  const { headNumber, publishedRevision } = edition;
  const standing = { before: Number.POSITIVE_INFINITY, headNumber, publishedRevision, pinned: new Set<number>() };
  const going = new Set(revisionsToThin(history, standing));
  return history.map(({ number }) => number).filter((number) => !going.has(number));
}

/** None for a text that is missing or damaged: it can never be restored either. */
function pinsAt({ database }: Request, editionId: string, number: number): readonly number[] {
  try {
    // Not among the texts kept in memory: there are many, and nobody asks for them again soon.
    const pins = readContent(database, editionId, number)?.pins ?? {};
    return [...new Set(Object.values(pins).map((pin) => pin.revision))];
  } catch (error) {
    if (error instanceof DamagedRevision) return [];
    throw error;
  }
}
