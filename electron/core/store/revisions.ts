import type { Cause } from '../../../shared/domain/causes.ts';
import type { EditionContent } from '../../../shared/domain/edition.ts';
import type { Stage } from '../../../shared/domain/workflow.ts';
import { all, one, type ReadableDatabase, run, type WritableDatabase } from './database.ts';
import { decodeContent, encodeContent } from './revision-codec.ts';

export interface NewRevision {
  readonly id: string;
  readonly editionId: string;
  readonly number: number;
  readonly authorId: string;
  readonly cause: Cause;
  /** The stage that the edition is in once this is saved. */
  readonly stage: Stage;
  readonly createdAt: string;
  readonly words: number;
  readonly note: string | null;
  readonly content: EditionContent;
}

export function insertRevision(database: WritableDatabase, revision: NewRevision): void {
  const { content, ...row } = revision;
  run(
    database,
    `INSERT INTO revision (id, edition_id, number, author_id, cause, stage, created_at, words, note, codec, base_id,
       payload, sha256)
     VALUES (:id, :editionId, :number, :authorId, :cause, :stage, :createdAt, :words, :note, :codec, :baseId, :payload,
       :sha256)`,
    { ...row, ...encodeContent(content) },
  );
}

export interface RevisionRow extends Omit<NewRevision, 'content'> {
  readonly authorName: string;
}

const list = `revision.id AS id, edition_id AS editionId, number, author_id AS authorId, cause, stage,
  revision.created_at AS createdAt, words, note, member.name AS authorName`;

/** All revisions of an edition without their texts, the newest first. */
export function listRevisions(database: ReadableDatabase, editionId: string): readonly RevisionRow[] {
  return all<RevisionRow>(
    database,
    `SELECT ${list} FROM revision JOIN member ON member.id = author_id WHERE edition_id = :editionId
     ORDER BY number DESC`,
    { editionId },
  );
}

export function findRevision(database: ReadableDatabase, editionId: string, number: number): RevisionRow | undefined {
  return one<RevisionRow>(
    database,
    `SELECT ${list} FROM revision JOIN member ON member.id = author_id
     WHERE edition_id = :editionId AND number = :number`,
    { editionId, number },
  );
}

export function revisionId(database: ReadableDatabase, editionId: string, number: number): string | undefined {
  return one<{ id: string }>(database, 'SELECT id FROM revision WHERE edition_id = :editionId AND number = :number', {
    editionId,
    number,
  })?.id;
}

/** @throws DamagedRevision unless it reads back as what was stored. */
export function readContent(database: ReadableDatabase, id: string): EditionContent | undefined {
  const row = one<{ codec: string; baseId: string | null; payload: Uint8Array; sha256: string }>(
    database,
    'SELECT codec, base_id AS baseId, payload, sha256 FROM revision WHERE id = :id',
    { id },
  );
  return row && decodeContent(row);
}
