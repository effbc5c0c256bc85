import type { Cause } from '../../../shared/domain/causes.ts';
import type { EditionContent } from '../../../shared/domain/edition.ts';
import { countsAsWriting } from '../../../shared/domain/workflow.ts';
import type { ReadableDatabase } from '../store/database.ts';
import {
  addContributor,
  type EditionPatch,
  type EditionRow,
  editionsMadeFrom,
  insertEdition,
  updateEdition,
} from '../store/editions.ts';
import { insertRevision } from '../store/revisions.ts';
import { bringFirst, type StoryRow } from '../store/stories.ts';
import { refreshSearch } from '../store/story-search.ts';
import { finishTask, openTasksOf } from '../store/tasks.ts';
import type { Contents } from './contents.ts';
import type { Unit } from './context.ts';
import { editionOf } from './find.ts';
import { measure, progressIn } from './projections.ts';

export interface Change {
  readonly content: EditionContent;
  readonly cause: Cause;
  readonly authorId: string;
  readonly note?: string | null;
  /** What else changes with it, a new stage for example. */
  readonly patch?: EditionPatch;
  /** Whether the author wrote the words of it, as against moved it on, and is not known as one who did yet. */
  readonly wrote?: boolean;
}

/**
 * Stores a new revision of an edition with everything that follows from it: its place in lists, the marks of the
 * translations made from it, tasks that came true.
 */
export function revise(unit: Unit, edition: EditionRow, change: Change): EditionRow {
  const stage = change.patch?.stage ?? edition.stage;
  const measured = measure(change.content, edition.language);
  const number = edition.headNumber + 1;
  storeRevision(unit, edition.id, number, stage, measured.words, change);
  const patch: EditionPatch = {
    ...measured,
    ...progressIn(sourceOf(unit.database, unit.contents, edition), change.content),
    headNumber: number,
    updatedAt: unit.at,
    ...(stage === edition.stage ? {} : { stageSince: unit.at }),
    ...change.patch,
  };
  updateEdition(unit.database, edition.id, whatDiffers(edition, patch));
  bringFirst(unit.database, edition.storyId, unit.at);
  if (measured.headline !== edition.headline) refreshSearch(unit.database, edition.storyId);
  if (change.wrote && countsAsWriting(edition.stage)) {
    addContributor(unit.database, edition.id, change.authorId, unit.at);
  }
  unit.touch(edition.storyId, edition.id, stage === edition.stage ? 'text' : 'state');
  const revised = { ...edition, ...patch };
  settleTasks(unit, revised);
  refreshTranslations(unit, revised, change.content);
  return revised;
}

/** What a patch would change: an index of a column that is named is written anew even when its value stays. */
function whatDiffers(edition: EditionRow, patch: EditionPatch): EditionPatch {
  const keys = Object.keys(patch) as (keyof EditionPatch)[];
  return Object.fromEntries(keys.filter((key) => patch[key] !== edition[key]).map((key) => [key, patch[key]]));
}

export interface NewEdition {
  readonly story: StoryRow;
  readonly language: EditionRow['language'];
  readonly stage: EditionRow['stage'];
  /** Null for an original. */
  readonly source: EditionRow | null;
  readonly content: EditionContent;
  readonly authorId: string;
}

/** Opens an edition with its first revision. */
export function createEdition(unit: Unit, made: NewEdition): EditionRow {
  const id = unit.id();
  const { story, language, stage, source, content } = made;
  const measured = measure(content, language);
  const sourceContent = source ? unit.contents.read(unit.database, source.id, source.headNumber) : null;
  insertEdition(unit.database, {
    id,
    storyId: story.id,
    language,
    kind: source ? 'translation' : 'original',
    sourceEditionId: source?.id ?? null,
    stage,
    stageSince: unit.at,
    assigneeId: null,
    translatorId: null,
    headNumber: 1,
    ...measured,
    ...progressIn(sourceContent, content),
    scheduledAt: null,
    scheduledZone: null,
    scheduledBy: null,
    publishedRevision: null,
    firstPublishedAt: null,
    publishedAt: null,
    correctionNumber: 0,
    correctionNote: null,
    correctingNote: null,
    killedAt: null,
    killedReason: null,
    sentBackReason: null,
    sentBackBy: null,
    sentBackAt: null,
    authorId: story.authorId,
    deadline: story.deadline,
    priority: story.priority,
    spiked: story.spiked,
    createdAt: unit.at,
    updatedAt: unit.at,
  });
  storeRevision(unit, id, 1, stage, measured.words, { content, cause: 'created', authorId: made.authorId });
  refreshSearch(unit.database, story.id);
  unit.touch(story.id, id, 'state');
  return editionOf(unit.database, id);
}

/** The newest text of what a translation is made from; null for an original. */
export function sourceOf(database: ReadableDatabase, contents: Contents, edition: EditionRow): EditionContent | null {
  if (edition.sourceEditionId === null) return null;
  const source = editionOf(database, edition.sourceEditionId);
  return contents.readNewest(database, source).content;
}

function storeRevision(
  unit: Unit,
  editionId: string,
  number: number,
  stage: EditionRow['stage'],
  words: number,
  { content, cause, authorId, note = null }: Change,
): void {
  const hash = insertRevision(unit.database, {
    editionId,
    number,
    authorId,
    cause,
    stage,
    createdAt: unit.at,
    words,
    note,
    content,
  });
  unit.contents.remember(hash, content);
}

/** Marks anew, in every translation of this edition, what is stale and what is untranslated. */
function refreshTranslations(unit: Unit, source: EditionRow, content: EditionContent): void {
  for (const translation of editionsMadeFrom(unit.database, source.id)) {
    // A translation that is damaged keeps nobody from writing in its source.
    const own = unit.contents.readNewest(unit.database, translation).content;
    const progress = progressIn(content, own);
    const { total, done, untranslated, stale } = translation;
    if (
      total === progress.total &&
      done === progress.done &&
      untranslated === progress.untranslated &&
      stale === progress.stale
    ) {
      continue;
    }
    updateEdition(unit.database, translation.id, { ...progress });
    settleTasks(unit, { ...translation, ...progress });
    unit.touch(translation.storyId, translation.id, 'text');
  }
}

/** Ends the correction tasks of a translation that follows its source again. */
function settleTasks(unit: Unit, edition: EditionRow): void {
  if (edition.kind !== 'translation' || edition.stale > 0) return;
  if (edition.stage !== 'translation' && edition.untranslated > 0) return;
  for (const task of openTasksOf(unit.database, [edition.id])) {
    if (task.kind !== 'correction') continue;
    finishTask(unit.database, task.id, unit.at, null);
    unit.touch(edition.storyId, edition.id, 'state');
  }
}
