import type { EditionContent } from '../../shared/domain/edition.ts';
import type { LanguageCode } from '../../shared/domain/languages.ts';
import { compareContents, type Difference } from '../../shared/language/difference.ts';
import { compileQuery } from '../../shared/language/find-matcher.ts';
import type { FindQuery, Found } from '../../shared/language/find-query.ts';
import { type FoundInstead, replacementsIn } from '../../shared/language/replacements.ts';
import type { SpellingAnswer, SpellingQuestion } from './spelling/spelling-tasks.ts';
import type { CopyVerdict } from './store/backup.ts';

/** Two states of one text. */
export interface Versions {
  readonly before: EditionContent;
  readonly after: EditionContent;
  readonly language: LanguageCode;
}

export interface ChangedWords {
  readonly added: number;
  readonly removed: number;
  /** Set when counting took too long: whole paragraphs were counted then. */
  readonly coarse?: true;
}

/** What goes in and what comes out of each kind of work. Both cross to another thread: plain data only. */
export interface BackgroundTasks {
  compare: { input: Versions; output: Difference };
  countChanges: { input: Versions; output: ChangedWords };
  /** Reads a copy of a newsroom through: never the file of the newsroom that is open. */
  verifyCopy: { input: { readonly path: string }; output: CopyVerdict };
  /** Tries an expression on the parts of texts, each a list. */
  findInTexts: {
    input: { readonly query: FindQuery; readonly texts: readonly (readonly string[])[]; readonly most: number };
    output: readonly (readonly (readonly Found[])[])[];
  };
  /** The same, with what comes in the place of each. */
  replaceInTexts: {
    input: { readonly query: FindQuery; readonly by: string; readonly texts: readonly (readonly string[])[] };
    output: readonly (readonly (readonly FoundInstead[])[])[];
  };
  checkWords: { input: SpellingQuestion; output: SpellingAnswer };
  suggestWords: { input: SpellingQuestion; output: SpellingAnswer };
}

export type TaskName = keyof BackgroundTasks;
export type TaskInput<Task extends TaskName> = BackgroundTasks[Task]['input'];
export type TaskOutput<Task extends TaskName> = BackgroundTasks[Task]['output'];

export interface TaskSettings {
  /** Work of one lane shares a thread and is done one piece after another; lanes do not wait for each other. */
  readonly lane: 'text' | 'finding' | 'files' | 'spelling';
  /** How long one piece may take before its thread is ended, in milliseconds, not counting the wait for its turn. */
  readonly limit: number;
  /** Whether the last one asked for is the next one done: what a person looks at now, before what they left. */
  readonly newestFirst: boolean;
}

export const taskSettings: { readonly [Task in TaskName]: TaskSettings } = {
  compare: { lane: 'text', limit: 2_000, newestFirst: true },
  countChanges: { lane: 'text', limit: 2_000, newestFirst: false },
  findInTexts: { lane: 'finding', limit: 1_000, newestFirst: true },
  replaceInTexts: { lane: 'finding', limit: 1_000, newestFirst: true },
  verifyCopy: { lane: 'files', limit: 30 * 60_000, newestFirst: false },
  checkWords: { lane: 'spelling', limit: 20_000, newestFirst: false },
  suggestWords: { lane: 'spelling', limit: 10_000, newestFirst: true },
};

/** The work itself. What needs more than plain code is imported when it is asked for, as a comparison needs no database. */
export const tasks: {
  readonly [Task in TaskName]: (input: TaskInput<Task>) => TaskOutput<Task> | Promise<TaskOutput<Task>>;
} = {
  compare: ({ before, after, language }) => compareContents(before, after, language),
  countChanges: ({ before, after, language }) => {
    const { wordsAdded, wordsRemoved } = compareContents(before, after, language);
    return { added: wordsAdded, removed: wordsRemoved };
  },
  findInTexts: ({ query, texts, most }) => {
    const compiled = compileQuery(query);
    return texts.map((parts) => parts.map((text) => (compiled.ok ? compiled.matcher.find(text, most) : [])));
  },
  replaceInTexts: ({ query, by, texts }) => {
    const compiled = compileQuery(query);
    return texts.map((parts) => parts.map((text) => (compiled.ok ? replacementsIn(compiled.matcher, text, by) : [])));
  },
  verifyCopy: async ({ path }) => (await import('./store/backup.ts')).tryCopy(path),
  checkWords: async (question) => (await import('./spelling/spelling-tasks.ts')).checkWords(question),
  suggestWords: async (question) => (await import('./spelling/spelling-tasks.ts')).suggestWords(question),
};
