import type { LanguageCode } from '../domain/languages.ts';
import type { Member } from '../domain/members.ts';
import type { DragomanErrorReply } from './errors.ts';
import type { Instant } from './instant.ts';
import type { HeldText } from './kept.ts';
import type { Desk } from './stories.ts';

/** The newsroom that is open, and what a window starts with. */

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
