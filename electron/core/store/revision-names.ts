import { run, type WritableDatabase } from './database.ts';

export interface RevisionName {
  readonly editionId: string;
  readonly number: number;
  readonly name: string;
  /** Who called it so, and when. */
  readonly memberId: string;
  readonly at: string;
}

/** Gives a revision a name, in place of any that it had. */
export function putRevisionName(database: WritableDatabase, name: RevisionName): void {
  run(
    database,
    `INSERT INTO revision_name (edition_id, number, name, member_id, at)
     VALUES (:editionId, :number, :name, :memberId, :at)
     ON CONFLICT (edition_id, number) DO UPDATE SET name = :name, member_id = :memberId, at = :at`,
    { ...name },
  );
}

export function removeRevisionName(database: WritableDatabase, editionId: string, number: number): void {
  run(database, 'DELETE FROM revision_name WHERE edition_id = :editionId AND number = :number', { editionId, number });
}
