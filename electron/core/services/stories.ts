import { DragomanError } from '../../../shared/contract/errors.ts';
import type { ParsedInput } from '../../../shared/contract/parse.ts';
import type { EditionContent } from '../../../shared/domain/edition.ts';
import { englishName, type LanguageCode } from '../../../shared/domain/languages.ts';
import { hasRole, type Member } from '../../../shared/domain/members.ts';
import { editionsOfStory, updateEdition } from '../store/editions.ts';
import { listMembers } from '../store/members.ts';
import { readNewsroom } from '../store/newsroom.ts';
import {
  findStory,
  insertStory,
  replaceLanguages,
  type StoryPatch,
  type StoryRow,
  storyLanguages,
  updateStory,
} from '../store/stories.ts';
import { pageOfStories, refreshSearch } from '../store/story-search.ts';
import { normalInstant, type Request, type Unit, write } from './context.ts';
import { badInput, notFound, storyOf } from './find.ts';
import type { HandlersOf } from './handlers-of.ts';
import { openTranslations } from './open-translations.ts';
import { nameMembers } from './people.ts';
import { recordEvent, recordStoryEvent } from './record.ts';
import { createEdition } from './revise.ts';
import { signedIn } from './sessions.ts';
import { storySummaries, storySummary } from './summaries.ts';

/** Enough for a search by hand; more would only slow it down. */
const mostSearchWords = 8;

export const storyHandlers = {
  'stories.list': (request, { show, text, offset, limit }) => {
    signedIn(request);
    const words = text
      .toLowerCase()
      .split(/\s+/u)
      .filter((word) => word !== '')
      .slice(0, mostSearchWords);
    const page = pageOfStories(request.database, show, words, offset, limit);
    return { total: page.total, rows: storySummaries(request.database, page.ids) };
  },
  'stories.get': (request, { storyId }) => {
    signedIn(request);
    return storySummary(request.database, storyId);
  },
  'stories.create': (request, input) => {
    const member = signedIn(request);
    refuseUnlessWriter(request, member);
    return write(request, (unit) => createStory(unit, member, input));
  },
  'stories.update': (request, input) => {
    const member = signedIn(request);
    write(request, (unit) => updateDetails(unit, member, input));
    return storySummary(request.database, input.storyId);
  },
} satisfies HandlersOf<'stories.list' | 'stories.get' | 'stories.create' | 'stories.update'>;

function refuseUnlessWriter(request: Request, member: Member): void {
  if (hasRole(member, 'journalist') || hasRole(member, 'editor')) return;
  const able = listMembers(request.database).filter((one) => hasRole(one, 'journalist') || hasRole(one, 'editor'));
  throw new DragomanError('not-allowed', `Only a journalist or an editor can start a story: ${nameMembers(able)}.`, {
    who: able.map((one) => one.name),
  });
}

function createStory(
  unit: Unit,
  member: Member,
  input: ParsedInput<'stories.create'>,
): { readonly storyId: string; readonly editionId: string } {
  refuseForeign(unit, 'language', [input.language]);
  refuseForeign(unit, 'publishIn', input.publishIn);
  const story: StoryRow = {
    id: unit.id(),
    slugline: input.slugline,
    desk: input.desk ?? '',
    priority: input.priority ?? 3,
    deadline: input.deadline === undefined || input.deadline === null ? null : normalInstant(input.deadline),
    embargoAt: null,
    embargoZone: null,
    originalLanguage: input.language,
    authorId: member.id,
    spiked: 0,
    createdAt: unit.at,
    updatedAt: unit.at,
    publishedAt: null,
    publishedSlugline: null,
    commissionedWords: input.commissionedWords ?? null,
  };
  insertStory(unit.database, story, input.publishIn);
  const content: EditionContent = {
    fields: {
      headline: '',
      standfirst: '',
      byline: input.language === 'en' ? `By ${member.name}` : member.name,
      dateline: '',
    },
    blocks: [{ id: unit.id(), type: 'paragraph', children: [] }],
    pins: {},
  };
  const edition = createEdition(unit, {
    story,
    language: input.language,
    stage: 'draft',
    source: null,
    content,
    authorId: member.id,
  });
  recordEvent(unit, { action: 'create', memberId: member.id, edition });
  return { storyId: story.id, editionId: edition.id };
}

