import type { Read } from '../app/use-draft.ts';
import { formatNumber } from '../ui/time.ts';

/** How a text stands to the length that was asked for: near from 90% on. */
export type LengthState = 'short' | 'near' | 'over';

export function lengthState(words: number, commissioned: number): LengthState {
  if (words > commissioned) return 'over';
  return words >= commissioned * 0.9 ? 'near' : 'short';
}

/** The same in words: "220 of 500 words", "near 500 words, 20 to go", "12 over 500 words". */
export function lengthWords(words: number, commissioned: number): string {
  const wanted = `${formatNumber(commissioned)} words`;
  switch (lengthState(words, commissioned)) {
    case 'short':
      return `${formatNumber(commissioned - words)} to go of ${wanted}`;
    case 'near':
      return words === commissioned ? `at ${wanted}` : `near ${wanted}, ${formatNumber(commissioned - words)} to go`;
    case 'over':
      return `${formatNumber(words - commissioned)} over ${wanted}`;
  }
}

/** Reads a length that somebody typed; nothing at all means that nobody asked for one. */
export function readLength(text: string): Read<number | null> {
  const digits = text.replace(/[\s\u00a0\u202f,.]/gu, '').replace(/words?$/iu, '');
  if (digits === '') return { value: null };
  const words = /^\d{1,7}$/u.test(digits) ? Number(digits) : 0;
  return words >= 1 && words <= 1_000_000
    ? { value: words }
    : { problem: 'That is not a length. Write a number of words, such as 500.' };
}
