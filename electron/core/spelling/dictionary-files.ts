import { join } from 'node:path';
import type { LanguageCode } from '../../../shared/domain/languages.ts';

/** A Hunspell dictionary: its rules and its words, absolute paths. */
export interface DictionaryFiles {
  readonly aff: string;
  readonly dic: string;
}

/** The languages whose dictionaries come with Dragoman. For Kazakh there are none that are good enough. */
const shipped: readonly LanguageCode[] = ['en', 'ru'];

/** The dictionaries in a folder that is laid out as the packages are that they come from. */
export function shippedDictionary(folder: string | null, language: LanguageCode): DictionaryFiles | null {
  if (folder === null || !shipped.includes(language)) return null;
  const inside = join(folder, `dictionary-${language}`);
  return { aff: join(inside, 'index.aff'), dic: join(inside, 'index.dic') };
}
