import type { Stage } from '../../../shared/domain/workflow.ts';
import { run, type WritableDatabase } from './database.ts';

/** One entry of the audit trail. Nothing changes or removes it. */
export interface EventRow {
  readonly id: string;
  readonly storyId: string | null;
  readonly editionId: string | null;
  /** Null for what the newsroom did by itself. */
  readonly memberId: string | null;
  readonly at: string;
  readonly action: string;
  readonly from: Stage | null;
  readonly to: Stage | null;
  readonly reason: string | null;
  readonly data: Readonly<Record<string, unknown>> | null;
}

export function insertEvent(database: WritableDatabase, event: EventRow): void {
  run(
    database,
    `INSERT INTO event (id, story_id, edition_id, member_id, at, action, from_stage, to_stage, reason, data)
     VALUES (:id, :storyId, :editionId, :memberId, :at, :action, :from, :to, :reason, :data)`,
    { ...event, data: event.data === null ? null : JSON.stringify(event.data) },
  );
}
