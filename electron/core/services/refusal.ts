import { DragomanError } from '../../../shared/contract/errors.ts';
import { englishName } from '../../../shared/domain/languages.ts';
import type { Member } from '../../../shared/domain/members.ts';
import {
  type Action,
  type Ask,
  decide,
  type Facts,
  type Refusal,
  type Stage,
} from '../../../shared/domain/workflow.ts';
import { onlyThese } from './people.ts';

const phrases: Readonly<Record<Action, string>> = {
  submit: 'submit this',
  assign: 'assign this',
  sendBack: 'send this back',
  approve: 'approve this',
  reopen: 'reopen this',
  schedule: 'schedule this',
  unschedule: 'take this off the schedule',
  publish: 'publish this',
  correct: 'correct this',
  publishCorrection: 'publish this correction',
  kill: 'kill this',
  spike: 'spike this',
  unspike: 'bring this back',
};

const stageNames: Readonly<Record<Stage, string>> = {
  draft: 'in draft',
  source: 'a source',
  translation: 'in translation',
  edit: 'being edited',
  approved: 'approved',
  scheduled: 'scheduled',
  published: 'published',
  correcting: 'being corrected',
  killed: 'killed',
};

export function nameStage(stage: Stage): string {
  return stageNames[stage];
}

/** A refusal of the workflow as an error that tells a person what stands in the way and who could do it. */
export function refused(
  refusal: Refusal,
  request: { readonly ask: Ask; readonly facts: Facts; readonly members: readonly Member[] },
): DragomanError<'refused'> {
  return new DragomanError('refused', explain(refusal, request), refusal);
}

function explain(
  refusal: Refusal,
  { ask, facts, members }: { readonly ask: Ask; readonly facts: Facts; readonly members: readonly Member[] },
): string {
  const what = phrases[ask.action];
  const able = (): readonly Member[] => members.filter((member) => !isAboutThePerson(decide(member, facts, ask)));
  switch (refusal.code) {
    case 'wrong-stage':
      return `This is ${nameStage(refusal.stage)}. It can only ${passive(ask.action)} while it is ${refusal.from
        .map(nameStage)
        .join(' or ')}.`;
    case 'not-allowed':
      return onlyThese(refusal.who, what, able());
    case 'four-eyes': {
      const others = able();
      return others.length === 0
        ? 'You wrote or translated this, so another editor must approve it, and there is no other editor.'
        : `You wrote or translated this, so another editor must approve it: ${others.map((one) => one.name).join(', ')}.`;
    }
    case 'spiked':
      return 'This story is spiked. Bring it back first.';
    case 'not-spiked':
      return 'This story is not spiked.';
    case 'already-published':
      return 'An edition of this story was published, so the story cannot be spiked. Kill the edition instead.';
    case 'missing-text':
      return `There is no ${refusal.missing.join(' and no ')} yet.`;
    case 'untranslated':
      return `${count(refusal.count, 'paragraph')} of the source ${
        refusal.count === 1 ? 'is' : 'are'
      } not in ${englishName(facts.language)} yet. Translate or leave out each one.`;
    case 'reason-required':
      return 'A reason is needed.';
    case 'checks-failing':
      return `${count(refusal.checks.length, 'check')} failed: ${refusal.checks.join(', ')}. Mend it, or say why it may pass.`;
    case 'embargoed':
      return `This story is under embargo until ${new Date(refusal.until).toISOString().replace('T', ' ').slice(0, 16)} UTC.`;
    case 'not-in-future':
      return 'A time in the future is needed.';
    case 'assignee-does-not-fit':
      return facts.stage === 'translation'
        ? `Only a translator who works in ${englishName(facts.language)}, or an editor, can take this.`
        : 'Only an editor can take this.';
  }
}

function isAboutThePerson(decision: ReturnType<typeof decide>): boolean {
  return !decision.ok && (decision.refusal.code === 'not-allowed' || decision.refusal.code === 'four-eyes');
}

const participles: Readonly<Record<Action, string>> = {
  submit: 'submitted',
  assign: 'assigned',
  sendBack: 'sent back',
  approve: 'approved',
  reopen: 'reopened',
  schedule: 'scheduled',
  unschedule: 'taken off the schedule',
  publish: 'published',
  correct: 'corrected',
  publishCorrection: 'published as a correction',
  kill: 'killed',
  spike: 'spiked',
  unspike: 'brought back',
};

function passive(action: Action): string {
  return `be ${participles[action]}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
