import { type Action, fitsAssignment } from '../../../shared/domain/workflow.ts';
import { insertComment } from '../store/comments.ts';
import { type EditionPatch, editionsOfStory } from '../store/editions.ts';
import { findMember } from '../store/members.ts';
import { updateStory } from '../store/stories.ts';
import { refreshSearch } from '../store/story-search.ts';
import { instantOf } from './context.ts';
import { openTranslations } from './open-translations.ts';
import { kill, publish, publishCorrection } from './publication.ts';
import { milestone, move, record, type Step } from './step.ts';

/** What an action writes. Yields the ids of the deliveries that it asks for. */
type Effect = (step: Step) => readonly string[];

const noSendBack = { sentBackReason: null, sentBackBy: null, sentBackAt: null } as const satisfies EditionPatch;

/** For an action that sends nothing to outlets. */
function inside(effect: (step: Step) => void): Effect {
  return (step) => {
    effect(step);
    return [];
  };
}

export const effects = {
  submit: inside((step) => {
    record(step);
    if (step.edition.kind === 'translation') {
      const translatorId = step.edition.assigneeId ?? step.member.id;
      milestone(step, 'submit', { ...noSendBack, assigneeId: null, translatorId });
      return;
    }
    const submitted = milestone(step, 'submit', { ...noSendBack, assigneeId: null });
    openTranslations(step.unit, step.story, submitted, step.member.id);
  }),

  assign: inside((step) => {
    const assigneeId = step.ask.assignee?.id ?? null;
    record(step, { assigneeId });
    move(step, {
      assigneeId,
      ...(step.edition.stage === 'translation' && assigneeId !== null ? { translatorId: assigneeId } : {}),
    });
  }),

  sendBack: inside((step) => {
    const { unit, member, edition, ask } = step;
    const reason = ask.reason ?? '';
    record(step);
    insertComment(unit.database, {
      id: unit.id(),
      editionId: edition.id,
      authorId: member.id,
      kind: 'send back',
      text: reason,
      createdAt: unit.at,
    });
    const sentBack = { sentBackReason: reason, sentBackBy: member.id, sentBackAt: unit.at };
    milestone(step, 'send back', { ...sentBack, assigneeId: whoHadIt(step) }, reason);
  }),

  approve: inside((step) => {
    const waived = Object.entries(step.input.waivers ?? {}).filter(([, reason]) => reason.trim() !== '');
    record(step, waived.length > 0 ? { waivers: Object.fromEntries(waived) } : undefined);
    const note = waived.map(([check, reason]) => `${check}: ${reason.trim()}`).join('; ');
    milestone(step, 'approve', { assigneeId: null }, note === '' ? null : note);
  }),

  reopen: inside((step) => {
    record(step);
    move(step);
  }),

  schedule: inside((step) => {
    const scheduledAt = instantOf(step.ask.at ?? step.ask.now);
    const scheduledZone = step.input.timeZone ?? 'UTC';
    const { outlets } = step.input;
    record(step, { at: scheduledAt, timeZone: scheduledZone, ...(outlets ? { outlets } : {}) });
    move(step, { scheduledAt, scheduledZone, scheduledBy: step.member.id });
  }),

  unschedule: inside((step) => {
    record(step);
    move(step, { scheduledAt: null, scheduledZone: null, scheduledBy: null });
  }),

  publish,

  correct: inside((step) => {
    const note = step.ask.reason ?? '';
    record(step);
    milestone(step, 'correct', { correctingNote: note }, note);
  }),

  publishCorrection,

  kill,

  spike: inside((step) => {
    record(step);
    setSpiked(step, 1);
  }),

  unspike: inside((step) => {
    record(step);
    setSpiked(step, 0);
  }),
} as const satisfies Record<Action, Effect>;

/** Whom a translation that is sent back goes to: its translator, if they could still carry it. */
function whoHadIt({ unit, edition, to }: Step): string | null {
  if (edition.kind === 'original' || edition.translatorId === null) return null;
  const translator = findMember(unit.database, edition.translatorId);
  return translator && fitsAssignment(translator, { stage: to, language: edition.language }) ? translator.id : null;
}

function setSpiked({ unit, story }: Step, spiked: 0 | 1): void {
  updateStory(unit.database, story.id, { spiked, updatedAt: unit.at });
  refreshSearch(unit.database, story.id);
  for (const edition of editionsOfStory(unit.database, story.id)) unit.touch(story.id, edition.id, 'state');
}
