import type { LanguageCode } from '../domain/languages.ts';

/** Puts `put` in the place of what stands from `from` to `to`. */
export interface Splice {
  readonly from: number;
  readonly to: number;
  readonly put: string;
}

type Pair = readonly [open: string, close: string];

/** How a language sets quotes and dashes. */
export interface TypographicStyle {
  /** What `"` becomes: by turns, from the outside in. */
  readonly double: readonly Pair[];
  /** What `'` becomes when it is no apostrophe; null where single quotes are not in use. */
  readonly single: Pair | null;
  readonly dash: string;
  /** What stands before a dash between words: a no-break space where a line must not begin with a dash. */
  readonly beforeDash: string;
  /** Whether a dash that was typed without spaces stays so. */
  readonly closedDash: boolean;
  /** Letters after which `'` is a letter of its own: Uzbek oʻ and gʻ. */
  readonly turnedAfter?: string;
}

const noBreak = '\u00a0';
const curly: readonly Pair[] = [['“', '”']];
const chevrons: readonly Pair[] = [
  ['«', '»'],
  ['„', '“'],
];

const english: TypographicStyle = { double: curly, single: ['‘', '’'], dash: '—', beforeDash: ' ', closedDash: true };
const cyrillic: TypographicStyle = {
  double: chevrons,
  single: null,
  dash: '—',
  beforeDash: noBreak,
  closedDash: false,
};

/** A dash keeps the spaces that an English writer gave it, or did not. */
const styles: Readonly<Record<LanguageCode, TypographicStyle>> = {
  en: english,
  ru: cyrillic,
  kk: cyrillic,
  ky: cyrillic,
  tg: cyrillic,
  uk: cyrillic,
  uz: { ...english, beforeDash: noBreak, closedDash: false, turnedAfter: 'oOgG' },
  tr: { ...english, closedDash: false },
  de: { double: [['„', '“']], single: ['‚', '‘'], dash: '–', beforeDash: noBreak, closedDash: false },
  fr: {
    double: [
      [`«${noBreak}`, `${noBreak}»`],
      ['“', '”'],
    ],
    single: null,
    dash: '—',
    beforeDash: noBreak,
    closedDash: false,
  },
  es: { double: [['«', '»'], ...curly], single: ['‘', '’'], dash: '—', beforeDash: ' ', closedDash: true },
};

export function typographicStyle(language: LanguageCode): TypographicStyle {
  return styles[language];
}

const endOfWord = /[\p{L}\p{M}\p{N}%»”“’)\]…!?.,"']$/u;
const wordOrQuote = /[\p{L}\p{N}«„“‘]/u;
const address = /(?:^|\s)(?:[/\\~]\S*|www\.\S*|\S*(?::\/\/|@|\\)\S*)$/u;

/** Whether a key can have any effect at all: so cheap that it may be asked at every one. */
export function mayBeTypographic(typed: string, previous: string): boolean {
  return previous === '-' || ` "'.,;:!?%)s`.includes(typed);
}

/**
 * What is to become of a character just typed, and of what stands before it, in a block that reads `before` up to the
 * caret. The places are in `before + typed`. Null when everything is right as typed.
 */
export function typographic(before: string, typed: string, language: LanguageCode): Splice | null {
  if (address.test(before)) return null;
  const style = styles[language];
  if (typed === '"' || typed === "'") return quote(before, typed, style);
  if (typed === '.' && /(?:^|[^.])\.\.$/u.test(before)) {
    return { from: before.length - 2, to: before.length + 1, put: '…' };
  }
  return dash(before, typed, style) ?? range(before, typed) ?? decade(before, typed, language);
}

function quote(before: string, typed: string, style: TypographicStyle): Splice | null {
  // A dash just before it becomes one at the same time.
  const joined = closedDash(before, style);
  const text = joined ? before.slice(0, joined.from) + joined.put : before;
  const put = typed === '"' ? doubleQuote(text, style) : singleQuote(text, style);
  if (put === null) return joined;
  return { from: joined?.from ?? before.length, to: before.length + 1, put: (joined?.put ?? '') + put };
}

const inner = (mark: string): string => mark.trim();

