import type { TaskKind } from '../../../shared/contract/contract.ts';
import { all, one, type ReadableDatabase, run, type WritableDatabase } from './database.ts';

export interface TaskRow {
  readonly id: string;
  readonly editionId: string;
  readonly kind: TaskKind;
  readonly note: string;
  readonly byId: string;
  readonly createdAt: string;
}

export interface TaskListRow extends TaskRow {
  readonly byName: string;
  readonly doneAt: string | null;
}

const list = `task.id AS id, edition_id AS editionId, kind, note, by_id AS byId, task.created_at AS createdAt,
  done_at AS doneAt, member.name AS byName`;

export function insertTask(database: WritableDatabase, row: TaskRow): void {
  run(
    database,
    `INSERT INTO task (id, edition_id, kind, note, by_id, created_at)
     VALUES (:id, :editionId, :kind, :note, :byId, :createdAt)`,
    { ...row },
  );
}

export function findTask(database: ReadableDatabase, id: string): TaskListRow | undefined {
  return one<TaskListRow>(database, `SELECT ${list} FROM task JOIN member ON member.id = by_id WHERE task.id = :id`, {
    id,
  });
}

/** The open tasks of the named editions, the oldest first. */
export function openTasksOf(database: ReadableDatabase, editionIds: readonly string[]): readonly TaskListRow[] {
  return all<TaskListRow>(
    database,
    `SELECT ${list} FROM json_each(:ids) AS wanted
     JOIN task ON task.edition_id = wanted.value AND task.done_at IS NULL
     JOIN member ON member.id = by_id
     ORDER BY task.id`,
    { ids: JSON.stringify(editionIds) },
  );
}

/** Does nothing to a task that is done already. `by` null: what was asked came true by itself. */
export function finishTask(database: WritableDatabase, id: string, at: string, by: string | null): void {
  run(database, 'UPDATE task SET done_at = :at, done_by = :by WHERE id = :id AND done_at IS NULL', { id, at, by });
}
