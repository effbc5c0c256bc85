import type { ParsedInput } from '../../../shared/contract/parse.ts';
import type { Cause } from '../../../shared/domain/causes.ts';
import type { EditionContent } from '../../../shared/domain/edition.ts';
import type { Member } from '../../../shared/domain/members.ts';
import type { Ask, Stage } from '../../../shared/domain/workflow.ts';
import { type EditionPatch, type EditionRow, updateEdition } from '../store/editions.ts';
import { type StoryRow, updateStory } from '../store/stories.ts';
import type { Unit } from './context.ts';
import { recordEvent } from './record.ts';
import { revise } from './revise.ts';

/** An action that the table has allowed, about to be done. */
export interface Step {
  readonly unit: Unit;
  readonly member: Member;
  readonly story: StoryRow;
  readonly edition: EditionRow;
  readonly content: EditionContent;
  /** The stage that it leads to. */
  readonly to: Stage;
  readonly ask: Ask;
  readonly input: Pick<ParsedInput<'editions.act'>, 'waivers' | 'timeZone' | 'outlets'>;
}

/** Keeps the text as it is now as a revision of this cause, and moves the edition on. */
export function milestone(step: Step, cause: Cause, patch: EditionPatch = {}, note: string | null = null): EditionRow {
  return revise(step.unit, step.edition, {
    content: step.content,
    cause,
    authorId: step.member.id,
    note,
    patch: { ...patch, stage: step.to },
  });
}

/** Moves the edition on where its text plays no part. */
export function move({ unit, edition, to }: Step, patch: EditionPatch = {}): void {
  updateEdition(unit.database, edition.id, {
    ...(to === edition.stage ? {} : { stage: to, stageSince: unit.at }),
    updatedAt: unit.at,
    ...patch,
  });
  updateStory(unit.database, edition.storyId, { updatedAt: unit.at });
}

/** The action's entry in the audit trail; its change is told as one of state. */
export function record(step: Step, data?: Readonly<Record<string, unknown>>): void {
  const { unit, member, edition, to, ask } = step;
  recordEvent(unit, {
    action: ask.action,
    memberId: member.id,
    edition,
    to,
    reason: ask.reason ?? null,
    ...(data ? { data } : {}),
  });
  unit.touch(edition.storyId, edition.id, 'state');
}
