import { expect, test } from 'vitest';
import { type LanguageCode, languageCodes } from '../../shared/domain/languages.ts';
import { type Splice, typographic } from '../../shared/language/typography.ts';
import { dashWords, quotesWords } from './typography-words.ts';

test.each([
  ['en', '“ ” with ‘ ’ inside', '— with the spaces that you type'],
  ['ru', '« » with „ “ inside', '— with a space on each side, never first in a line'],
  ['kk', '« » with „ “ inside', '— with a space on each side, never first in a line'],
  ['de', '„ “ with ‚ ‘ inside', '– with a space on each side, never first in a line'],
  ['tr', '“ ” with ‘ ’ inside', '— with a space on each side'],
  ['es', '« » with “ ” inside', '— with the spaces that you type'],
] as const)('%s: %s, %s', (language, quotes, dash) => {
  expect(quotesWords(language)).toBe(quotes);
  expect(dashWords(language)).toBe(dash);
});

function typed(keys: string, language: LanguageCode): string {
  let text = '';
  for (const one of keys) {
    const splice: Splice | null = typographic(text, one, language);
    text += one;
    if (splice) text = text.slice(0, splice.from) + splice.put + text.slice(splice.to);
  }
  return text;
}

test.each(languageCodes)('what is said of %s is what typing does', (language) => {
  const [open, close] = quotesWords(language).split(' ');
  const quoted = typed('"word"', language).replaceAll('\u00a0', '');
  expect(quoted).toBe(`${open}word${close}`);
  const dashed = typed('word--word', language);
  const [dash] = dashWords(language);
  if (dashWords(language).includes('that you type')) expect(dashed).toBe(`word${dash}word`);
  else expect(dashed).toBe(`word${dashWords(language).includes('first in a line') ? '\u00a0' : ' '}${dash} word`);
});
