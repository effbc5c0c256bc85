import type { LanguageCode } from '../domain/languages.ts';

const segmenters = new Map<string, Intl.Segmenter>();

function segmenter(language: LanguageCode): Intl.Segmenter {
  let made = segmenters.get(language);
  if (!made) {
    made = new Intl.Segmenter(language, { granularity: 'word' });
    segmenters.set(language, made);
  }
  return made;
}

/** How many words a text has: what the segmenter calls word-like. */
export function countWords(text: string, language: LanguageCode): number {
  let words = 0;
  for (const segment of segmenter(language).segment(text)) if (segment.isWordLike) words += 1;
  return words;
}

/** How many words a text has, more or less, in a small part of the time: what stands between blanks, but for signs. */
export function countWordsRoughly(text: string): number {
  let words = 0;
  let inside = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    // Letters and digits of whatever script: all above the Latin signs but for blanks and dashes.
    const counts =
      (code >= 0x30 && code <= 0x39) ||
      (code >= 0x41 && code <= 0x5a) ||
      (code >= 0x61 && code <= 0x7a) ||
      (code > 0xbf && (code < 0x2000 || code > 0x206f) && code !== 0x3000);
    if (counts && !inside) words += 1;
    inside = counts || (inside && !isBlankCode(code));
  }
  return words;
}

function isBlankCode(code: number): boolean {
  return code <= 0x20 || code === 0xa0 || (code >= 0x2000 && code <= 0x206f) || code === 0x3000;
}

/** A text cut at the borders of its words. What stands between words is cut too. */
export interface Words {
  readonly all: readonly string[];
  /** Of each, whether it is a word and not what stands between words. */
  readonly wordLike: readonly boolean[];
}

export function wordsOf(text: string, language: LanguageCode): Words {
  const all: string[] = [];
  const wordLike: boolean[] = [];
  for (const { segment, isWordLike } of segmenter(language).segment(text)) {
    all.push(segment);
    wordLike.push(isWordLike === true);
  }
  return { all, wordLike };
}
