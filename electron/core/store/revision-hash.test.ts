import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Heading } from './revision-codec.ts';
import { createTreeHash } from './revision-hash.ts';

const heading: Heading = {
  editionId: 'edition',
  number: 2,
  authorId: 'dina',
  cause: 'typing',
  stage: 'draft',
  createdAt: '2026-11-20T09:00:00.000Z',
  words: 7,
  note: null,
};
const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest();
const pool = ['', 'а', 'Порт Актау', '{"id":"p1"}', 'x'.repeat(500), 'Қазақстан'].map((text) => Buffer.from(text));
const someLines = fc.array(fc.constantFrom(...pool), { minLength: 1, maxLength: 9 });

/** Said as plainly as can be. */
function expected(head: Heading, lines: readonly Buffer[]): Buffer {
  const { editionId, number, authorId, cause, stage, createdAt, words, note } = head;
  const first = JSON.stringify([editionId, number, authorId, cause, stage, createdAt, words, note]);
  return sha256(Buffer.concat([sha256(first), ...lines.map(sha256)]));
}

test('is of the hashes of heading and lines, whatever was hashed before', () => {
  fc.assert(
    fc.property(fc.array(someLines, { maxLength: 12 }), (texts) => {
      const hash = createTreeHash();
      for (const [number, lines] of texts.entries()) {
        const head = { ...heading, number };
        expect(hash(head, lines).equals(expected(head, lines))).toBe(true);
      }
    }),
  );
});

test('tells lines apart from lines that are cut or ordered otherwise', () => {
  const hash = createTreeHash();
  const hashed = [['ab', 'c'], ['a', 'bc'], ['abc'], ['c', 'ab'], ['ab', 'c', '']].map((lines) =>
    hash(
      heading,
      lines.map((line) => Buffer.from(line)),
    ).toString('hex'),
  );
  expect(new Set(hashed).size).toBe(hashed.length);
});
