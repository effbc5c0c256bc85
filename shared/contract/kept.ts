import type { BackupKind } from '../domain/backup-schedule.ts';
import type { Cause } from '../domain/causes.ts';
import type { ContentChange, EditionContent } from '../domain/edition.ts';
import type { LanguageCode } from '../domain/languages.ts';
import type { EditionKind, Stage } from '../domain/workflow.ts';
import type { Difference } from '../language/difference.ts';
import type { DragomanErrorReply } from './errors.ts';
import type { Instant } from './instant.ts';

/** What the contract says of what was kept: revisions, backups, and how the newsroom's file is. */

export type { BackupKind };

export interface Revision {
  readonly number: number;
  readonly cause: Cause;
  readonly authorId: string;
  readonly authorName: string;
  readonly at: Instant;
  readonly words: number;
  /** What the event behind it said: a reason, a note, the revision restored. */
  readonly note: string | null;
  /** The stage that the edition was in once this was saved. */
  readonly stage: Stage;
  /** What a person called it; null while nobody did. */
  readonly name: string | null;
  /** Set when only its number can be read: who saved it, when and why is lost. */
  readonly damaged?: true;
}

/** One revision of any edition of a story. */
export interface Moment extends Revision {
  readonly editionId: string;
}

/** A story's life across its editions. */
export interface Timeline {
  readonly editions: readonly { readonly id: string; readonly language: LanguageCode; readonly kind: EditionKind }[];
  /** All revisions, the oldest first: by time, and within an edition always by number. */
  readonly moments: readonly Moment[];
}

export interface WordCounts {
  readonly added: number;
  readonly removed: number;
}

/**
 * What becomes of old revisions. `thin` drops those of typing that are older than so many days, never a milestone, one
 * with a name, the first or the last of a sitting, or the state before a restore or an import.
 */
export type Retention = { readonly kind: 'keep-all' } | { readonly kind: 'thin'; readonly olderThanDays: number };

export interface RetentionState {
  readonly retention: Retention;
  readonly revisions: number;
  /** What all history takes in the file, in bytes. */
  readonly bytes: number;
}

/** What a retention would drop if it were set now. */
export interface RetentionPreview {
  readonly revisions: number;
  readonly bytes: number;
  readonly stories: number;
  /** The oldest and the newest that it would drop; null when it would drop none. */
  readonly from: Instant | null;
  readonly to: Instant | null;
  /** The stories that would lose most, at most ten. */
  readonly most: readonly { readonly storyId: string; readonly slugline: string; readonly revisions: number }[];
}

/** A copy of the newsroom that was read through, its pages and every stored text, and found to be what the newsroom is. */
export interface Backup {
  /** Absolute. */
  readonly path: string;
  readonly at: Instant;
  readonly kind: BackupKind;
  /** In bytes. */
  readonly size: number;
  /** How many of its texts cannot be read, since they could not in the newsroom itself; absent in a whole one. */
  readonly damagedTexts?: number;
}

export interface BackupState {
  /** Where they are kept, an absolute path. */
  readonly folder: string;
  /** Whether the folder is the usual one, beside the newsroom. */
  readonly usual: boolean;
  /** Those in the folder, the newest first. */
  readonly backups: readonly Backup[];
  /** The newest in which every text can be read. */
  readonly lastGood: Backup | null;
  /** Whether one is being made now. */
  readonly running: boolean;
  /** Why the last attempt failed, or what the last backup lacks; null once one succeeded and is whole. */
  readonly problem: DragomanErrorReply | null;
}

/** A text, or all that is known of one, that cannot be read any more. */
export interface Unreadable {
  /** What it is, for a person: "port-dredging, Russian". */
  readonly what: string;
  readonly storyId: string | null;
  readonly editionId: string | null;
  /** The revisions that cannot be read, in order; empty when it is not known which. */
  readonly revisions: readonly number[];
}

/** How the open newsroom is. */
export type Condition =
  | { readonly kind: 'good' }
  /** It can be read; saving fails for now and is tried again by itself. */
  | { readonly kind: 'failing'; readonly error: DragomanErrorReply; readonly since: Instant }
  /** It is open to be read only, and not all of it can be. */
  | { readonly kind: 'damaged'; readonly unreadable: readonly Unreadable[]; readonly lastGood: Backup | null };

/** Text that a window could not save, kept in the profile. */
export interface Recovery {
  readonly newsroomId: string;
  readonly editionId: string;
  /** The revision that it was typed on top of. */
  readonly baseRevision: number;
  readonly memberId: string;
  readonly at: Instant;
  readonly content: Pick<EditionContent, 'fields' | 'blocks'>;
  /** The block that held the caret. */
  readonly blockId: string | null;
}

/** What was typed in a window and not saved when its page crashed; the main process holds it in memory. */
export interface HeldText {
  readonly editionId: string;
  /** The revision that `change` is on top of. */
  readonly baseRevision: number;
  readonly change: ContentChange;
}

export interface Comparison {
  readonly from: number;
  readonly to: number;
  readonly difference: Difference;
}

/** A translation's source as its pins have it, against the source as it is. */
export interface PinnedComparison {
  readonly sourceEditionId: string;
  readonly language: LanguageCode;
  /** The newest revision of the source. */
  readonly to: number;
  readonly difference: Difference;
  /** The pieces whose words of then were thinned: they are compared as they are now. Absent when there are none. */
  readonly thinned?: readonly string[];
}
