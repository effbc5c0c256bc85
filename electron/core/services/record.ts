import type { Stage } from '../../../shared/domain/workflow.ts';
import type { EditionRow } from '../store/editions.ts';
import { insertEvent } from '../store/events.ts';
import type { Unit } from './context.ts';

/** Writes down who did what with an edition, why, and what its stage was and is. */
export function recordEvent(
  unit: Unit,
  event: {
    readonly action: string;
    readonly memberId: string | null;
    readonly edition: Pick<EditionRow, 'id' | 'storyId' | 'stage'>;
    readonly to?: Stage;
    readonly reason?: string | null;
    readonly data?: Readonly<Record<string, unknown>>;
  },
): void {
  insertEvent(unit.database, {
    id: unit.id(),
    storyId: event.edition.storyId,
    editionId: event.edition.id,
    memberId: event.memberId,
    at: unit.at,
    action: event.action,
    from: event.edition.stage,
    to: event.to ?? event.edition.stage,
    reason: event.reason ?? null,
    data: event.data ?? null,
  });
}

/** Writes down what was done with a story as a whole, or, with `storyId` null, with the newsroom. */
export function recordStoryEvent(
  unit: Unit,
  event: {
    readonly action: string;
    readonly memberId: string;
    readonly storyId: string | null;
    readonly data?: Readonly<Record<string, unknown>>;
  },
): void {
  insertEvent(unit.database, {
    id: unit.id(),
    storyId: event.storyId,
    editionId: null,
    memberId: event.memberId,
    at: unit.at,
    action: event.action,
    from: null,
    to: null,
    reason: null,
    data: event.data ?? null,
  });
}
