import type { OutletKind } from '../../../shared/contract/contract.ts';
import { DragomanError } from '../../../shared/contract/errors.ts';
import { decide } from '../../../shared/domain/workflow.ts';
import { nextRetry } from '../store/deliveries.ts';
import { type EditionRow, editionsDue, nextSchedule } from '../store/editions.ts';
import { lastEventData } from '../store/events.ts';
import { findMember, listMembers } from '../store/members.ts';
import { instantOf, type Request, type Unit, write } from './context.ts';
import { factsOf } from './facts.ts';
import { editionOf, storyOf } from './find.ts';
import { outletKinds } from './outlet-settings.ts';
import { publish } from './publication.ts';
import { refused } from './refusal.ts';

/**
 * Publishes every edition whose time has come, in the name of whoever scheduled it. One that the rules hold back (an
 * embargo that was moved) stays scheduled and is tried again.
 * @returns the ids of the deliveries that this asks for.
 */
export function publishDue(request: Request, log: (line: string) => void): readonly string[] {
  const due = editionsDue(request.database, instantOf(request.clock.now()));
  return due.flatMap((edition) => {
    try {
      return write(request, (unit) => publishScheduled(request, unit, edition.id));
    } catch (error) {
      if (!(error instanceof DragomanError)) throw error;
      log(`Edition ${edition.id} is due and was not published: ${error.message}`);
      return [];
    }
  });
}

function publishScheduled(request: Request, unit: Unit, editionId: string): readonly string[] {
  const edition = editionOf(unit.database, editionId);
  const story = storyOf(unit.database, edition.storyId);
  const content = unit.contents.read(unit.database, edition.id, edition.headNumber);
  const ask = { action: 'publish', now: request.clock.now() } as const;
  // The editor said yes when scheduling; all else that publication takes must hold now.
  const facts = { ...factsOf(unit.database, story, edition, content), stage: 'approved' } as const;
  const scheduler = schedulerOf(unit, edition);
  const decision = decide({ ...scheduler, roles: ['editor'] }, facts, ask);
  if (!decision.ok) throw refused(decision.refusal, { ask, facts, members: listMembers(unit.database) });
  const input = scheduledInput(unit, edition);
  return publish({ unit, member: scheduler, story, edition, content, to: decision.to, ask, input });
}

/** The outlets that were chosen with the schedule. Its entry in the audit trail is what keeps them. */
function scheduledInput(unit: Unit, edition: EditionRow): { readonly outlets?: OutletKind[] } {
  const data = lastEventData(unit.database, edition, 'schedule');
  const chosen = typeof data === 'object' && data !== null && 'outlets' in data ? data.outlets : undefined;
  return Array.isArray(chosen) ? { outlets: outletKinds.filter((outlet) => chosen.includes(outlet)) } : {};
}

function schedulerOf(unit: Unit, edition: EditionRow) {
  const member = edition.scheduledBy === null ? undefined : findMember(unit.database, edition.scheduledBy);
  if (!member) throw new Error(`Nobody scheduled edition ${edition.id}`);
  return member;
}

/** When something is next due, or was, in milliseconds since the epoch; null while nothing is. */
export function nextDue(request: Pick<Request, 'database'>): number | null {
  const instants = [nextSchedule(request.database), nextRetry(request.database)];
  const times = instants.flatMap((instant) => (instant === null ? [] : [Date.parse(instant)]));
  return times.length === 0 ? null : Math.min(...times);
}
