import { type Block, blockText } from '../../shared/domain/blocks.ts';
import type { LanguageCode } from '../../shared/domain/languages.ts';
import { countWords } from '../../shared/language/difference.ts';

/** A block that did not change is the same object, and is counted once. */
const counts = new Map<LanguageCode, WeakMap<Block, number>>();

export function blockWords(block: Block, language: LanguageCode): number {
  let known = counts.get(language);
  if (!known) {
    known = new WeakMap();
    counts.set(language, known);
  }
  let words = known.get(block);
  if (words === undefined) {
    words = countWords(blockText(block), language);
    known.set(block, words);
  }
  return words;
}

/**
 * How many words a body has, given how many it had: only blocks that came, went or changed are counted. Counting a
 * whole story takes seconds, one paragraph next to nothing.
 */
export function wordsAfter(
  words: number,
  before: readonly Block[],
  after: readonly Block[],
  language: LanguageCode,
): number {
  const stayed = new Set(before);
  let total = words;
  for (const block of after) if (!stayed.delete(block)) total += blockWords(block, language);
  for (const block of stayed) total -= blockWords(block, language);
  return Math.max(0, total);
}
