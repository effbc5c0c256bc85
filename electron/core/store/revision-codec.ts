import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Cause } from '../../../shared/domain/causes.ts';
import type { EditionContent } from '../../../shared/domain/edition.ts';
import type { Stage } from '../../../shared/domain/workflow.ts';
import { decodeDelta, encodeDelta } from './line-delta.ts';
import { type Lines, splitLines } from './revision-text.ts';

/**
 * How a revision's text is stored. A codec that reads is never taken away: old revisions name it.
 *
 * `deflate`: the whole content as JSON, deflated; the hash is of that JSON. Nothing is written so any more.
 * `lines`: the text form of revision-text.ts, deflated, or, with a base, what turns the base's lines into these; the
 * hash is of the revision's heading and that text, so that nobody's name and no time can change unnoticed either.
 * Nothing is written so any more.
 * `tree`: stored as `lines` is, but with a smaller dictionary, which is made ready at every save; the hash is of the
 * hashes of the heading and of each line.
 */
export type Codec = 'deflate' | LinesCodec;
type LinesCodec = 'lines' | 'tree';

/** Up to which size, in bytes, the dictionary of a delta is filled with what stands around. */
const roomAround: Readonly<Record<LinesCodec, number>> = { lines: 8 * 1024, tree: 2 * 1024 };

/** Whether a text is stored by its lines. */
export function isOfLines(codec: string): codec is LinesCodec {
  return codec === 'tree' || codec === 'lines';
}

/** What is known of a revision beside its text. */
export interface Heading {
  readonly editionId: string;
  readonly number: number;
  readonly authorId: string;
  readonly cause: Cause;
  /** The stage that the edition is in once this is saved. */
  readonly stage: Stage;
  /** ISO 8601, in UTC with milliseconds. */
  readonly createdAt: string;
  readonly words: number;
  readonly note: string | null;
}

/** A stored revision that does not read back as what was stored. */
export class DamagedRevision extends Error {
  readonly editionId: string;
  readonly number: number;

  constructor(editionId: string, number: number, reason: string) {
    super(`Revision ${number} of edition ${editionId} does not read back as it was written: ${reason}`);
    this.name = 'DamagedRevision';
    this.editionId = editionId;
    this.number = number;
  }
}

/** A text that inflates to more than this is not one of ours. */
const longestContent = 256 * 1024 * 1024;

/** A text that stands alone. */
export function encodeWhole(text: Buffer): Buffer {
  return deflateRawSync(text, { level: 9 });
}

export function decodeWhole(payload: Uint8Array): Lines {
  return splitLines(inflateRawSync(payload, { maxOutputLength: longestContent }));
}

/** A text as what turns its base into it, in codec `tree`. */
export function encodeAgainst(base: Lines, lines: Lines): Buffer {
  return encodeDelta(base, lines, roomAround.tree);
}

export function decodeAgainst(base: Lines, payload: Buffer, codec: LinesCodec): Lines {
  return decodeDelta(base, payload, roomAround[codec], longestContent);
}

/**
 * The content of a revision of codec `deflate`.
 * @throws when it does not read back as it was written.
 */
export function decodeDeflated(payload: Uint8Array, hash: Uint8Array): EditionContent {
  const json = inflateRawSync(payload, { maxOutputLength: longestContent });
  if (!createHash('sha256').update(json).digest().equals(hash)) throw new Error('its hash differs');
  return JSON.parse(json.toString('utf8')) as EditionContent;
}

/** In hexadecimal. */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
