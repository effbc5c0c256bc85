import type { Refusal } from '../domain/workflow.ts';

/** What can go wrong, as data. `message` in a reply is plain English for a person; `data` is for programs. */
export interface ErrorData {
  /** The workflow says no. */
  refused: Refusal;
  /** The input does not fit its schema; `path` names the field. */
  'bad-input': { readonly path: string };
  'not-signed-in': Record<never, never>;
  'not-allowed': { readonly who: readonly string[] };
  'not-found': { readonly kind: string; readonly id: string };
  /** The text was changed elsewhere since the revision that the save builds on. */
  conflict: { readonly headRevision: number };
  locked: { readonly holder: string; readonly until: string; readonly mayTakeOver: boolean };
  'no-newsroom': Record<never, never>;
  'not-a-newsroom': { readonly path: string };
  /** A backup is of another newsroom than the one that it was to replace. */
  'other-newsroom': { readonly path: string; readonly name: string };
  'newer-version': { readonly path: string; readonly version: number; readonly known: number };
  damaged: { readonly path: string };
  /** One stored text does not read back as it was written; the others do. */
  'damaged-revision': { readonly editionId: string; readonly number: number };
  /** The newsroom's file is not where it was: a drive was unplugged, somebody moved or deleted it. */
  'file-gone': { readonly path: string };
  /** Another program wrote into the file, which nobody but this process may. */
  'lock-lost': { readonly path: string };
  'read-only': { readonly path: string };
  'open-elsewhere': { readonly path: string };
  'no-such-file': { readonly path: string };
  /** `path` names the file of a dictionary that cannot be used; null where there is none for the language. */
  'no-dictionary': { readonly language: string; readonly path: string | null };
  'spelling-failed': { readonly language: string };
  'print-failed': { readonly detail: string };
  'disk-full': Record<never, never>;
  'storage-failed': { readonly detail: string };
  /** A file that is no picture, or of no type that is taken; `kind` names what it is where that is known. */
  'not-a-picture': { readonly name: string; readonly kind: string | null };
  /** `limit` in bytes. */
  'picture-too-large': { readonly name: string; readonly limit: number };
  'core-restarted': Record<never, never>;
  cancelled: Record<never, never>;
  unexpected: { readonly logId: string };
}

export type ErrorCode = keyof ErrorData;

export type DragomanErrorReply = {
  [Code in ErrorCode]: { readonly code: Code; readonly message: string; readonly data: ErrorData[Code] };
}[ErrorCode];

/** An error that crosses every border as data. Anything else thrown becomes `unexpected` with a log id. */
export class DragomanError<Code extends ErrorCode = ErrorCode> extends Error {
  readonly code: Code;
  readonly data: ErrorData[Code];

  constructor(code: Code, message: string, data: ErrorData[Code]) {
    super(message);
    this.name = 'DragomanError';
    this.code = code;
    this.data = data;
  }

  toReply(): DragomanErrorReply {
    return { code: this.code, message: this.message, data: this.data } as DragomanErrorReply;
  }
}

export type Reply<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: DragomanErrorReply };
