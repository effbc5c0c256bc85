import { all, type ReadableDatabase } from './database.ts';
import { type RevisionRow, rowOf, type StoredRow, selectRevisions } from './revisions.ts';

/** All revisions of all editions of a story without their texts: edition by edition, each by number. */
export function revisionsOfStory(database: ReadableDatabase, storyId: string): readonly RevisionRow[] {
  return all<StoredRow>(
    database,
    `${selectRevisions}
     WHERE edition_key.id IN (SELECT id FROM edition WHERE story_id = :storyId)
     ORDER BY edition_key.id, revision.number`,
    { storyId },
  ).map(rowOf);
}
