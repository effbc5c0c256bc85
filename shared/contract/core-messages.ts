import type { LanguageCode } from '../domain/languages.ts';
import type { Role } from '../domain/members.ts';
import type { CoreChannel } from './channels.ts';
import type { ChangeEvent, Newsroom } from './contract.ts';
import type { DragomanErrorReply, Reply } from './errors.ts';

/** What the main process and the core say to each other. Messages are answered in the order in which they came. */

/** A newsroom to be made when the file does not exist. Its one member works in all its languages. */
export interface NewNewsroom {
  readonly name: string;
  readonly languages: readonly LanguageCode[];
  readonly fourEyes: boolean;
  readonly member: { readonly name: string; readonly roles: readonly Role[] };
}

export type MessageToCore =
  /**
   * Opens the file, closing the one that is open; answered by `opened` or `failed`. When it does not exist it is made
   * from `create`, or from the sample in `sampleFolder`; with neither it fails with `no-such-file`.
   */
  | {
      readonly kind: 'open';
      /** Absolute. */
      readonly path: string;
      readonly create?: NewNewsroom;
      readonly sampleFolder?: string;
    }
  /** The input fits its schema: the router saw to that. Answered by `reply` with the same id. */
  | {
      readonly kind: 'request';
      readonly id: number;
      /** The window that asks. */
      readonly session: string;
      readonly channel: CoreChannel;
      readonly input: unknown;
    }
  /**
   * Puts a verified backup in the place of the newsroom at `path`, open or not, after keeping what is there; answered by
   * `opened`, or by `not-restored`.
   */
  | {
      readonly kind: 'restore';
      /** Absolute, both. */
      readonly path: string;
      readonly backup: string;
      /** Who restores; null where nobody is signed in. */
      readonly memberId: string | null;
    }
  /** Closes the file; answered by `closed`. */
  | { readonly kind: 'close' };

export type MessageFromCore =
  /** The process listens. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'opened'; readonly newsroom: Newsroom }
  | { readonly kind: 'failed'; readonly error: DragomanErrorReply }
  /** Nothing was restored. `newsroom` is what is open now as before; `reopened` when everybody has to sign in again. */
  | {
      readonly kind: 'not-restored';
      readonly error: DragomanErrorReply;
      readonly newsroom: Newsroom | null;
      readonly reopened: boolean;
    }
  | { readonly kind: 'reply'; readonly id: number; readonly reply: Reply<unknown> }
  | { readonly kind: 'event'; readonly event: ChangeEvent }
  | { readonly kind: 'closed' };
