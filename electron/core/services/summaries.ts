import type { EditionSummary, StorySummary } from '../../../shared/contract/contract.ts';
import type { LanguageCode } from '../../../shared/domain/languages.ts';
import { storyStage } from '../../../shared/domain/workflow.ts';
import type { ReadableDatabase } from '../store/database.ts';
import { type EditionListRow, listEditionsOf } from '../store/editions.ts';
import { readNewsroom } from '../store/newsroom.ts';
import { listStoriesById, type StoryListRow } from '../store/stories.ts';
import { progressOfRow } from './facts.ts';
import { notFound } from './find.ts';

/** The named stories as lists show them, in the order of the ids. */
export function storySummaries(database: ReadableDatabase, ids: readonly string[]): readonly StorySummary[] {
  if (ids.length === 0) return [];
  const order = readNewsroom(database).languages;
  const editions = new Map<string, EditionListRow[]>();
  for (const edition of listEditionsOf(database, ids)) {
    const list = editions.get(edition.storyId);
    if (list) list.push(edition);
    else editions.set(edition.storyId, [edition]);
  }
  const stories = new Map(listStoriesById(database, ids).map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const story = stories.get(id);
    return story ? [summaryOf(story, editions.get(id) ?? [], order)] : [];
  });
}

export function storySummary(database: ReadableDatabase, id: string): StorySummary {
  const [summary] = storySummaries(database, [id]);
  if (!summary) throw notFound('story', id);
  return summary;
}

function summaryOf(
  story: StoryListRow,
  editions: readonly EditionListRow[],
  order: readonly LanguageCode[],
): StorySummary {
  const spiked = story.spiked === 1;
  return {
    id: story.id,
    slugline: story.slugline,
    desk: story.desk,
    priority: story.priority,
    deadline: story.deadline,
    commissionedWords: story.commissionedWords,
    embargo:
      story.embargoAt !== null && story.embargoZone !== null
        ? { at: story.embargoAt, timeZone: story.embargoZone }
        : null,
    originalLanguage: story.originalLanguage,
    publishIn: inOrder((story.languages ?? '').split(',') as LanguageCode[], order, (language) => language),
    authorId: story.authorId,
    authorName: story.authorName,
    spiked,
    stage: storyStage({ spiked }, editions),
    createdAt: story.createdAt,
    updatedAt: editions.reduce((last, { updatedAt }) => (updatedAt > last ? updatedAt : last), story.updatedAt),
    editions: inOrder(editions, order, (edition) => edition.language).map(editionSummary),
  };
}

/** In the order of the newsroom's languages; others, of before a change of settings, after them. */
function inOrder<T>(
  items: readonly T[],
  order: readonly LanguageCode[],
  languageOf: (item: T) => LanguageCode,
): readonly T[] {
  const place = (item: T): number => {
    const index = order.indexOf(languageOf(item));
    return index < 0 ? order.length : index;
  };
  return items.toSorted((left, right) => place(left) - place(right));
}

function editionSummary(edition: EditionListRow): EditionSummary {
  return {
    id: edition.id,
    storyId: edition.storyId,
    language: edition.language,
    kind: edition.kind,
    stage: edition.stage,
    headline: edition.headline,
    assigneeId: edition.assigneeId,
    assigneeName: edition.assigneeName,
    words: edition.words,
    paragraphs: edition.paragraphs,
    progress: progressOfRow(edition),
    correctionNumber: edition.correctionNumber,
    scheduledAt: edition.scheduledAt,
    publishedAt: edition.publishedAt,
    updatedAt: edition.updatedAt,
  };
}
