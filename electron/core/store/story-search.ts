import { all, one, type Parameters, type ReadableDatabase, run, type WritableDatabase } from './database.ts';

/** The lists that stories are in. */
export type Shelf = 'all' | 'published' | 'spiked';

const shelves: Readonly<Record<Shelf, { readonly where: string; readonly order: string }>> = {
  all: { where: 'story.spiked = 0', order: 'story.updated_at DESC, story.id' },
  published: { where: 'story.published_at IS NOT NULL', order: 'story.published_at DESC, story.id' },
  spiked: { where: 'story.spiked = 1', order: 'story.updated_at DESC, story.id' },
};

export interface StoryPage {
  readonly total: number;
  readonly ids: readonly string[];
}

/** The shortest run of characters that the index finds. */
const indexed = 3;
/** Up to so many matches are sorted; of more, the list is read from its top until the page is full. */
const sorted = 3_000;

/**
 * One page of stories, the latest first.
 * @param words in lower case; each must stand in the slugline or a headline.
 */
export function pageOfStories(
  database: ReadableDatabase,
  shelf: Shelf,
  words: readonly string[],
  offset: number,
  limit: number,
): StoryPage {
  const { where, order } = shelves[shelf];
  const page = (from: string, filter: string, parameters: Parameters): readonly string[] =>
    all<{ id: string }>(
      database,
      `SELECT story.id AS id FROM ${from} WHERE ${where} ${filter} ORDER BY ${order} LIMIT :limit OFFSET :offset`,
      { ...parameters, limit, offset },
    ).map((row) => row.id);

  if (words.length === 0) return { total: count(database, 'story', where, {}), ids: page('story', '', {}) };

  const contains = words.map((_, index) => `instr(story_search.text, :word${index}) > 0`).join(' AND ');
  const parameters = Object.fromEntries(words.map((word, index) => [`word${index}`, word]));
  const long = words.filter((word) => [...word].length >= indexed);
  const byText = 'story CROSS JOIN story_search ON story_search.story_id = story.id';
  if (long.length === 0) {
    const total = count(database, byText, `${where} AND ${contains}`, parameters);
    return { total, ids: page(byText, `AND ${contains}`, parameters) };
  }

  const match = [`shelf : "${shelf}"`, ...long.map((word) => `text : "${word.replaceAll('"', '""')}"`)].join(' AND ');
  const byIndex = `story_match CROSS JOIN story_search ON story_search.key = story_match.rowid
    CROSS JOIN story ON story.id = story_search.story_id`;
  const exact = long.length === words.length;
  const found = count(database, 'story_match', 'story_match MATCH :match', { match });
  const total =
    exact || found === 0
      ? found
      : count(database, byIndex, `story_match MATCH :match AND ${contains}`, { ...parameters, match });
  const ids =
    found <= sorted
      ? page(byIndex, `AND story_match MATCH :match AND ${contains}`, { ...parameters, match })
      : page(byText, `AND ${contains}`, parameters);
  return { total, ids };
}

function count(database: ReadableDatabase, from: string, where: string, parameters: Parameters): number {
  return (
    one<{ total: number }>(database, `SELECT count(*) AS total FROM ${from} WHERE ${where}`, parameters)?.total ?? 0
  );
}

export function insertSearch(database: WritableDatabase, storyId: string): void {
  run(database, `INSERT INTO story_search (story_id, shelf, text) VALUES (:storyId, '', '')`, { storyId });
}

/** Writes down anew what the story is found by. To be called when its slugline, a headline or a list of it changed. */
export function refreshSearch(database: WritableDatabase, storyId: string): void {
  const row = one<{ text: string; shelf: string }>(
    database,
    `SELECT slugline || char(10) || coalesce((SELECT group_concat(headline, char(10)) FROM edition
         WHERE story_id = story.id), '') AS text,
       CASE WHEN spiked THEN 'spiked' WHEN published_at IS NULL THEN 'all' ELSE 'all published' END AS shelf
     FROM story WHERE id = :storyId`,
    { storyId },
  );
  run(
    database,
    'UPDATE story_search SET text = :text, shelf = :shelf WHERE story_id = :storyId AND (text, shelf) <> (:text, :shelf)',
    { storyId, text: (row?.text ?? '').toLowerCase(), shelf: row?.shelf ?? '' },
  );
}
