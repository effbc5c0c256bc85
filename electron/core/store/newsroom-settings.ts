import type { Retention } from '../../../shared/contract/contract.ts';
import type { HeadlineLimits } from '../../../shared/domain/headline-limits.ts';
import type { LanguageCode } from '../../../shared/domain/languages.ts';
import type { FindQuery } from '../../../shared/language/find-query.ts';
import { one, type ReadableDatabase, run, type WritableDatabase } from './database.ts';

interface RunOfTexts {
  readonly id: string;
  /** Who began it, and when: an instant. */
  readonly memberId: string;
  readonly at: string;
  readonly query: FindQuery;
  readonly by: string;
}

export interface Replacement extends RunOfTexts {
  readonly what: 'replace';
  /** In order, each with the revision that the person saw and the places that stay. */
  readonly editions: readonly {
    readonly editionId: string;
    readonly baseRevision: number;
    readonly without: readonly { readonly key: string; readonly run: number; readonly at: number }[];
  }[];
}

export interface Undoing extends RunOfTexts {
  readonly what: 'undo';
  /** In order, each with the revision that the replacing made of it. */
  readonly editions: readonly { readonly editionId: string; readonly revision: number }[];
}

/** Replacing in many texts, or undoing that: written down so that it can be finished or taken back when it is cut off. */
export type ReplaceRun = Replacement | Undoing;

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
  /** What is being replaced across the newsroom, and what was cut off on the way. */
  readonly replaceRuns: readonly ReplaceRun[];
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
