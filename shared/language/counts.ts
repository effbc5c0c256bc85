import type { LanguageCode } from '../domain/languages.ts';
import { countWords } from './difference-words.ts';

export interface TextCounts {
  readonly words: number;
  /** What a reader sees as one character each, spaces included; ends of lines and cells are none. */
  readonly characters: number;
  /** How many of those are spaces of any width. */
  readonly spaces: number;
}

export const noCounts: TextCounts = { words: 0, characters: 0, spaces: 0 };

/** Characters of which each is one to a reader, whatever stands beside it: most copy in Latin and Cyrillic script. */
const simple =
  /^[\u0020-\u007e\u00a0-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u202f-\u205e\u20a0-\u20bf\u2116]*$/u;
const uncounted = /[\n\r\t\u200b\u2060\ufeff]/gu;
const space = /[\p{Zs}]/gu;

let graphemes: Intl.Segmenter | undefined;

/** How many characters a reader sees: an emoji of several code points, or a letter with its accents, is one. */
export function countCharacters(text: string): number {
  const counted = text.replace(uncounted, '');
  if (simple.test(counted)) return counted.length;
  graphemes ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  let count = 0;
  for (const _ of graphemes.segment(counted)) count += 1;
  return count;
}

export function countText(text: string, language: LanguageCode): TextCounts {
  return {
    words: countWords(text, language),
    characters: countCharacters(text),
    spaces: text.match(space)?.length ?? 0,
  };
}

export function addCounts(left: TextCounts, right: TextCounts, times: 1 | -1 = 1): TextCounts {
  return {
    words: left.words + times * right.words,
    characters: left.characters + times * right.characters,
    spaces: left.spaces + times * right.spaces,
  };
}

/**
 * Words a minute in silent reading. English: Brysbaert's mean of 190 studies (2019). German, French, Spanish, Russian and
 * Turkish: the International Reading Speed Texts (2012). Kazakh, Kyrgyz and Uzbek have not been measured there: like
 * Turkish they say by endings what others say by words of their own, so a word takes as long as a Turkish one. Ukrainian
 * reads as Russian does; for Tajik, with words of about the same length, nobody has a figure either.
 */
const wordsAMinute: Readonly<Record<LanguageCode, number>> = {
  en: 238,
  ru: 184,
  kk: 166,
  ky: 166,
  uz: 166,
  tg: 184,
  uk: 184,
  tr: 166,
  de: 179,
  fr: 195,
  es: 218,
};

/** How long a reader takes, in whole minutes, at least one; 0 for nothing at all. */
export function readingMinutes(words: number, language: LanguageCode): number {
  return words === 0 ? 0 : Math.max(1, Math.round(words / wordsAMinute[language]));
}
