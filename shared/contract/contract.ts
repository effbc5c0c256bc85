import type { Check } from '../domain/checks.ts';
import type { EditionContent } from '../domain/edition.ts';
import type { HeadlineLimits } from '../domain/headline-limits.ts';
import type { LanguageCode } from '../domain/languages.ts';
import type { Member } from '../domain/members.ts';
import type { PictureType } from '../domain/picture-file.ts';
import type { Piece, Progress } from '../domain/translation.ts';
import type { Action, EditionKind, Stage, StoryStage } from '../domain/workflow.ts';
import type { BlockDifference } from '../language/difference.ts';
import type { Channel } from './channels.ts';
import type { EditorMenuCommand } from './editor-commands.ts';
import type { DragomanErrorReply, Reply } from './errors.ts';
import type { FindOutputs } from './find.ts';
import type { Instant } from './instant.ts';
import type {
  Backup,
  BackupState,
  Comparison,
  Condition,
  HeldText,
  PinnedComparison,
  Recovery,
  RetentionPreview,
  RetentionState,
  Revision,
  Timeline,
  WordCounts,
} from './kept.ts';
import type { Input } from './schemas.ts';
import type { WritingCommandId } from './writing-commands.ts';

/** The one contract between the interface and everything behind it. Instants are ISO 8601 in UTC. */

export type { Instant } from './instant.ts';
export type * from './kept.ts';

export interface Newsroom {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly languages: readonly LanguageCode[];
  readonly desks: readonly string[];
  readonly fourEyes: boolean;
  readonly members: readonly Member[];
}

export interface Place {
  readonly memberId: string | null;
  /** The route, as the interface writes it, e.g. `/edition/ID`. */
  readonly path: string;
  /** The block that held the caret. */
  readonly blockId: string | null;
}

export interface Boot {
  readonly version: string;
  readonly platform: string;
  /** Names this window: the `origin` of the change events that it causes itself. */
  readonly session: string;
  readonly newsroom: Newsroom | null;
  /** Who is signed in at this window. */
  readonly memberId: string | null;
  readonly place: Place | null;
  /** Why the newsroom that was asked for at launch could not be opened. */
  readonly problem: DragomanErrorReply | null;
  /** The desk of the member signed in, so that a launch needs one request. */
  readonly desk: Desk | null;
  /** Why the window's page was loaded anew, when that is to be told in it. */
  readonly again: LoadedAgain | null;
}

export type LoadedAgain =
  /** The page crashed. `held`: what was typed in it and not saved. */
  | { readonly kind: 'crashed'; readonly held: readonly HeldText[] }
  /** A backup was restored; `at`: when it was made, null when that is not known. */
  | { readonly kind: 'restored'; readonly at: Instant | null };

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

export interface Delivery {
  readonly id: string;
  readonly editionId: string;
  readonly language: LanguageCode;
  readonly outlet: OutletKind;
  readonly kind: 'publish' | 'correct' | 'kill' | 'refresh';
  readonly state: 'waiting' | 'done' | 'failed';
  /** Where it went, an absolute path, once done. */
  readonly path: string | null;
  readonly error: string | null;
  readonly at: Instant;
}

export interface Acted {
  readonly stage: Stage;
  /** What a publication, correction or kill delivered. Failed ones are tried again. */
  readonly deliveries: readonly Delivery[];
}

export type OutletKind = 'site' | 'ninjs';

export interface Outlet {
  readonly outlet: OutletKind;
  readonly enabled: boolean;
  /** Where it writes, an absolute path. */
  readonly folder: string;
}

/** A picture in the newsroom, shown at `/picture/HASH`. */
export interface Picture {
  readonly hash: string;
  readonly type: PictureType;
  /** What its file was called. */
  readonly name: string;
  /** As a reader sees it, in pixels. */
  readonly width: number;
  readonly height: number;
  /** In bytes. */
  readonly size: number;
  readonly addedAt: Instant;
  readonly hasThumbnail: boolean;
}

export interface Comment {
  readonly id: string;
  readonly authorName: string;
  readonly text: string;
  readonly kind: 'comment' | 'send back';
  readonly at: Instant;
  readonly resolved: boolean;
}

export interface SpellingDictionary {
  readonly language: LanguageCode;
  /** Whether one comes with Dragoman. */
  readonly shipped: boolean;
  /** The files that the newsroom named, absolute paths; they come before what is shipped. */
  readonly files: { readonly aff: string; readonly dic: string } | null;
}

export interface Spelling {
  /** Whether the member who asks wants it. */
  readonly on: boolean;
  /** One a language of the newsroom. */
  readonly dictionaries: readonly SpellingDictionary[];
}

/** A word that the newsroom spells so, whatever the dictionary says. */
export interface NewsroomWord {
  readonly language: LanguageCode;
  readonly word: string;
  /** Who added it. */
  readonly by: string;
  readonly at: Instant;
}

interface Outputs extends FindOutputs {
  'app.boot': Boot;
  'app.openSample': Newsroom;
  /** Null when the person cancelled the dialog. */
  'app.openNewsroom': Newsroom | null;
  'app.createNewsroom': Newsroom;
  'app.closeNewsroom': null;
  'app.rememberPlace': null;
  'app.openExternal': null;
  'app.showInFolder': null;
  'app.chooseFolder': string | null;
  /** The two files of a dictionary; null when the person cancelled. */
  'app.chooseDictionary': { readonly aff: string; readonly dic: string } | null;
  /** Null when the person cancelled. What was open is kept first, as a backup of its own. */
  'app.restoreBackup': Newsroom | null;
  'app.recoveries': readonly Recovery[];
  'app.keepRecovery': null;
  'app.dropRecovery': null;
  'app.holdText': null;
  /** Where the copy is; null when the person cancelled. */
  'app.saveCopy': string | null;
  /** Whether it went to a printer; not when the person cancelled. */
  'app.print': boolean;
  /** Where the file is; null when the person cancelled. */
  'app.savePdf': string | null;
  'app.fullScreen': null;
  /** None when the person cancelled. */
  'app.choosePictures': readonly { readonly name: string; readonly bytes: Uint8Array }[];
  /** Whether quotes and dashes are made typographic as they are typed: the person's choice. */
  'app.typography': boolean;
  'app.setTypography': null;
  /** Pastes the text on the clipboard, without its looks, where the caret is. */
  'app.pasteAsText': null;

