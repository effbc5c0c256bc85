/**
 * What counts as the same when somebody looks for words. A text is folded into one that can be compared letter by letter,
 * and every place in it leads back to the text it came from.
 *
 * Always the same: a letter and its marks written as one character or as several (`й`, `и` + U+0306), straight and
 * typographic quotes, every kind of blank. Soft hyphens and zero-width characters are nothing.
 */
export interface Folding {
  /** Whether `А` and `а` are the same. */
  readonly case: boolean;
  /**
   * Whether letters that are written for one another are: `ё` as `е`, Kazakh letters as the Russian ones of a keyboard
   * without them (`қала` as `кала`), Latin letters that look like Cyrillic ones; and marks of stress are nothing.
   */
  readonly alike: boolean;
}

export interface Folded {
  readonly text: string;
  /** Where in the text the letter at an index of the folded one begins; for its length, where the text ends. */
  at(index: number): number;
  /** Whether something begins at this index, as against being a later unit of what stands before. */
  isWhole(index: number): boolean;
}

/** Letters with the one that stands for them, both small; capitals follow. No two Latin letters become one. */
const alikeLetters: Readonly<Record<string, string>> = {
  ё: 'е',
  // Kazakh, and what its neighbours share with it.
  ә: 'а',
  ғ: 'г',
  қ: 'к',
  ң: 'н',
  ө: 'о',
  ұ: 'у',
  ү: 'у',
  һ: 'х',
  і: 'и',
  // Kyrgyz has ң, ө and ү; these are Tajik and Uzbek, and older ways to write Kazakh letters.
  ӣ: 'и',
  ӯ: 'у',
  ў: 'у',
  ҳ: 'х',
  ҷ: 'ч',
  ӑ: 'а',
  ӊ: 'н',
  ҡ: 'к',
  // Latin.
  a: 'а',
  b: 'в',
  c: 'с',
  e: 'е',
  h: 'н',
  i: 'и',
  k: 'к',
  m: 'м',
  o: 'о',
  p: 'р',
  t: 'т',
  x: 'х',
  y: 'у',
  ë: 'е',
};

const alikeTable = new Map<string, string>(
  Object.entries(alikeLetters).flatMap(([letter, stand]) => [
    [letter, stand],
    [letter.toUpperCase(), stand.toUpperCase()],
  ]),
);

const signs = new Map<string, string>([
  ...['\u2018', '\u2019', '\u201a', '\u201b', '\u02bc', '\u02bb', '`', '\u00b4'].map((sign) => [sign, "'"] as const),
  ...['\u201c', '\u201d', '\u201e', '\u201f', '\u00ab', '\u00bb'].map((sign) => [sign, '"'] as const),
  ...['\u00a0', '\u202f', '\u2007', '\u2009', '\u200a', '\u2002', '\u2003', '\0'].map((sign) => [sign, ' '] as const),
  ...['\u00ad', '\u200b', '\u2060', '\ufeff'].map((sign) => [sign, ''] as const),
]);

/** Anything that one unit by itself does not say: marks, surrogates, the few letters whose small form is longer. */
const needsCare = /[\p{M}\ud800-\udfff\u00ad\u200b\u2060\ufeff\u0130]/u;
const cluster = /[\s\S]\p{M}*/gu;
const mark = /^\p{M}$/u;

/** How the units of texts are folded, remembered by their codes: texts are long and their letters few. */
interface Table {
  /** What a unit becomes; {@link unknown} until somebody asked, {@link care} where one unit does not say. */
  readonly codes: Int32Array;
  readonly folding: Folding;
}

const unknown = -1;
const care = -2;
const tables = new Map<number, Table>();

function tableOf(folding: Folding): Table {
  const name = (folding.case ? 1 : 0) + (folding.alike ? 2 : 0);
  let table = tables.get(name);
  if (!table) {
    table = { codes: new Int32Array(0x1_0000).fill(unknown), folding };
    tables.set(name, table);
  }
  return table;
}

function codeOf({ codes, folding }: Table, code: number): number {
  const known = codes[code] ?? care;
  if (known !== unknown) return known;
  const letter = String.fromCharCode(code);
  const folded = needsCare.test(letter) ? care : letterOf(letter, folding).charCodeAt(0);
  codes[code] = folded;
  return folded;
}

function letterOf(letter: string, folding: Folding): string {
  let folded = signs.get(letter) ?? letter;
  if (folding.case) folded = smallForm(folded);
  return folding.alike ? (alikeTable.get(folded) ?? folded) : folded;
}

/** As long as what it is made from, in characters: `İ` is `i`, not `i` and a dot. */
function smallForm(letter: string): string {
  const small = letter.toLowerCase();
  return small.length === letter.length ? small : (small.normalize('NFD')[0] ?? letter);
}

/** The folded text alone, for an index. */
export function foldText(text: string, folding: Folding): string {
  return fold(text, folding).text;
}

export function fold(text: string, folding: Folding): Folded {
  return foldUnits(text, folding) ?? foldClusters(text, folding);
}

/** So many codes are made into a string at once: more do not fit into a call. */
const atOnce = 8_192;

/** Where every unit is one character, and stays one; null where some is not. */
function foldUnits(text: string, folding: Folding): Folded | null {
  const table = tableOf(folding);
  const codes = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const code = codeOf(table, text.charCodeAt(at));
    if (code === care) return null;
    codes[at] = code;
  }
  let folded = '';
  for (let at = 0; at < codes.length; at += atOnce) folded += String.fromCharCode(...codes.subarray(at, at + atOnce));
  return { text: folded, at: (index) => index, isWhole: () => true };
}

function foldClusters(text: string, folding: Folding): Folded {
  const starts: number[] = [];
  const whole: boolean[] = [];
  let folded = '';
  for (const { 0: found, index } of text.matchAll(cluster)) {
    let inside = '';
    for (const letter of found.normalize('NFC')) {
      // A mark that is part of no letter is one of stress.
      if (folding.alike && inside !== '' && mark.test(letter)) continue;
      inside += letterOf(letter, folding);
    }
    for (let unit = 0; unit < inside.length; unit += 1) {
      starts.push(index);
      whole.push(unit === 0);
    }
    folded += inside;
  }
  return {
    text: folded,
    at: (index) => starts[index] ?? text.length,
    isWhole: (index) => whole[index] ?? true,
  };
}
