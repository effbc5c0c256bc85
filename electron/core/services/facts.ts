import { failingChecks } from '../../../shared/domain/checks.ts';
import { type EditionContent, hasBody, hasHeadline } from '../../../shared/domain/edition.ts';
import type { Progress } from '../../../shared/domain/translation.ts';
import type { Facts } from '../../../shared/domain/workflow.ts';
import type { ReadableDatabase } from '../store/database.ts';
import { contributorsOf, type EditionRow } from '../store/editions.ts';
import { readNewsroom } from '../store/newsroom.ts';
import { type StoryRow, storyLanguages } from '../store/stories.ts';

/** All that the rules look at, from the state that is stored now. `content` is the edition's newest text. */
export function factsOf(
  database: ReadableDatabase,
  story: StoryRow,
  edition: EditionRow,
  content: EditionContent,
): Facts {
  return {
    stage: edition.stage,
    kind: edition.kind,
    language: edition.language,
    languageIsPublished: storyLanguages(database, story.id).includes(edition.language),
    spiked: story.spiked === 1,
    storyWasPublished: story.publishedAt !== null,
    authorId: story.authorId,
    assigneeId: edition.assigneeId,
    writerIds: contributorsOf(database, edition.id),
    hasHeadline: hasHeadline(content),
    hasBody: hasBody(content),
    untranslated: edition.untranslated,
    /** Asked for by few, and every save would go through the text for it. */
    get failingChecks() {
      return failingChecks(edition.kind, content, progressOfRow(edition)).map((check) => check.id);
    },
    embargoUntil: story.embargoAt === null ? null : Date.parse(story.embargoAt),
    fourEyes: readNewsroom(database).fourEyes,
  };
}

export function progressOfRow(edition: Pick<EditionRow, keyof Progress>): Progress {
  const { total, done, untranslated, stale } = edition;
  return { total, done, untranslated, stale };
}
