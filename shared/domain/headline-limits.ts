import { type LanguageCode, languageCodes } from './languages.ts';

/** How long the newsroom wants its headlines, in characters: up to `ideal`, and never past `limit`. Nothing enforces it. */
export interface HeadlineLimit {
  readonly ideal: number;
  readonly limit: number;
}

export type HeadlineLimits = Readonly<Record<LanguageCode, HeadlineLimit>>;

/** What search results and phones show whole, and what they show at all. */
export const usualHeadlineLimit: HeadlineLimit = { ideal: 65, limit: 90 };

/** What a newsroom set, with the usual limit for every other language. */
export function headlineLimitsWith(set: Partial<HeadlineLimits>): HeadlineLimits {
  const all = languageCodes.map((language) => [language, set[language] ?? usualHeadlineLimit] as const);
  return Object.fromEntries(all) as HeadlineLimits;
}

export type HeadlineFit = 'fits' | 'long' | 'over';

/** How a headline of so many characters stands to a limit. */
export function headlineFit(characters: number, { ideal, limit }: HeadlineLimit): HeadlineFit {
  if (characters > limit) return 'over';
  return characters > ideal ? 'long' : 'fits';
}
