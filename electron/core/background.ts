import type { EditionContent } from '../../shared/domain/edition.ts';
import type { LanguageCode } from '../../shared/domain/languages.ts';
import { compareContents, type Difference } from '../../shared/language/difference.ts';

/** Work that takes too long for the thread that answers windows. */
export interface Background {
  compare(before: EditionContent, after: EditionContent, language: LanguageCode): Promise<Difference>;
  /** Ends what is under way. */
  close(): Promise<void>;
}

/** Does the work at once on this thread: for tests, and where there is no other thread. */
export function inThisThread(): Background {
  return {
    compare: async (before, after, language) => compareContents(before, after, language),
    close: async () => undefined,
  };
}
