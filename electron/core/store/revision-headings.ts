import { crc32 } from 'node:zlib';
import { all, one, type ReadableDatabase } from './database.ts';
import type { Heading } from './revision-codec.ts';

/** What a revision's heading is checked by where lists show it without its text, which the SHA-256 would want. */
export function checkOfHeading({ editionId, number, authorId, cause, stage, createdAt, words, note }: Heading): number {
  return crc32(JSON.stringify([editionId, number, authorId, cause, stage, createdAt, words, note]));
}

/** A heading as it was found: with its check, null for one that schema 1 wrote, which had none. */
export interface Found {
  readonly headingCheck: number | null;
}

export function isWholeHeading(row: Heading & Found): boolean {
  return row.headingCheck === null || row.headingCheck === checkOfHeading(row);
}

/** A head that is further than this from the newest revision found is itself not to be believed. */
const furthest = 16_384;

interface Stretch {
  readonly first: number;
  readonly last: number;
}

export function headOf(database: ReadableDatabase, editionId: string): number {
  const row = one<{ head: number }>(database, 'SELECT head_number AS head FROM edition WHERE id = :editionId', {
    editionId,
  });
  return row?.head ?? 0;
}

/**
 * The numbers, the newest first, that an edition's history has: all up to its head but those that thinning wrote down.
 * @param newest the highest number that was found.
 */
export function numbersOfHistory(
  database: ReadableDatabase,
  editionId: string,
  head: number,
  newest: number,
): readonly number[] {
  const thinned = all<Stretch>(
    database,
    `SELECT first, last FROM thinned WHERE edition = (SELECT key FROM edition_key WHERE id = :editionId)
     ORDER BY first DESC`,
    { editionId },
  );
  const numbers: number[] = [];
  let number = head >= newest && head - newest <= furthest ? head : newest;
  for (const { first, last } of [...thinned, { first: 0, last: 0 }]) {
    for (; number > last; number -= 1) numbers.push(number);
    number = Math.min(number, first - 1);
  }
  return numbers;
}
