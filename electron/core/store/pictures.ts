import type { PictureType } from '../../../shared/domain/picture-file.ts';
import { one, type ReadableDatabase, run, type WritableDatabase } from './database.ts';

/** A picture without its bytes. */
export interface PictureRow {
  readonly hash: string;
  readonly type: PictureType;
  readonly width: number;
  readonly height: number;
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  readonly addedBy: string;
  readonly addedAt: string;
  readonly hasThumbnail: 0 | 1;
}

export interface NewPicture extends Omit<PictureRow, 'size' | 'hasThumbnail'> {
  readonly bytes: Uint8Array;
}

export function findPicture(database: ReadableDatabase, hash: string): PictureRow | undefined {
  return one<PictureRow>(
    database,
    `SELECT hash, type, width, height, name, length(bytes) AS size, added_by AS addedBy, added_at AS addedAt,
       thumbnail IS NOT NULL AS hasThumbnail
     FROM picture WHERE hash = :hash`,
    { hash },
  );
}

export interface PictureBytes {
  readonly type: PictureType;
  readonly bytes: Uint8Array;
}

export function readPicture(database: ReadableDatabase, hash: string): PictureBytes | undefined {
  return one<PictureBytes>(database, 'SELECT type, bytes FROM picture WHERE hash = :hash', { hash });
}

export function readThumbnail(database: ReadableDatabase, hash: string): Uint8Array | undefined {
  const row = one<{ readonly thumbnail: Uint8Array | null }>(
    database,
    'SELECT thumbnail FROM picture WHERE hash = :hash',
    { hash },
  );
  return row?.thumbnail ?? undefined;
}

/** Does nothing where the same file is there already. */
export function insertPicture(database: WritableDatabase, picture: NewPicture): void {
  run(
    database,
    `INSERT INTO picture (hash, type, width, height, name, added_by, added_at, bytes)
     VALUES (:hash, :type, :width, :height, :name, :addedBy, :addedAt, :bytes)
     ON CONFLICT (hash) DO NOTHING`,
    { ...picture },
  );
}

export function setThumbnail(database: WritableDatabase, hash: string, thumbnail: Uint8Array): void {
  run(database, 'UPDATE picture SET thumbnail = :thumbnail WHERE hash = :hash', { hash, thumbnail });
}
