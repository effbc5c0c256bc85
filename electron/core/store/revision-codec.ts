import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { EditionContent } from '../../../shared/domain/edition.ts';

/** How a revision's text is stored. A codec that reads is never taken away: old revisions name it. */
export type Codec = 'deflate';

export interface Encoded {
  readonly codec: Codec;
  /** The revision that the payload is coded against; null when it stands alone. */
  readonly baseId: string | null;
  readonly payload: Uint8Array;
  /** Of the content as JSON in UTF-8, in hexadecimal. */
  readonly sha256: string;
}

/** A stored text that does not read back as what was stored. */
export class DamagedRevision extends Error {
  constructor(what: string) {
    super(`A stored revision does not read back as it was written: ${what}`);
    this.name = 'DamagedRevision';
  }
}

/** A text that inflates to more than this is not one of ours. */
const longestContent = 256 * 1024 * 1024;

export function encodeContent(content: EditionContent): Encoded {
  const json = JSON.stringify({ fields: content.fields, blocks: content.blocks, pins: content.pins });
  return { codec: 'deflate', baseId: null, payload: deflateRawSync(json), sha256: sha256(json) };
}

/** @throws DamagedRevision unless the text is, bit by bit, what was stored. */
export function decodeContent(encoded: Omit<Encoded, 'codec'> & { readonly codec: string }): EditionContent {
  if (encoded.codec !== 'deflate') throw new DamagedRevision(`unknown codec ${encoded.codec}`);
  let json: Buffer;
  try {
    json = inflateRawSync(encoded.payload, { maxOutputLength: longestContent });
  } catch (error) {
    throw new DamagedRevision(String(error));
  }
  if (sha256(json) !== encoded.sha256) throw new DamagedRevision('its hash differs');
  return JSON.parse(json.toString('utf8')) as EditionContent;
}

export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
