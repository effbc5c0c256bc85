import type { LanguageCode } from '../domain/languages.ts';

/** What changed, so that whoever shows it asks again. */
export type ChangeEvent =
  | {
      readonly kind: 'story';
      readonly storyId: string;
      readonly editionIds: readonly string[];
      /** The window that caused it, which knows already; null for the core itself. */
      readonly origin: string | null;
      /** Whether stages, tasks or details moved or a revision was restored, or only text changed. */
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
  /** A window replaces in many texts, or undoes that, and came to so many of them. */
  | { readonly kind: 'replacing'; readonly origin: string | null; readonly done: number; readonly of: number }
  /** The condition of the newsroom is another: its file is gone, can be written again… */
  | { readonly kind: 'condition' }
  | { readonly kind: 'backups' }
  /** A word was added or removed; `word` null: whatever was known of the language, or of all, may be otherwise now. */
  | { readonly kind: 'spelling'; readonly language: LanguageCode | null; readonly word: string | null }
  | { readonly kind: 'core-restarted' };
