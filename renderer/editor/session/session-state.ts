import type { Instant, Saved } from '../../../shared/contract/contract.ts';
import type { DragomanErrorReply, Reply } from '../../../shared/contract/errors.ts';
import type { Input } from '../../../shared/contract/schemas.ts';
import type { EditionContent } from '../../../shared/domain/edition.ts';
import type { LanguageCode } from '../../../shared/domain/languages.ts';
import { savedTime } from '../../ui/time.ts';
import type { Unsent } from './change-holder.ts';
import type { RecoveryPlace } from './recovery-keeper.ts';

export type SaveInput = Input<'editions.save'>;

export interface EditionSessionOptions {
  readonly editionId: string;
  readonly language: LanguageCode;
  /** The revision that `content` is. */
  readonly revision: number;
  readonly savedAt: Instant;
  readonly content: EditionContent;
  /** As the core counts: the words of the body. */
  readonly words: number;
  /** In a translation: the source revision that its translator sees now. */
  readonly sourceRevision: () => number | null;
  readonly save: (input: SaveInput) => Promise<Reply<Saved>>;
  /** Where the text goes while it cannot be saved; nowhere when absent. */
  readonly recovery?: RecoveryPlace;
  /** Told what is typed between saves; nobody is when absent. */
  readonly hold?: (unsent: Unsent) => void;
  /** What the core has now; asked after a conflict that may be with a save of this session whose answer was lost. */
  readonly readHead: () => Promise<Reply<Head>>;
}

export interface Head {
  readonly revision: number;
  readonly savedAt: Instant;
  readonly content: EditionContent;
}

export interface SessionState {
  /** `unsaved`: typed, and to be saved in a moment. `failed`: what was typed is kept here and not on the disk. */
  readonly status: 'saved' | 'unsaved' | 'saving' | 'failed';
  readonly savedAt: Instant;
  /** Why the last save failed; null once one succeeded. */
  readonly error: DragomanErrorReply | null;
  /** Whether what is not saved is in a recovery file as well. */
  readonly kept: boolean;
  /** Set when saving goes on only after somebody did something: retried, took over, opened the edition again. */
  readonly stopped: boolean;
  readonly revision: number;
  /** Of the body, what is typed and not saved yet included as soon as it is taken from the editor. */
  readonly words: number;
  /** Whether the session is over: the story was left, and everything saved. */
  readonly over: boolean;
  /** What the last save said; null before the first one. */
  readonly saved: Saved | null;
}

/** For the status "Save state": starts with "Saved", "Saving" or "Not saved". */
export function saveStateText({ status, savedAt, error }: SessionState): string {
  switch (status) {
    case 'saved':
      return `Saved ${savedTime(savedAt)}`;
    case 'unsaved':
    case 'saving':
      return 'Saving…';
    case 'failed':
      return `Not saved: ${error?.message ?? 'the text is kept here'}`;
  }
}
