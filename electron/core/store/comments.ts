import { all, one, type ReadableDatabase, run, type WritableDatabase } from './database.ts';

export interface CommentRow {
  readonly id: string;
  readonly editionId: string;
  readonly authorId: string;
  readonly kind: 'comment' | 'send back';
  readonly text: string;
  readonly createdAt: string;
}

export interface CommentListRow extends CommentRow {
  readonly authorName: string;
  readonly resolvedAt: string | null;
}

const list = `comment.id AS id, edition_id AS editionId, author_id AS authorId, kind, text,
  comment.created_at AS createdAt, resolved_at AS resolvedAt, member.name AS authorName`;

export function insertComment(database: WritableDatabase, row: CommentRow): void {
  run(
    database,
    `INSERT INTO comment (id, edition_id, author_id, kind, text, created_at)
     VALUES (:id, :editionId, :authorId, :kind, :text, :createdAt)`,
    { ...row },
  );
}

/** The oldest first. */
export function listComments(database: ReadableDatabase, editionId: string): readonly CommentListRow[] {
  return all<CommentListRow>(
    database,
    `SELECT ${list} FROM comment JOIN member ON member.id = author_id WHERE edition_id = :editionId
     ORDER BY comment.created_at, comment.id`,
    { editionId },
  );
}

export function findComment(database: ReadableDatabase, id: string): CommentListRow | undefined {
  return one<CommentListRow>(
    database,
    `SELECT ${list} FROM comment JOIN member ON member.id = author_id WHERE comment.id = :id`,
    { id },
  );
}

/** `resolved` null: the comment is open again. */
export function resolveComment(
  database: WritableDatabase,
  id: string,
  resolved: { readonly at: string; readonly by: string } | null,
): void {
  run(database, 'UPDATE comment SET resolved_at = :at, resolved_by = :by WHERE id = :id', {
    id,
    at: resolved?.at ?? null,
    by: resolved?.by ?? null,
  });
}
