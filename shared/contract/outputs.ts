import type { EditionContent } from '../domain/edition.ts';
import type { HeadlineLimits } from '../domain/headline-limits.ts';
import type { Member } from '../domain/members.ts';
import type { PictureType } from '../domain/picture-file.ts';
import type { BlockDifference } from '../language/difference.ts';
import type { Channel } from './channels.ts';
import type { EditionView, Lock, Saved } from './editions.ts';
import type { Comment, NewsroomWord, Picture, Spelling } from './extras.ts';
import type { FindOutputs } from './find.ts';
import type {
  Backup,
  BackupState,
  Comparison,
  Condition,
  PinnedComparison,
  Recovery,
  RetentionPreview,
  RetentionState,
  Revision,
  Timeline,
  WordCounts,
} from './kept.ts';
import type { Boot, Newsroom } from './newsroom.ts';
import type { Acted, Delivery, Outlet } from './outlets.ts';
import type { Desk, StorySummary } from './stories.ts';

/** What every request is answered with. */

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
