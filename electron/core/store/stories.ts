import type { LanguageCode } from '../../../shared/domain/languages.ts';
import { insertRow, selectList, updateRow } from './columns.ts';
import { all, one, type ReadableDatabase, run, type WritableDatabase } from './database.ts';

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
  readonly updatedAt: string;
  readonly publishedAt: string | null;
  readonly publishedSlugline: string | null;
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
} as const satisfies Record<keyof StoryRow, string>;

const list = selectList(columns, 'story');

export type StoryPatch = Partial<Omit<StoryRow, 'id' | 'authorId' | 'originalLanguage' | 'createdAt'>>;

export function insertStory(database: WritableDatabase, row: StoryRow, publishIn: readonly LanguageCode[]): void {
  insertRow(database, 'story', columns, { ...row });
  run(database, 'INSERT INTO story_search (story_id, text) VALUES (:id, :text)', { id: row.id, text: '' });
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
  return one<StoryRow>(database, `SELECT ${list} FROM story WHERE id = :id`, { id });
}

export function storyLanguages(database: ReadableDatabase, storyId: string): readonly LanguageCode[] {
  return all<{ language: LanguageCode }>(database, 'SELECT language FROM story_language WHERE story_id = :storyId', {
    storyId,
  }).map((row) => row.language);
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

export type StoryFilter = 'all' | 'published' | 'spiked';

const filters: Readonly<Record<StoryFilter, { readonly where: string; readonly order: string }>> = {
  all: { where: 'story.spiked = 0', order: 'story.updated_at DESC, story.id' },
  published: { where: 'story.published_at IS NOT NULL', order: 'story.published_at DESC, story.id' },
  spiked: { where: 'story.spiked = 1', order: 'story.updated_at DESC, story.id' },
};

export interface StoryPage {
  readonly total: number;
  readonly ids: readonly string[];
}

/**
 * One page of stories, the latest first.
 * @param words in lower case; each must stand in the slugline or a headline.
 */
export function pageOfStories(
  database: ReadableDatabase,
  show: StoryFilter,
  words: readonly string[],
  offset: number,
  limit: number,
): StoryPage {
  const { where, order } = filters[show];
  const from = words.length === 0 ? 'story' : 'story JOIN story_search ON story_search.story_id = story.id';
  const matches = words.map((_, index) => `AND instr(story_search.text, :word${index}) > 0`).join(' ');
  const parameters = Object.fromEntries(words.map((word, index) => [`word${index}`, word]));
  const rows = all<{ id: string }>(
    database,
    `SELECT story.id AS id FROM ${from} WHERE ${where} ${matches} ORDER BY ${order} LIMIT :limit OFFSET :offset`,
    { ...parameters, limit, offset },
  );
  const counted = one<{ total: number }>(
    database,
    `SELECT count(*) AS total FROM ${from} WHERE ${where} ${matches}`,
    parameters,
  );
  return { total: counted?.total ?? 0, ids: rows.map((row) => row.id) };
}

/** Writes down anew what the story is found by: its slugline and the headlines of its editions. */
export function refreshSearch(database: WritableDatabase, storyId: string): void {
  const row = one<{ text: string }>(
    database,
    `SELECT slugline || char(10) || coalesce((SELECT group_concat(headline, char(10)) FROM edition
       WHERE story_id = story.id), '') AS text FROM story WHERE id = :storyId`,
    { storyId },
  );
  run(database, 'UPDATE story_search SET text = :text WHERE story_id = :storyId', {
    storyId,
    text: (row?.text ?? '').toLowerCase(),
  });
}

/** The languages that stories are written or published in. */
export function languagesInUse(database: ReadableDatabase): readonly LanguageCode[] {
  return all<{ language: LanguageCode }>(
    database,
    'SELECT language FROM story_language UNION SELECT original_language FROM story',
  ).map((row) => row.language);
}
