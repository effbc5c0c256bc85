import type { LanguageCode } from '../domain/languages.ts';
import type { PictureType } from '../domain/picture-file.ts';
import type { Instant } from './instant.ts';

/** What goes with the texts: pictures, comments, spelling. */

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
