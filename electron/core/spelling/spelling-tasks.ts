import type { LanguageCode } from '../../../shared/domain/languages.ts';
import { type Dictionary, dictionaryOf } from './dictionary.ts';
import type { DictionaryFiles } from './dictionary-files.ts';
import { DictionaryError, type DictionaryProblem } from './readable-dictionary.ts';

/** What is asked of the thread that has the dictionaries. */
export interface SpellingQuestion {
  readonly language: LanguageCode;
  readonly files: DictionaryFiles;
  readonly words: readonly string[];
}

/** `words`: those that are wrong, or what might be meant instead of them. */
export type SpellingAnswer =
  | { readonly ok: true; readonly words: readonly string[] }
  | { readonly ok: false; readonly problem: DictionaryProblem };

export function checkWords(question: SpellingQuestion): Promise<SpellingAnswer> {
  return answer(question, (dictionary, words) => words.filter((word) => !dictionary.isRight(word)));
}

export function suggestWords(question: SpellingQuestion): Promise<SpellingAnswer> {
  return answer(question, (dictionary, words) => words.flatMap((word) => dictionary.suggest(word)));
}

async function answer(
  { language, files, words }: SpellingQuestion,
  work: (dictionary: Dictionary, words: readonly string[]) => readonly string[],
): Promise<SpellingAnswer> {
  try {
    return { ok: true, words: work(await dictionaryOf(language, files), words) };
  } catch (error) {
    if (error instanceof DictionaryError) return { ok: false, problem: error.problem };
    throw error;
  }
}
