/** Lower case without accents, so that "ё" finds "е" and "e" finds "é". */
function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/**
 * How well what was typed fits a name: 0 not at all, above 0 the letters stand in it in this order, 2 it holds the
 * whole, from 3 a word of it begins so, 4 it begins so, 5 it is the name. Case and accents do not matter.
 */
export function matchRank(typed: string, name: string): number {
  const wanted = fold(typed.trim());
  const whole = fold(name);
  if (wanted === '') return 1;
  if (whole === wanted) return 5;
  if (whole.startsWith(wanted)) return 4;
  const at = whole.indexOf(wanted);
  if (at > 0) return startsWord(whole, at) || laterWordStart(whole, wanted, at) ? 3 : 2;
  return scattered(wanted.replace(/\s+/gu, ''), whole);
}

function startsWord(text: string, index: number): boolean {
  return index === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(index - 1));
}

function laterWordStart(text: string, wanted: string, from: number): boolean {
  for (let at = from; at >= 0; at = text.indexOf(wanted, at + 1)) if (startsWord(text, at)) return true;
  return false;
}

/** Letters in order with gaps: every gap must begin a word, or "settings" would answer to "sts". */
function scattered(letters: string, text: string): number {
  let at = 0;
  let gaps = 0;
  for (const letter of letters) {
    let found = text.indexOf(letter, at);
    if (found !== at || at === 0) {
      while (found >= 0 && !startsWord(text, found)) found = text.indexOf(letter, found + 1);
      gaps += 1;
    }
    if (found < 0) return 0;
    at = found + letter.length;
  }
  return 1 / (1 + gaps);
}
