import { openTranslation } from '../../../shared/domain/translation.ts';
import { type EditionRow, editionsOfStory } from '../store/editions.ts';
import { readNewsroom } from '../store/newsroom.ts';
import { sha256 } from '../store/revision-codec.ts';
import { type StoryRow, storyLanguages } from '../store/stories.ts';
import type { Unit } from './context.ts';
import { recordEvent } from './record.ts';
import { createEdition } from './revise.ts';

/** Opens each wanted translation that is not open yet, pinned to the newest revision of its source. */
export function openTranslations(unit: Unit, story: StoryRow, source: EditionRow, memberId: string): void {
  const present = new Set(editionsOfStory(unit.database, story.id).map((edition) => edition.language));
  const content = unit.contents.read(unit.database, source.id, source.headNumber);
  const wanted = storyLanguages(unit.database, story.id);
  for (const language of readNewsroom(unit.database).languages) {
    if (!wanted.includes(language) || present.has(language)) continue;
    const edition = createEdition(unit, {
      story,
      language,
      stage: 'translation',
      source,
      content: openTranslation({ content, revision: source.headNumber }, unit.id, sha256),
      authorId: memberId,
    });
    recordEvent(unit, {
      action: 'open',
      memberId,
      edition,
      data: { sourceEditionId: source.id, sourceRevision: source.headNumber },
    });
  }
}
