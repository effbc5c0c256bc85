import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Block } from '../../shared/domain/blocks.ts';
import { blockWords, wordsAfter } from './word-count.ts';

const paragraph = (id: string, text: string): Block => ({
  type: 'paragraph',
  id,
  children: [{ type: 'text', text, format: 0 }],
});

test('counts words in any language, and numbers as words', () => {
  expect(blockWords(paragraph('a', 'The rate is 15.5%.'), 'en')).toBe(4);
  expect(blockWords(paragraph('a', 'Қазақстан Республикасы'), 'kk')).toBe(2);
});

test('counting what changed comes to the same as counting everything', () => {
  const blocks = fc.array(fc.constantFrom('One', 'One two', 'One two three', '').map((text) => paragraph(text, text)));
  const all = (list: readonly Block[]): number => list.reduce((sum, block) => sum + blockWords(block, 'en'), 0);
  fc.assert(
    fc.property(blocks, blocks, fc.nat({ max: 5 }), (before, added, kept) => {
      const after = [...before.slice(kept), ...added];
      expect(wordsAfter(all(before), before, after, 'en')).toBe(all(after));
    }),
  );
});
