import type { Input } from '../../../shared/contract/schemas.ts';
import type { FieldName } from '../../../shared/domain/edition.ts';
import type { LanguageCode } from '../../../shared/domain/languages.ts';
import type { Stage } from '../../../shared/domain/workflow.ts';
import type { SampleChange, SampleEdition, SampleNewsroom, SampleStory } from './sample-format.ts';
import { sittings } from './sample-sittings.ts';
import { later, type Moment, moment, schedule } from './sample-times.ts';

/** Who does what, when, in one story of the sample: what the player then does with the real newsroom. */
export type SampleStep = {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** The key of the member who does it. */
  readonly by: string;
  readonly story: SampleStory;
  readonly language: LanguageCode;
} & SampleDeed;

export type SampleDeed =
  | { readonly deed: 'create' }
  /** Writes on: the first `blocks` blocks whole, the one after them only begun when `begun`, and these fields. */
  | { readonly deed: 'write'; readonly blocks: number; readonly begun: boolean; readonly fields: readonly FieldName[] }
  | { readonly deed: 'change'; readonly changes: readonly SampleChange[] }
  | { readonly deed: 'act'; readonly input: Omit<Input<'editions.act'>, 'editionId'> }
  /** Takes an edition for oneself. */
  | { readonly deed: 'claim' }
  | { readonly deed: 'embargo'; readonly until: number }
  | { readonly deed: 'comment'; readonly text: string };

type Draft = { readonly when: Moment; readonly by: string; readonly language: LanguageCode } & SampleDeed;

const hour = 3_600_000;
const sampleTimeZone = 'Asia/Almaty';
const written: readonly Stage[] = ['edit', 'approved', 'scheduled', 'published', 'killed'];
const approved: readonly Stage[] = ['approved', 'scheduled', 'published', 'killed'];

/** An editor who works in the language and did not write the edition; a dedicated one rather than a jack of all trades. */
function editorFor(newsroom: SampleNewsroom, language: LanguageCode, writer: string): string {
  const fitting = newsroom.members
    .filter((member) => member.roles.includes('editor') && member.languages.includes(language) && member.key !== writer)
    .toSorted((left, right) => left.roles.length - right.roles.length);
  const editor = fitting[0];
  if (!editor) throw new Error(`The sample has no editor for ${language} besides ${writer}.`);
  return editor.key;
}

function writing(language: LanguageCode, edition: SampleEdition, from: Moment): { steps: Draft[]; end: Moment } {
  const steps: Draft[] = [];
  let when = from;
  for (const sitting of sittings(edition)) {
    when = moment(when, 14, 0.4);
    steps.push({ when, by: edition.by, language, deed: 'write', ...sitting });
  }
  return { steps, end: when };
}

/** From a finished text to where the edition is to stand, up to its first publication or its schedule. */
function desk(
  newsroom: SampleNewsroom,
  story: SampleStory,
  language: LanguageCode,
  edition: SampleEdition,
  from: Moment,
  now: number,
): { steps: Draft[]; end: Moment } {
  const steps: Draft[] = [];
  let when = from;
  const editor = editorFor(newsroom, language, edition.by);
  const act = (by: string, minutes: number, input: Omit<Input<'editions.act'>, 'editionId'>): void => {
    // Submitting follows writing at once; a decision waits for whoever makes it.
    when = moment(when, minutes, input.action === 'submit' ? 0 : minutes);
    steps.push({ when, by, language, deed: 'act', input });
  };
  const sentBack = story.sentBack?.language === language ? story.sentBack : null;
  if (written.includes(edition.stage) || edition.stage === 'source' || sentBack) {
    act(edition.by, 3, { action: 'submit' });
  }
  if (sentBack) act(sentBack.by, 25, { action: 'sendBack', reason: sentBack.reason });
  if (!approved.includes(edition.stage)) return { steps, end: when };
  act(editor, 20, { action: 'approve' });
  if (edition.stage === 'scheduled') {
    if (story.scheduledInHours === null) throw new Error(`${story.slugline} does not say for when it is scheduled.`);
    const at = new Date(now + story.scheduledInHours * hour).toISOString();
    act(editor, 4, { action: 'schedule', at, timeZone: sampleTimeZone });
  }
  if (edition.stage === 'published' || edition.stage === 'killed') act(editor, 6, { action: 'publish' });
  return { steps, end: when };
}