/** The pairs that are open at the end of a text, the innermost last. */
function openPairs(text: string, style: TypographicStyle): Pair[] {
  const pairs = style.single ? [...style.double, style.single] : style.double;
  const open: Pair[] = [];
  for (const character of text) {
    const top = open.at(-1);
    if (top && character === inner(top[1])) open.pop();
    else {
      const opened = pairs.find(([mark]) => inner(mark) === character);
      if (opened) open.push(opened);
    }
  }
  return open;
}

/** Whether a quote that comes next opens. */
function opens(before: string, style: TypographicStyle, open: readonly Pair[]): boolean {
  const last = before.at(-1) ?? ' ';
  if (/[\s([{<]/u.test(last)) return true;
  // “But—” closes, — “But” opens.
  if (/[—–-]/u.test(last)) return open.length === 0 || !/[\p{L}\p{N}][—–]$/u.test(before);
  const top = open.at(-1);
  return (
    top !== undefined && inner(top[0]) === last && style.double.concat([top]).some(([mark]) => inner(mark) === last)
  );
}

function doubleQuote(before: string, style: TypographicStyle): string | null {
  const open = openPairs(before, style);
  const doubles = open.filter((pair) => style.double.includes(pair));
  const [outer] = style.double;
  if (opens(before, style, open)) return style.double[doubles.length % style.double.length]?.[0] ?? null;
  return (doubles.at(-1) ?? outer)?.[1] ?? null;
}

function singleQuote(before: string, style: TypographicStyle): string | null {
  const last = before.at(-1) ?? '';
  if (style.turnedAfter?.includes(last) && last !== '') return 'ʻ';
  if (style.single === null) return /[\p{L}\p{N}]$/u.test(before) ? '’' : null;
  const open = openPairs(before, style);
  if (opens(before, style, open)) return style.single[0];
  return open.includes(style.single) ? style.single[1] : '’';
}

function dash(before: string, typed: string, style: TypographicStyle): Splice | null {
  const size = before.length;
  const spaced = style.beforeDash + style.dash;
  if (typed === ' ') {
    if (before === '--') return { from: 0, to: 3, put: style.dash + (style.beforeDash === noBreak ? noBreak : ' ') };
    const typedDash = /[ \u00a0]--?$|(?<![-\s])--$/u.exec(before);
    if (!typedDash || !endOfWord.test(before.slice(0, typedDash.index))) return null;
    return { from: typedDash.index, to: size, put: spaced };
  }
  return wordOrQuote.test(typed) ? closedDash(before, style) : null;
}

/** Two hyphens at the end of a text, right after a word. */
function closedDash(before: string, style: TypographicStyle): Splice | null {
  if (!/[^\s-]--$/u.test(before) || !endOfWord.test(before.slice(0, -2))) return null;
  const put = style.closedDash ? style.dash : `${style.beforeDash}${style.dash} `;
  return { from: before.length - 2, to: before.length, put };
}

/** From a smaller number to a greater one, or 2019-24. Dates, telephone numbers and scores keep their hyphens. */
function range(before: string, typed: string): Splice | null {
  if (!' ,.;:!?%)'.includes(typed)) return null;
  const found = /(?:^|[\s(«„“‘"'[])(\d{1,4}(?:[.,]\d+)?)-(\d{1,4}(?:[.,]\d+)?)$/u.exec(before);
  const [, from = '', to = ''] = found ?? [];
  if (from === '' || leadingZero(from) || leadingZero(to)) return null;
  const rising = numberOf(to) > numberOf(from) || (/^\d{4}$/u.test(from) && /^\d{2}$/u.test(to));
  const at = before.length - to.length - 1;
  return rising ? { from: at, to: at + 1, put: '–' } : null;
}

const leadingZero = (digits: string): boolean => /^0\d/u.test(digits);
const numberOf = (digits: string): number => Number(digits.replace(',', '.'));

/** The ’90s: what looked like an opening quote was an apostrophe. */
function decade(before: string, typed: string, language: LanguageCode): Splice | null {
  if (language !== 'en' || typed !== 's' || !/(?:^|[\s(])‘\d0$/u.test(before)) return null;
  return { from: before.length - 3, to: before.length - 2, put: '’' };
}
