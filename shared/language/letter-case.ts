import type { LanguageCode } from '../domain/languages.ts';

export type LetterCase = 'upper' | 'lower' | 'sentence' | 'title';

/** In an English title these stay small, unless they begin or end it. */
const smallWords = new Set(
  'a an and as at but by for from if in into nor of off on onto or per so the to up via vs with yet'.split(' '),
);

const letters = /\p{L}[\p{L}\p{M}\p{N}’'ʼ]*/gu;
const endsSentence = /[.!?…]["'”’»“)\]]*\s+(?:["'“‘«„(]\s?)*$/u;

/** Upper or lower case for each code unit of a text; null for what stays. */
type Plan = ('upper' | 'lower' | null)[];

function plan(text: string, to: LetterCase, language: LanguageCode): Plan {
  const all = (what: 'upper' | 'lower'): Plan => Array.from({ length: text.length }, () => what);
  if (to === 'upper' || to === 'lower') return all(to);
  const out = all('lower');
  const words = [...text.matchAll(letters)];
  const capitals = words.filter(([word]) => word === word.toLocaleUpperCase(language));
  // What is all capitals in a text that mostly is not is an acronym.
  const shouting = capitals.length * 2 > words.length;
  let end = 0;
  for (const [at, { 0: word, index }] of words.entries()) {
    const acronym = !shouting && word.length > 1 && word === word.toLocaleUpperCase(language);
    if (acronym) out.fill(null, index, index + word.length);
    else if (to === 'sentence' ? beginsSentence(text, end, index, at) : beginsTitle(word, at, words.length, language)) {
      out.fill('upper', index, index + firstLength(word));
    }
    end = index + word.length;
  }
  return out;
}

/** Also a small word after a colon or a dash stays small: only sentences begin with a capital. */
function beginsSentence(text: string, end: number, index: number, at: number): boolean {
  return at === 0 || endsSentence.test(text.slice(end, index)) || text.slice(end, index).includes('\n');
}

function beginsTitle(word: string, at: number, count: number, language: LanguageCode): boolean {
  if (language !== 'en' || at === 0 || at === count - 1) return true;
  return !smallWords.has(word.toLowerCase());
}

function firstLength(word: string): number {
  return word.codePointAt(0) === word.charCodeAt(0) ? 1 : 2;
}

/**
 * The pieces of one text in another case, each still a piece of its own: words may go across pieces that differ in
 * format. Letters change as the language's own rules say; a piece may become longer (German ß).
 */
export function inCase(pieces: readonly string[], to: LetterCase, language: LanguageCode): readonly string[] {
  const steps = plan(pieces.join(''), to, language);
  let from = 0;
  return pieces.map((piece) => {
    const own = steps.slice(from, from + piece.length);
    from += piece.length;
    return runs(piece, own)
      .map(({ text, step }) =>
        step === 'upper'
          ? text.toLocaleUpperCase(language)
          : step === 'lower'
            ? text.toLocaleLowerCase(language)
            : text,
      )
      .join('');
  });
}

function runs(piece: string, steps: Plan): { text: string; step: Plan[number] }[] {
  const out: { text: string; step: Plan[number] }[] = [];
  for (let at = 0; at < piece.length; at += 1) {
    const step = steps[at] ?? null;
    const last = out.at(-1);
    if (last && last.step === step) last.text += piece[at];
    else out.push({ text: piece[at] ?? '', step });
  }
  return out;
}
