import type { LanguageCode } from '../../../shared/domain/languages.ts';
import { insertRow, selectList, updateRow } from './columns.ts';
import { all, one, type ReadableDatabase, remembered, run, type WritableDatabase } from './database.ts';
import { insertSearch } from './story-search.ts';

export interface StoryRow {
  readonly id: string;
  readonly slugline: string;
  readonly desk: string;
  readonly priority: number;
  readonly deadline: string | null;
  readonly embargoAt: string | null;
  readonly embargoZone: string | null;
  readonly originalLanguage: LanguageCode;
  readonly authorId: string;
  /** 0 or 1. */
  readonly spiked: number;
  readonly createdAt: string;
  /** Lists are in this order; the story may have changed since while it was the first: see {@link bringFirst}. */
  readonly updatedAt: string;
  readonly publishedAt: string | null;
  readonly publishedSlugline: string | null;
  readonly commissionedWords: number | null;
}

const columns = {
  id: 'id',
  slugline: 'slugline',
  desk: 'desk',
  priority: 'priority',
  deadline: 'deadline',
  embargoAt: 'embargo_at',
  embargoZone: 'embargo_zone',
  originalLanguage: 'original_language',
  authorId: 'author_id',
  spiked: 'spiked',
  createdAt: 'created_at',
  updatedAt: 'updated_at',
  publishedAt: 'published_at',
  publishedSlugline: 'published_slugline',
  commissionedWords: 'commissioned_words',
} as const satisfies Record<keyof StoryRow, string>;

const list = selectList(columns, 'story');

export type StoryPatch = Partial<Omit<StoryRow, 'id' | 'authorId' | 'originalLanguage' | 'createdAt'>>;

export function insertStory(database: WritableDatabase, row: StoryRow, publishIn: readonly LanguageCode[]): void {
  insertRow(database, 'story', columns, { ...row });
  insertSearch(database, row.id);
  replaceLanguages(database, row.id, publishIn);
}

export function updateStory(database: WritableDatabase, id: string, patch: StoryPatch): void {
  updateRow(database, 'story', columns, id, patch);
}

export function replaceLanguages(
  database: WritableDatabase,
  storyId: string,
  languages: readonly LanguageCode[],
): void {
  run(database, 'DELETE FROM story_language WHERE story_id = :storyId', { storyId });
  for (const language of new Set(languages)) {
    run(database, 'INSERT INTO story_language (story_id, language) VALUES (:storyId, :language)', {
      storyId,
      language,
    });
  }
}

export function findStory(database: ReadableDatabase, id: string): StoryRow | undefined {
  return remembered(database, ['story'], `story ${id}`, () =>
    one<StoryRow>(database, `SELECT ${list} FROM story WHERE id = :id`, { id }),
  );
}

/** Of those that are not spiked, the one that changed last. */
function latestStory(database: ReadableDatabase): string | undefined {
  return remembered(
    database,
    ['story'],
    'latest story',
    () =>
      one<{ id: string }>(database, 'SELECT id FROM story WHERE spiked = 0 ORDER BY updated_at DESC, id LIMIT 1')?.id,
  );
}

/**
 * Has a story come first in lists, which are in the order of the last change. One that does so already is not written
 * again, as it would be at every save; when it changed, its editions say.
 */
export function bringFirst(database: WritableDatabase, id: string, at: string): void {
  if (latestStory(database) !== id) updateStory(database, id, { updatedAt: at });
}

export function storyLanguages(database: ReadableDatabase, storyId: string): readonly LanguageCode[] {
  return remembered(database, ['story_language'], `languages ${storyId}`, () =>
    all<{ language: LanguageCode }>(database, 'SELECT language FROM story_language WHERE story_id = :storyId', {
      storyId,
    }).map((row) => row.language),
  );
}

export interface StoryListRow extends StoryRow {
  readonly authorName: string;
  /** Joined by commas. */
  readonly languages: string;
}

/** The named stories, in no order. */
export function listStoriesById(database: ReadableDatabase, ids: readonly string[]): readonly StoryListRow[] {
  return all<StoryListRow>(
    database,
    `SELECT ${list}, member.name AS authorName,
       (SELECT group_concat(language) FROM story_language WHERE story_id = story.id) AS languages
     FROM json_each(:ids) AS wanted
     JOIN story ON story.id = wanted.value
     JOIN member ON member.id = story.author_id`,
    { ids: JSON.stringify(ids) },
  );
}

export function countStories(database: ReadableDatabase): number {
  return one<{ count: number }>(database, 'SELECT count(*) AS count FROM story')?.count ?? 0;
}

/** The languages that stories are written or published in. */
export function languagesInUse(database: ReadableDatabase): readonly LanguageCode[] {
  return all<{ language: LanguageCode }>(
    database,
    'SELECT language FROM story_language UNION SELECT original_language FROM story',
  ).map((row) => row.language);
}
