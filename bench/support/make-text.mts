import type { Block } from '../../shared/domain/blocks.ts';
import type { LanguageCode } from '../../shared/domain/languages.ts';

const words: Partial<Record<LanguageCode, readonly string[]>> = {
  en: 'the port of Aktau has begun to dredge its harbour for a second time as water in the Caspian retreats'.split(' '),
  ru: 'порт Актау во второй раз за год углубляет дно гавани потому что вода в Каспии продолжает отступать'.split(' '),
  kk: 'Ақтау порты биыл екінші рет айлақ түбін тереңдетіп жатыр себебі Каспий теңізінің суы шегініп барады'.split(' '),
};

/** Numbers that look random and are the same for a seed. */
function numbers(seed: number): () => number {
  let state = (seed + 1) * 0x9e3779b1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 0x1_0000_0000;
  };
}

/** A headline, a standfirst and six paragraphs, some 300 words. */
export function makeText(
  seed: number,
  language: LanguageCode,
): { readonly headline: string; readonly standfirst: string; readonly blocks: Block[] } {
  const next = numbers(seed);
  const vocabulary = words[language] ?? [];
  const phrase = (length: number): string =>
    Array.from({ length }, () => vocabulary[Math.floor(next() * vocabulary.length)] ?? '').join(' ');
  const blocks = Array.from(
    { length: 6 },
    (_, index): Block => ({
      id: `block-${seed}-${index}`,
      type: 'paragraph',
      children: [{ type: 'text', text: `${phrase(45)}.`, format: 0 }],
    }),
  );
  return { headline: phrase(8), standfirst: phrase(14), blocks };
}
