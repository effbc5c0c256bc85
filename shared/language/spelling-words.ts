import type { LanguageCode } from '../domain/languages.ts';

/** Which words of a text are looked up in a dictionary, and in which form. */

export interface SpellingToken {
  /** As it is looked up. */
  readonly word: string;
  /** Where it stands in the text. */
  readonly start: number;
  readonly end: number;
}

/** Longer ones are no words of a story, and a dictionary takes none of them. */
export const longestSpellingWord = 64;

/** Addresses, mail addresses, handles, hashtags, file paths: between spaces, so that no part of one is looked up. */
const noWords = /(?:https?:\/\/|www\.)\S+|\S+@\S+|[@#][\p{L}\p{N}_]+|\S*[/\\_]\S*/gu;
const isLetter = /\p{L}/u;
const hasDigit = /\p{N}/u;
/** США, NATO, and with the endings that English puts to them: MPs, NATO’s. */
const isAcronym = /^[\p{Lu}\p{M}-]{2,}(?:['’]?s)?$/u;
const isHyphen = /^[-‐‑]$/u;
const cyrillic = /\p{Script=Cyrillic}/u;
const latin = /\p{Script=Latin}/u;

const cyrillicLanguages: ReadonlySet<LanguageCode> = new Set(['ru', 'kk', 'ky', 'tg', 'uk']);

const segmenters = new Map<LanguageCode, Intl.Segmenter>();

function segmenterOf(language: LanguageCode): Intl.Segmenter {
  const there = segmenters.get(language);
  if (there) return there;
  const made = new Intl.Segmenter(language, { granularity: 'word' });
  segmenters.set(language, made);
  return made;
}

/** One form for all ways to write a word: composed letters, straight apostrophes, no stress marks, no soft hyphens. */
export function spellingForm(word: string): string {
  return word
    .normalize('NFC')
    .replaceAll(/\u00ad|\u0301/gu, '')
    .replaceAll(/[’ʼ]/gu, "'")
    .replaceAll(/[‐‑]/gu, '-');
}

/** The words of a text that are looked up, in order: no numbers, addresses, acronyms, words of another script. */
export function spellingTokens(text: string, language: LanguageCode): readonly SpellingToken[] {
  const skipped = [...text.matchAll(noWords)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const tokens: SpellingToken[] = [];
  for (const { start, end } of joinedWords(text, language)) {
    if (skipped.some((one) => start < one.end && end > one.start)) continue;
    const word = spellingForm(text.slice(start, end));
    if (isLookedUp(word, language)) tokens.push({ word, start, end });
  }
  return tokens;
}

/** Words as a reader sees them: what hyphens join is one. */
function joinedWords(text: string, language: LanguageCode): readonly { start: number; end: number }[] {
  const words: { start: number; end: number }[] = [];
  let joins = false;
  for (const { segment, index, isWordLike } of segmenterOf(language).segment(text)) {
    const last = words.at(-1);
    if (isWordLike) {
      if (joins && last) last.end = index + segment.length;
      else words.push({ start: index, end: index + segment.length });
      joins = false;
    } else joins = isHyphen.test(segment) && last?.end === index;
  }
  return words;
}

function isLookedUp(word: string, language: LanguageCode): boolean {
  if (word.length > longestSpellingWord || [...word].length < 2) return false;
  if (hasDigit.test(word) || word.includes('.') || !isLetter.test(word) || isAcronym.test(word)) return false;
  return (cyrillicLanguages.has(language) ? cyrillic : latin).test(word);
}

/**
 * The forms of which one in the newsroom's dictionary makes this word right: as it is; small where a sentence begins
 * with it; with small letters after the first in a line of capitals; without the ’s that English puts to names.
 */
export function acceptedForms(word: string, language: LanguageCode): readonly string[] {
  const bare = language === 'en' && word.endsWith("'s") ? [word.slice(0, -2)] : [];
  const forms = new Set<string>();
  for (const form of [word, ...bare]) {
    forms.add(form);
    const small = form.toLocaleLowerCase(language);
    const first = form.charAt(0);
    const isCapital = first !== first.toLocaleLowerCase(language);
    if (!isCapital) continue;
    if (form.slice(1) === small.slice(1)) forms.add(small);
    else if (form === form.toLocaleUpperCase(language)) {
      forms.add(small);
      forms.add(first + small.slice(1));
    }
  }
  return [...forms];
}
