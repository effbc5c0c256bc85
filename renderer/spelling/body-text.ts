import type { LexicalEditor } from 'lexical';
import type { LanguageCode } from '../../shared/domain/languages.ts';
import type { CheckedText, CheckedWord } from './checked-text.ts';
import { rectOf, replaceWord, selectWord, type WordPlace, wordAtCaret, wordAtPoint } from './misspelling.ts';
import { nextMisspelling } from './next-misspelling.ts';
import type { Underlines } from './underlines.ts';

/** The body of an edition as spelling works on it. */
export function bodyText(
  editor: LexicalEditor,
  {
    element,
    underlines,
    language,
    editionId,
  }: {
    readonly element: HTMLElement;
    readonly underlines: Underlines;
    readonly language: LanguageCode;
    readonly editionId: string;
  },
): CheckedText {
  const wordOf = (place: WordPlace | null): CheckedWord | null =>
    place && {
      word: place.token.word,
      written: place.written,
      rect: () => rectOf(editor, place, language),
      replace: (by) => replaceWord(editor, place, by, language),
      select: () => selectWord(editor, place, language),
    };
  return {
    element,
    atCaret: () => wordOf(wordAtCaret(editor, language)),
    atPoint: (point) => wordOf(wordAtPoint(editor, underlines, point, language)),
    next: async (step, reach) => wordOf(await nextMisspelling(editor, { language, editionId, step, reach })),
  };
}
