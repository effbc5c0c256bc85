import type { ReadableDatabase } from './database.ts';
import { editionsOfStory } from './editions.ts';
import { listRevisions, type RevisionRow } from './revisions.ts';

/** All revisions of all editions of a story without their texts: edition by edition, each by number. */
export function revisionsOfStory(database: ReadableDatabase, storyId: string): readonly RevisionRow[] {
  return editionsOfStory(database, storyId).flatMap(({ id, headNumber }) =>
    [...listRevisions(database, id, headNumber)].reverse(),
  );
}
