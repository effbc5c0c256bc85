import { type Block, blockText } from '../../shared/domain/blocks.ts';
import type { LanguageCode } from '../../shared/domain/languages.ts';
import { addCounts, countText, type TextCounts } from '../../shared/language/counts.ts';
import { countWords } from '../../shared/language/difference.ts';

/** Remembers what something comes to for a block in a language: a block that did not change is the same object. */
function onceABlock<Value>(work: (text: string, language: LanguageCode) => Value) {
  const known = new Map<LanguageCode, WeakMap<Block, Value>>();
  return (block: Block, language: LanguageCode): Value => {
    let values = known.get(language);
    if (!values) {
      values = new WeakMap();
      known.set(language, values);
    }
    let value = values.get(block);
    if (value === undefined) {
      value = work(blockText(block), language);
      values.set(block, value);
    }
    return value;
  };
}

export const blockWords: (block: Block, language: LanguageCode) => number = onceABlock(countWords);
export const blockCounts: (block: Block, language: LanguageCode) => TextCounts = onceABlock(countText);

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

/** The same for all that is counted. */
export function countsAfter(
  counts: TextCounts,
  before: readonly Block[],
  after: readonly Block[],
  language: LanguageCode,
): TextCounts {
  const stayed = new Set(before);
  let total = counts;
  for (const block of after) if (!stayed.delete(block)) total = addCounts(total, blockCounts(block, language));
  for (const block of stayed) total = addCounts(total, blockCounts(block, language), -1);
  return total;
}
