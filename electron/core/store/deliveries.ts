import type { Delivery, OutletKind } from '../../../shared/contract/contract.ts';
import type { LanguageCode } from '../../../shared/domain/languages.ts';
import { all, one, type ReadableDatabase, run, type WritableDatabase } from './database.ts';

export interface DeliveryRow {
  readonly id: string;
  readonly storyId: string;
  readonly editionId: string;
  readonly language: LanguageCode;
  readonly outlet: OutletKind;
  readonly kind: Delivery['kind'];
  readonly state: Delivery['state'];
  readonly path: string | null;
  readonly error: string | null;
  readonly attempts: number;
  readonly updatedAt: string;
}

const list = `delivery.id AS id, delivery.story_id AS storyId, edition_id AS editionId, language, outlet, delivery.kind AS kind,
  state, path, error, attempts, delivery.updated_at AS updatedAt`;
const from = 'FROM delivery JOIN edition ON edition.id = delivery.edition_id';

export function insertDelivery(
  database: WritableDatabase,
  row: {
    readonly id: string;
    readonly storyId: string;
    readonly editionId: string;
    readonly outlet: OutletKind;
    readonly kind: Delivery['kind'];
    readonly at: string;
  },
): void {
  run(
    database,
    `INSERT INTO delivery (id, story_id, edition_id, outlet, kind, retry_at, created_at, updated_at)
     VALUES (:id, :storyId, :editionId, :outlet, :kind, :at, :at, :at)`,
    { ...row },
  );
}

export function findDelivery(database: ReadableDatabase, id: string): DeliveryRow | undefined {
  return one<DeliveryRow>(database, `SELECT ${list} ${from} WHERE delivery.id = :id`, { id });
}

/** The newest first. */
export function deliveriesOfStory(database: ReadableDatabase, storyId: string): readonly DeliveryRow[] {
  return all<DeliveryRow>(
    database,
    `SELECT ${list} ${from} WHERE delivery.story_id = :storyId ORDER BY delivery.id DESC`,
    {
      storyId,
    },
  );
}

/** What is to be tried by now, the oldest first. */
export function deliveriesDue(database: ReadableDatabase, now: string): readonly DeliveryRow[] {
  return all<DeliveryRow>(
    database,
    `SELECT ${list} ${from} WHERE state <> 'done' AND retry_at <= :now ORDER BY delivery.id`,
    { now },
  );
}

export function nextRetry(database: ReadableDatabase): string | null {
  return (
    one<{ at: string | null }>(database, "SELECT min(retry_at) AS at FROM delivery WHERE state <> 'done'")?.at ?? null
  );
}

/** Done, with all that was to be said before it to the same outlet about the same edition. */
export function finishDelivery(database: WritableDatabase, row: DeliveryRow, path: string, at: string): void {
  run(
    database,
    `UPDATE delivery SET state = 'done', path = :path, error = NULL, retry_at = NULL, updated_at = :at,
       attempts = attempts + 1
     WHERE edition_id = :editionId AND outlet = :outlet AND state <> 'done' AND id <= :id`,
    { id: row.id, editionId: row.editionId, outlet: row.outlet, path, at },
  );
}

export function failDelivery(database: WritableDatabase, id: string, error: string, at: string, retryAt: string): void {
  run(
    database,
    `UPDATE delivery SET state = 'failed', error = :error, retry_at = :retryAt, updated_at = :at,
       attempts = attempts + 1 WHERE id = :id`,
    { id, error, at, retryAt },
  );
}

/** Failed deliveries are due again, as after the newsroom opens or an outlet moves. */
export function retryAll(database: WritableDatabase, at: string): void {
  run(database, "UPDATE delivery SET retry_at = :at WHERE state <> 'done'", { at });
}

/** The outlets that have this edition or are to have it. */
export function outletsTold(database: ReadableDatabase, editionId: string): readonly OutletKind[] {
  return all<{ outlet: OutletKind }>(
    database,
    'SELECT DISTINCT outlet FROM delivery WHERE edition_id = :editionId ORDER BY outlet',
    { editionId },
  ).map((row) => row.outlet);
}
