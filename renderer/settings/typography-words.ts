import type { LanguageCode } from '../../shared/domain/languages.ts';
import { typographicStyle } from '../../shared/language/typography.ts';

/** What becomes of quotes in a language: "« » with „ “ inside". */
export function quotesWords(language: LanguageCode): string {
  const { double, single } = typographicStyle(language);
  const [outer, inner = single] = double.map((pair) => marks(pair));
  return inner === null ? `${outer}` : `${outer} with ${typeof inner === 'string' ? inner : marks(inner)} inside`;
}

/** What becomes of a hyphen between spaces, or of two hyphens: "— with the spaces that you type". */
export function dashWords(language: LanguageCode): string {
  const { dash, closedDash, beforeDash } = typographicStyle(language);
  if (closedDash) return `${dash} with the spaces that you type`;
  const ofLines = beforeDash === '\u00a0' ? ', never first in a line' : '';
  return `${dash} with a space on each side${ofLines}`;
}

const marks = (pair: readonly [string, string]): string => pair.map((mark) => mark.trim()).join(' ');