  'session.signIn': { readonly member: Member; readonly desk: Desk };
  'session.signOut': null;
  'newsroom.get': Newsroom;
  'newsroom.update': Newsroom;
  'newsroom.condition': Condition;
  'members.add': Newsroom;
  'members.update': Newsroom;
  'desk.get': Desk;
  'stories.list': { readonly total: number; readonly rows: readonly StorySummary[] };
  'stories.get': StorySummary;
  'stories.create': { readonly storyId: string; readonly editionId: string };
  'stories.update': StorySummary;
  'editions.open': EditionView;
  'editions.save': Saved;
  'editions.act': Acted;
  'locks.take': Lock;
  'locks.release': null;
  'translation.stillValid': Saved;
  'translation.leaveOut': Saved;
  /** What the source said when this piece was pinned, against what it says now. */
  'translation.whatChanged': BlockDifference;
  'history.list': readonly Revision[];
  'history.read': { readonly revision: Revision; readonly content: EditionContent };
  'history.compare': Comparison;
  'history.comparePinned': PinnedComparison;
  /** For each pair, in the order asked; null for what took too long. */
  'history.countWords': readonly (WordCounts | null)[];
  'history.timeline': Timeline;
  'history.name': null;
  'history.restore': Saved;
  'retention.get': RetentionState;
  'retention.preview': RetentionPreview;
  /** How it is once old revisions are thinned. */
  'retention.set': RetentionState;
  'backups.get': BackupState;
  'backups.make': Backup;
  'backups.setFolder': BackupState;
  'comments.list': readonly Comment[];
  'comments.add': Comment;
  'comments.resolve': null;
  'tasks.done': null;
  'deliveries.list': readonly Delivery[];
  /** On the disk by the time of the reply; the same file is there once. */
  'pictures.add': Picture;
  'pictures.details': Picture;
  'pictures.setThumbnail': null;
  /** `lasting`: the same will come for ever at this address. */
  'pictures.read': { readonly type: PictureType; readonly bytes: Uint8Array; readonly lasting: boolean };
  'headlines.limits': HeadlineLimits;
  'headlines.setLimit': HeadlineLimits;
  'spelling.get': Spelling;
  'spelling.words': readonly NewsroomWord[];
  /** Those of the words that are wrong. */
  'spelling.check': readonly string[];
  /** What may have been meant, the likeliest first. */
  'spelling.suggest': readonly string[];
  'spelling.add': null;
  'spelling.remove': null;
  'spelling.turn': Spelling;
  'spelling.setFiles': Spelling;
  'outlets.list': readonly Outlet[];
  'outlets.update': readonly Outlet[];
}

export type Output<C extends Channel> = Outputs[C];

/** What changed, so that whoever shows it asks again. */
export type ChangeEvent =
  | {
      readonly kind: 'story';
      readonly storyId: string;
      readonly editionIds: readonly string[];
      /** The window that caused it, which knows already; null for the core itself. */
      readonly origin: string | null;
      /** Whether stages, tasks or details moved, or only text. */
      readonly weight: 'text' | 'state';
    }
  /** Somebody takes over: the window `session` saves what is typed and lets go, or loses the lock a moment later. */
  | {
      readonly kind: 'lock-wanted';
      readonly editionId: string;
      readonly session: string;
      /** Who takes over, and whether it is the holder at another window. */
      readonly by: string;
      readonly own: boolean;
    }
  | { readonly kind: 'newsroom' }
  /** The condition of the newsroom is another: its file is gone, can be written again… */
  | { readonly kind: 'condition' }
  | { readonly kind: 'backups' }
  /** A word was added or removed; `word` null: whatever was known of the language, or of all, may be otherwise now. */
  | { readonly kind: 'spelling'; readonly language: LanguageCode | null; readonly word: string | null }
  | { readonly kind: 'core-restarted' };

export type FindMenuCommand = 'find' | 'replace' | 'find-next' | 'find-previous' | 'find-newsroom' | 'replace-newsroom';

export type SpellingMenuCommand = 'spelling-next' | 'spelling-previous' | 'spelling-suggest';

export type MenuCommand =
  | EditorMenuCommand
  | WritingCommandId
  | FindMenuCommand
  | SpellingMenuCommand
  | 'new-story'
  | 'palette'
  | 'save'
  | 'back-up'
  | 'restore-backup';

/** What the preload bridge puts on `window.dragoman`: the only way out of a page. */
export interface Bridge {
  /** Resolves always; a refusal is a reply. */
  call<C extends Channel>(channel: C, input: Input<C>): Promise<Reply<Output<C>>>;
  /** Returns the function that stops listening. */
  onChange(listener: (event: ChangeEvent) => void): () => void;
  onMenu(listener: (command: MenuCommand) => void): () => void;
  /** The main process waits for the promise before it closes the window, and asks when it is not all saved: false. */
  onFlush(listener: () => Promise<boolean>): () => void;
}
