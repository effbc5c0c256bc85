import type { Block } from '../../shared/domain/blocks.ts';
import type { LanguageCode } from '../../shared/domain/languages.ts';
import { numbers } from './random.mts';

const words: Partial<Record<LanguageCode, readonly string[]>> = {
  en: 'the port of Aktau has begun to dredge its harbour for a second time as water in the Caspian retreats'.split(' '),
  ru: 'порт Актау во второй раз за год углубляет дно гавани потому что вода в Каспии продолжает отступать'.split(' '),
  kk: 'Ақтау порты биыл екінші рет айлақ түбін тереңдетіп жатыр себебі Каспий теңізінің суы шегініп барады'.split(' '),
};

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
