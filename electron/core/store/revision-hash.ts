import { createHash, hash as hashOnce } from 'node:crypto';
import type { Heading } from './revision-codec.ts';
import type { Lines } from './revision-text.ts';

/** What is known of a revision beside its text, as it is hashed. */
function headOf({ editionId, number, authorId, cause, stage, createdAt, words, note }: Heading): string {
  return JSON.stringify([editionId, number, authorId, cause, stage, createdAt, words, note]);
}

/** The SHA-256 that a revision of codec `lines` carries. */
export function hashOfText(heading: Heading, text: Buffer): Buffer {
  return createHash('sha256')
    .update(`${headOf(heading)}\n`)
    .update(text)
    .digest();
}

/** Of a SHA-256, in bytes. */
const leafSize = 32;

/** Lines never change, so one is hashed once. */
const leafOfLine = new WeakMap<Buffer, Buffer>();

function leafOf(line: Buffer): Buffer {
  let leaf = leafOfLine.get(line);
  if (!leaf) {
    leaf = hashOnce('sha256', line, 'buffer');
    leafOfLine.set(line, leaf);
  }
  return leaf;
}

/**
 * The SHA-256 that a revision of codec `tree` carries: of the SHA-256 of its heading and, in their order, those of its
 * lines. So a save hashes what it changed and not 70 KB again.
 */
export type TreeHash = (heading: Heading, lines: Lines) => Buffer;

/** Keeps what it hashed last: while somebody types, all but one line is where it was. */
export function createTreeHash(): TreeHash {
  /** The hashes of the heading and of the lines that were hashed last. */
  let leaves = Buffer.alloc(0);
  let held: Lines = [];

  return (heading, lines) => {
    const size = (lines.length + 1) * leafSize;
    if (leaves.length < size) {
      leaves = Buffer.alloc(Math.ceil(size * 1.25));
      held = [];
    }
    hashOnce('sha256', headOf(heading), 'buffer').copy(leaves, 0);
    for (let index = 0; index < lines.length; index += 1) {
      const line = lines[index] as Buffer;
      if (held[index] !== line) leafOf(line).copy(leaves, (index + 1) * leafSize);
    }
    held = lines;
    return hashOnce('sha256', leaves.subarray(0, size), 'buffer');
  };
}
