import type { NewsroomWord } from '../../../shared/contract/contract.ts';
import type { LanguageCode } from '../../../shared/domain/languages.ts';
import { all, one, type ReadableDatabase, run, type WritableDatabase } from './database.ts';

/** All words that the newsroom spells its own way, by language and then by the alphabet of code points. */
export function listDictionaryWords(database: ReadableDatabase): readonly NewsroomWord[] {
  return all<NewsroomWord>(
    database,
    `SELECT language, word, member.name AS by, at FROM dictionary_word JOIN member ON member.id = member_id
     ORDER BY language, word`,
  );
}

/** Those of these that the newsroom has. */
export function knownDictionaryWords(
  database: ReadableDatabase,
  language: LanguageCode,
  words: readonly string[],
): ReadonlySet<string> {
  const rows = all<{ word: string }>(
    database,
    `SELECT word FROM dictionary_word
     WHERE language = :language AND word IN (SELECT value FROM json_each(:words))`,
    { language, words: JSON.stringify(words) },
  );
  return new Set(rows.map(({ word }) => word));
}

export function hasDictionaryWord(database: ReadableDatabase, language: LanguageCode, word: string): boolean {
  const row = one<{ found: number }>(
    database,
    'SELECT 1 AS found FROM dictionary_word WHERE language = :language AND word = :word',
    { language, word },
  );
  return row !== undefined;
}

export function insertDictionaryWord(
  database: WritableDatabase,
  row: { readonly language: LanguageCode; readonly word: string; readonly memberId: string; readonly at: string },
): void {
  run(
    database,
    `INSERT INTO dictionary_word (language, word, member_id, at) VALUES (:language, :word, :memberId, :at)
     ON CONFLICT (language, word) DO NOTHING`,
    { ...row },
  );
}

export function deleteDictionaryWord(database: WritableDatabase, language: LanguageCode, word: string): void {
  run(database, 'DELETE FROM dictionary_word WHERE language = :language AND word = :word', { language, word });
}
