import type { Check } from '../domain/checks.ts';
import type { EditionContent } from '../domain/edition.ts';
import type { LanguageCode } from '../domain/languages.ts';
import type { Piece, Progress } from '../domain/translation.ts';
import type { Action, Stage } from '../domain/workflow.ts';
import type { Instant } from './instant.ts';
import type { EditionSummary, StorySummary, TaskKind } from './stories.ts';

/** One edition with all that is around it. */

export interface Lock {
  readonly memberId: string;
  readonly memberName: string;
  readonly mine: boolean;
  /** Whether its holder is who asks, at this window or another. */
  readonly own: boolean;
  readonly until: Instant;
  readonly mayTakeOver: boolean;
}

export interface SourceView {
  readonly editionId: string;
  readonly language: LanguageCode;
  readonly authorName: string;
  readonly stage: Stage;
  readonly revision: number;
  readonly content: EditionContent;
  readonly pieces: readonly Piece[];
  /** When its newest revision was made. */
  readonly changedAt: Instant;
  /** When each piece that moved on since it was translated came to say what it says now, by the piece's key. */
  readonly changedAtByKey: Readonly<Record<string, Instant>>;
}

/** Everything a view of one edition needs. */
export interface EditionView {
  readonly story: StorySummary;
  readonly edition: EditionSummary;
  readonly revision: number;
  readonly savedAt: Instant;
  readonly content: EditionContent;
  readonly mayWrite: boolean;
  /** Set when the newest text cannot be read any more; `revision` and `content` are then the newest that can. */
  readonly damage: EditionDamage | null;
  readonly mayConfirm: boolean;
  /** What the member's roles open at this stage. */
  readonly actions: readonly Action[];
  readonly checks: readonly Check[];
  readonly lock: Lock | null;
  /** Null for an original. */
  readonly source: SourceView | null;
  /** The open tasks on this edition. */
  readonly tasks: readonly Task[];
  /** The reason of the last send-back, while it stands. */
  readonly sentBack: { readonly reason: string; readonly by: string; readonly at: Instant } | null;
  /** What readers are told of the correction being written, or else of the last that went out. */
  readonly correctionNote: string | null;
  readonly killed: { readonly reason: string; readonly by: string; readonly at: Instant } | null;
}

export interface EditionDamage {
  /** The revisions above the one shown, none of which can be read; in order. */
  readonly revisions: readonly number[];
  /** Whether the member may make the one shown the newest again. */
  readonly mayRestore: boolean;
}

export interface Task {
  readonly id: string;
  readonly kind: TaskKind;
  readonly note: string;
  readonly by: string;
  readonly at: Instant;
}

export interface Saved {
  readonly revision: number;
  readonly savedAt: Instant;
  readonly words: number;
  readonly progress: Progress;
  /** For a translation, how each piece stands after the save. */
  readonly pieces: readonly Piece[];
}