/** What befalls the original once it was translated: edits, a correction, a kill. */
function afterwards(newsroom: SampleNewsroom, story: SampleStory, from: Moment): { steps: Draft[]; end: Moment } {
  const original = editionOf(story, story.original);
  const steps: Draft[] = [];
  let when = from;
  const editor = editorFor(newsroom, story.original, original.by);
  const add = (language: LanguageCode, by: string, deed: SampleDeed): void => {
    when = moment(when, 6, steps.length === 0 ? 20 : 0.3);
    steps.push({ when, by, language, ...deed });
  };
  const changes: SampleDeed = { deed: 'change', changes: story.changedLater };
  if (story.correctionNote !== null) {
    add(story.original, editor, { deed: 'act', input: { action: 'correct', reason: story.correctionNote } });
    add(story.original, editor, changes);
    add(story.original, editor, { deed: 'act', input: { action: 'publishCorrection' } });
  } else if (story.changedLater.length > 0) {
    add(story.original, original.stage === 'edit' ? editor : original.by, changes);
  }
  if (story.killReason !== null) {
    for (const [language, edition] of editionsOf(story)) {
      if (edition.stage !== 'killed') continue;
      const by = editorFor(newsroom, language, edition.by);
      add(language, by, { deed: 'act', input: { action: 'kill', reason: story.killReason } });
    }
  }
  for (const { language, by, text } of story.comments) add(language, by, { deed: 'comment', text });
  return { steps, end: when };
}

function editionOf(story: SampleStory, language: LanguageCode): SampleEdition {
  const edition = story.editions[language];
  if (!edition) throw new Error(`${story.slugline} has no edition in ${language}.`);
  return edition;
}

/** The editions of a story, the original first. */
export function editionsOf(story: SampleStory): readonly (readonly [LanguageCode, SampleEdition])[] {
  const others = (Object.keys(story.editions) as LanguageCode[]).filter((language) => language !== story.original);
  return [story.original, ...others].map((language) => [language, editionOf(story, language)]);
}

/** How much of a story's age has passed since its last step: finished ones have been quiet for long. */
function quietShare(story: SampleStory): number {
  const stage = editionOf(story, story.original).stage;
  return stage === 'published' || stage === 'killed' ? 0.4 : 0.03;
}

/** A story's whole life, in order, from its creation until now. */
export function planStory(newsroom: SampleNewsroom, story: SampleStory, now: number): readonly SampleStep[] {
  const original = editionOf(story, story.original);
  const start: Moment = { fixed: 0, elastic: 0 };
  const drafts: Draft[] = [{ when: start, by: story.author, language: story.original, deed: 'create' }];
  const wrote = writing(story.original, original, start);
  const edited = desk(newsroom, story, story.original, original, wrote.end, now);
  drafts.push(...wrote.steps, ...edited.steps);
  let end = edited.end;
  const submitted = edited.steps.find((step) => step.deed === 'act' && step.input.action === 'submit');
  editionsOf(story).forEach(([language, edition], index) => {
    if (language === story.original || edition.headline === '' || !submitted) return;
    const claimed = moment(submitted.when, 6 + 7 * index, 5 * index);
    drafts.push({ when: claimed, by: edition.by, language, deed: 'claim' });
    const translated = writing(language, edition, claimed);
    // A translation goes out after its original.
    const decided = desk(newsroom, story, language, edition, later(translated.end, edited.end), now);
    drafts.push(...translated.steps, ...decided.steps);
    end = later(end, decided.end);
  });
  if (story.embargoInHours !== null) {
    end = moment(end, 4, 4);
    const editor = editorFor(newsroom, story.original, original.by);
    const until = now + story.embargoInHours * hour;
    drafts.push({ when: end, by: editor, language: story.original, deed: 'embargo', until });
  }
  drafts.push(...afterwards(newsroom, story, end).steps);
  const age = story.createdHoursAgo * hour;
  const times = schedule(
    drafts.map((draft) => draft.when),
    age * (1 - quietShare(story)),
  );
  return drafts
    .map(({ when: _when, ...draft }, index) => ({ ...draft, story, at: now - age + (times[index] ?? 0) }))
    .toSorted((left, right) => left.at - right.at);
}

/** The lives of all stories, woven together in the order of time. */
export function planSample(
  newsroom: SampleNewsroom,
  stories: readonly SampleStory[],
  now: number,
): readonly SampleStep[] {
  return stories.flatMap((story) => planStory(newsroom, story, now)).toSorted((left, right) => left.at - right.at);
}
