import type { LanguageCode } from '../domain/languages.ts';
import type { Progress } from '../domain/translation.ts';
import type { EditionKind, Stage, StoryStage } from '../domain/workflow.ts';
import type { Instant } from './instant.ts';

/** Stories and editions as lists have them, and the desk of a member. */

export interface EditionSummary {
  readonly id: string;
  readonly storyId: string;
  readonly language: LanguageCode;
  readonly kind: EditionKind;
  readonly stage: Stage;
  readonly headline: string;
  readonly assigneeId: string | null;
  readonly assigneeName: string | null;
  readonly words: number;
  readonly paragraphs: number;
  /** All zero in an original. */
  readonly progress: Progress;
  readonly correctionNumber: number;
  readonly scheduledAt: Instant | null;
  readonly publishedAt: Instant | null;
  readonly updatedAt: Instant;
}

export interface StorySummary {
  readonly id: string;
  readonly slugline: string;
  readonly desk: string;
  readonly priority: number;
  readonly deadline: Instant | null;
  /** How long it is to be; null when nobody said. */
  readonly commissionedWords: number | null;
  readonly embargo: { readonly at: Instant; readonly timeZone: string } | null;
  readonly originalLanguage: LanguageCode;
  readonly publishIn: readonly LanguageCode[];
  readonly authorId: string;
  readonly authorName: string;
  readonly spiked: boolean;
  readonly stage: StoryStage;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  /** In the order of the newsroom's languages. */
  readonly editions: readonly EditionSummary[];
}

export const deskSectionKinds = [
  'sent-back',
  'source-changed',
  'tasks',
  'drafts',
  'to-translate',
  'to-edit',
  'ready',
  'scheduled',
  'elsewhere',
  'waiting',
] as const;
export type DeskSectionKind = (typeof deskSectionKinds)[number];

export interface DeskRow {
  readonly story: StorySummary;
  /** The edition that the row opens. */
  readonly edition: EditionSummary;
  /** For a translation: the language it is made from. */
  readonly sourceLanguage: LanguageCode | null;
  /** The reason that came with it: of a send-back, a correction, a kill. */
  readonly reason: string | null;
  /** Who gave that reason. */
  readonly reasonBy: string | null;
  readonly task: { readonly id: string; readonly kind: TaskKind } | null;
  /** When what the row tells happened. */
  readonly since: Instant;
}

export interface DeskSection {
  readonly kind: DeskSectionKind;
  readonly total: number;
  /** At most 40 rows; the rest is in Stories. */
  readonly rows: readonly DeskRow[];
}

/** What a member's roles give them to do, the most pressing first; empty sections are left out. */
export interface Desk {
  readonly sections: readonly DeskSection[];
  readonly stories: number;
}

export type TaskKind = 'correction' | 'kill';
