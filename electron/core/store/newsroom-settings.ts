import type { Retention } from '../../../shared/contract/contract.ts';
import type { HeadlineLimits } from '../../../shared/domain/headline-limits.ts';
import type { LanguageCode } from '../../../shared/domain/languages.ts';
import { one, type ReadableDatabase, run, type WritableDatabase } from './database.ts';

/** Settings of the newsroom that are one value each, by the name they are stored under. */
export interface NewsroomSettings {
  readonly retention: Retention;
  /** When old revisions were last thinned by themselves: an instant. */
  readonly thinnedAt: string;
  /** What the ages of revisions were counted from then, or when a person last set the retention: an instant. */
  readonly agesFrom: string;
  /** Where backups are kept, an absolute path; null for the usual folder, beside the newsroom. */
  readonly backupFolder: string | null;
  /** How long headlines are to be, for the languages that somebody set it for. */
  readonly headlineLimits: Partial<HeadlineLimits>;
  /** The members who want no spelling checked. */
  readonly spellingOff: readonly string[];
  /** The dictionaries that the newsroom named. */
  readonly dictionaryFiles: Partial<Record<LanguageCode, { readonly aff: string; readonly dic: string }>>;
}

/** What was set, or, where nobody ever set it, undefined. */
export function readSetting<Name extends keyof NewsroomSettings>(
  database: ReadableDatabase,
  name: Name,
): NewsroomSettings[Name] | undefined {
  const row = one<{ value: string }>(database, 'SELECT value FROM setting WHERE name = :name', { name });
  return row && (JSON.parse(row.value) as NewsroomSettings[Name]);
}

export function writeSetting<Name extends keyof NewsroomSettings>(
  database: WritableDatabase,
  name: Name,
  value: NewsroomSettings[Name],
): void {
  run(
    database,
    `INSERT INTO setting (name, value) VALUES (:name, :value)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    { name, value: JSON.stringify(value) },
  );
}