function refuseForeign(unit: Unit, path: string, wanted: readonly LanguageCode[]): void {
  const spoken = readNewsroom(unit.database).languages;
  const foreign = wanted.find((language) => !spoken.includes(language));
  if (foreign) throw badInput(path, `${englishName(foreign)} is not among this newsroom’s languages.`);
}

function updateDetails(unit: Unit, member: Member, input: ParsedInput<'stories.update'>): void {
  const story = findStory(unit.database, input.storyId);
  if (!story) throw notFound('story', input.storyId);
  if (story.authorId !== member.id && !hasRole(member, 'editor')) {
    const able = listMembers(unit.database).filter((one) => one.id === story.authorId || hasRole(one, 'editor'));
    throw new DragomanError(
      'not-allowed',
      `Only its author or an editor can change this story: ${nameMembers(able)}.`,
      {
        who: able.map((one) => one.name),
      },
    );
  }
  const patch: StoryPatch = {
    ...(input.slugline === undefined ? {} : { slugline: input.slugline }),
    ...(input.desk === undefined ? {} : { desk: input.desk }),
    ...(input.priority === undefined ? {} : { priority: input.priority }),
    ...(input.commissionedWords === undefined ? {} : { commissionedWords: input.commissionedWords }),
    ...(input.deadline === undefined
      ? {}
      : { deadline: input.deadline === null ? null : normalInstant(input.deadline) }),
    ...(input.embargo === undefined ? {} : embargoPatch(unit, story, input.embargo)),
  };
  updateStory(unit.database, story.id, { ...patch, updatedAt: unit.at });
  if (input.slugline !== undefined) refreshSearch(unit.database, story.id);
  const { storyId: _storyId, ...changed } = input;
  recordStoryEvent(unit, { action: 'update', memberId: member.id, storyId: story.id, data: changed });
  unit.touch(story.id, null, 'state');
  for (const edition of editionsOfStory(unit.database, story.id)) unit.touch(story.id, edition.id, 'state');
  if (input.publishIn !== undefined) changeLanguages(unit, member, story, input.publishIn);
}

/** @throws bad-input when an edition is scheduled for before it. */
export function embargoPatch(
  unit: Unit,
  story: StoryRow,
  embargo: NonNullable<ParsedInput<'stories.update'>['embargo']> | null,
): StoryPatch {
  if (embargo === null) return { embargoAt: null, embargoZone: null };
  refuseUnknownTimeZone('embargo.timeZone', embargo.timeZone);
  const at = normalInstant(embargo.at);
  const early = editionsOfStory(unit.database, story.id).find(
    (edition) => edition.scheduledAt !== null && edition.scheduledAt < at,
  );
  if (early) {
    throw badInput(
      'embargo.at',
      `The ${englishName(early.language)} edition is scheduled for before that. Take it off the schedule first.`,
    );
  }
  return { embargoAt: at, embargoZone: embargo.timeZone };
}

export function refuseUnknownTimeZone(path: string, timeZone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
  } catch {
    throw badInput(path, `There is no time zone “${timeZone}”.`);
  }
}

function changeLanguages(unit: Unit, member: Member, story: StoryRow, publishIn: readonly LanguageCode[]): void {
  const before = storyLanguages(unit.database, story.id);
  refuseForeign(
    unit,
    'publishIn',
    publishIn.filter((language) => !before.includes(language)),
  );
  const editions = editionsOfStory(unit.database, story.id);
  const kept = editions.find(
    (edition) =>
      before.includes(edition.language) &&
      !publishIn.includes(edition.language) &&
      !(edition.kind === 'original' && edition.stage === 'draft'),
  );
  if (kept) throw badInput('publishIn', `The ${englishName(kept.language)} edition is already under way, so it stays.`);
  replaceLanguages(unit.database, story.id, publishIn);
  const original = editions.find((edition) => edition.kind === 'original');
  if (!original || original.stage === 'draft') return;
  if (original.stage === 'source' && publishIn.includes(original.language)) {
    updateEdition(unit.database, original.id, { stage: 'edit', stageSince: unit.at });
    recordEvent(unit, { action: 'publishInToo', memberId: member.id, edition: original, to: 'edit' });
    unit.touch(story.id, original.id, 'state');
  }
  openTranslations(unit, storyOf(unit.database, story.id), original, member.id);
}
