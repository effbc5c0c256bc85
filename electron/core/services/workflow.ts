import type { Acted, ChangeEvent } from '../../../shared/contract/contract.ts';
import type { ParsedInput } from '../../../shared/contract/parse.ts';
import type { Member } from '../../../shared/domain/members.ts';
import { type Action, type Ask, decide, type Facts } from '../../../shared/domain/workflow.ts';
import { editionsOfStory } from '../store/editions.ts';
import { findMember, listMembers } from '../store/members.ts';
import { type StoryRow, updateStory } from '../store/stories.ts';
import { normalInstant, type Request, type Unit, write } from './context.ts';
import { effects } from './effects.ts';
import { factsOf } from './facts.ts';
import { badInput, editionOf, notFound, storyOf } from './find.ts';
import type { HandlersOf } from './handlers-of.ts';
import { refuseNoOutlet } from './publication.ts';
import { recordStoryEvent } from './record.ts';
import { refused } from './refusal.ts';
import { signedIn } from './sessions.ts';
import { embargoPatch, refuseUnknownTimeZone } from './stories.ts';

export const workflowHandlers = {
  'editions.act': act,
} satisfies HandlersOf<'editions.act'>;

/** What moves no text may be done while somebody writes: a kill does not wait for a lock. */
const besideWriter: ReadonlySet<Action> = new Set(['assign', 'kill', 'spike', 'unspike']);

/** One action of the workflow: the table decides, one transaction does it, then outlets hear of it. */
async function act(request: Request, input: ParsedInput<'editions.act'>): Promise<Acted> {
  const member = signedIn(request);
  const held: ChangeEvent[] = [];
  const { stage, deliveryIds } = write({ ...request, emit: (event) => held.push(event) }, (unit) => {
    const edition = editionOf(unit.database, input.editionId);
    const before = storyOf(unit.database, edition.storyId);
    const content = unit.contents.read(unit.database, edition.id, edition.headNumber);
    const facts = withEmbargo(factsOf(unit.database, before, edition, content), input);
    const ask = askOf(request, input);
    const decision = decide(member, facts, ask);
    if (!decision.ok) throw refused(decision.refusal, { ask, facts, members: listMembers(unit.database) });
    if (!besideWriter.has(input.action)) request.locks.refuseOthers(request, edition.id);
    if (sendsOut(input.action)) refuseNoOutlet(unit.database, input.outlets);
    const story = input.embargo === undefined ? before : setEmbargo(unit, member, before, input.embargo);
    const ids = effects[input.action]({ unit, member, story, edition, content, to: decision.to, ask, input });
    return { stage: decision.to, deliveryIds: ids };
  });
  if (!besideWriter.has(input.action) || input.action === 'kill') request.locks.drop(input.editionId);
  try {
    return { stage, deliveries: await request.outbox.deliver(deliveryIds) };
  } finally {
    // Told only now: whoever sees the new stage may look at once for what went out.
    for (const event of held) request.emit(event);
  }
}

type Embargo = ParsedInput<'editions.act'>['embargo'];

function sendsOut(action: Action): boolean {
  return action === 'publish' || action === 'schedule';
}

/** The facts as they would be under the embargo that comes with the request, so that a refusal keeps nothing of it. */
function withEmbargo(facts: Facts, { embargo }: { readonly embargo?: Embargo }): Facts {
  if (embargo === undefined) return facts;
  return { ...facts, embargoUntil: embargo === null ? null : Date.parse(normalInstant(embargo.at)) };
}

function setEmbargo(unit: Unit, member: Member, story: StoryRow, embargo: NonNullable<Embargo> | null): StoryRow {
  updateStory(unit.database, story.id, embargoPatch(unit, story, embargo));
  recordStoryEvent(unit, { action: 'update', memberId: member.id, storyId: story.id, data: { embargo } });
  for (const edition of editionsOfStory(unit.database, story.id)) unit.touch(story.id, edition.id, 'state');
  return storyOf(unit.database, story.id);
}

function askOf(request: Request, input: ParsedInput<'editions.act'>): Ask {
  if (input.action === 'assign' && input.assigneeId === undefined) {
    throw badInput('assigneeId', 'Say who is to have it; null gives it back to everybody.');
  }
  if (input.embargo !== undefined && !sendsOut(input.action)) {
    throw badInput('embargo', 'An embargo is set with a publication or a schedule, or in the story’s details.');
  }
  if (input.timeZone !== undefined) refuseUnknownTimeZone('timeZone', input.timeZone);
  const assignee = input.assigneeId == null ? null : findMember(request.database, input.assigneeId);
  if (assignee === undefined) throw notFound('member', String(input.assigneeId));
  return {
    action: input.action,
    now: request.clock.now(),
    assignee,
    ...(input.reason === undefined ? {} : { reason: input.reason.trim() }),
    ...(input.waivers === undefined ? {} : { waivers: input.waivers }),
    ...(input.at === undefined ? {} : { at: Date.parse(normalInstant(input.at)) }),
  };
}
