import type { Stage } from '../../../shared/domain/workflow.ts';
import { one, type ReadableDatabase, run, type WritableDatabase } from './database.ts';

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

/** What was written down with the last doing of this action on an edition; null if nothing was, or it never was done. */
export function lastEventData(
  database: ReadableDatabase,
  edition: { readonly id: string; readonly storyId: string },
  action: string,
): unknown {
  const row = one<{ data: string | null }>(
    database,
    `SELECT data FROM event WHERE story_id = :storyId AND edition_id = :id AND action = :action
     ORDER BY id DESC LIMIT 1`,
    { id: edition.id, storyId: edition.storyId, action },
  );
  return row?.data == null ? null : JSON.parse(row.data);
}
