import type { Cause } from './causes.ts';

/** What sittings are told from; the contract's `Revision` fits. */
export interface Sat {
  readonly number: number;
  readonly cause: Cause;
  readonly authorId: string;
  /** ISO 8601. */
  readonly at: string;
  /** What a person called it. */
  readonly name: string | null;
}

/**
 * The history as a person reads it: what somebody did is one entry each; the many small saves of one stretch of
 * writing are one entry together, which unfolds.
 */
export type Entry<Revision extends Sat> =
  | { readonly kind: 'single'; readonly revision: Revision; readonly before: Revision | null }
  | {
      readonly kind: 'sitting';
      /** Newest first, as the whole history is. */
      readonly revisions: readonly Revision[];
      readonly newest: Revision;
      readonly oldest: Revision;
      /** The revision that the sitting started from. */
      readonly before: Revision | null;
    };

/** A pause longer than this ends a sitting. */
export const longestPause = 30 * 60_000;
/** Fewer saves than this are shown one by one. */
export const fewestFolded = 6;

/** Causes that happen by the way, as against those somebody decided on. */
const passing: ReadonlySet<Cause> = new Set(['typing', 'still valid', 'left out']);

/** Whether a revision stands for a step in the story's life, and is drawn as one. */
export function isMilestone(revision: Sat): boolean {
  return revision.name !== null || !passing.has(revision.cause);
}

function oneSitting(newer: Sat, older: Sat): boolean {
  return (
    newer.cause === older.cause &&
    !isMilestone(newer) &&
    !isMilestone(older) &&
    newer.authorId === older.authorId &&
    // A clock that was set back says nothing about a pause: the two saves followed each other.
    Date.parse(newer.at) - Date.parse(older.at) <= longestPause
  );
}

/** Folds a history, newest first, into entries, newest first. Every revision is in exactly one entry. */
export function foldHistory<Revision extends Sat>(revisions: readonly Revision[]): readonly Entry<Revision>[] {
  const entries: Entry<Revision>[] = [];
  let start = 0;
  while (start < revisions.length) {
    let end = start + 1;
    for (let newer = revisions[start], older = revisions[end]; newer && older && oneSitting(newer, older); ) {
      end += 1;
      newer = older;
      older = revisions[end];
    }
    const run = revisions.slice(start, end);
    const [newest] = run;
    const oldest = run.at(-1);
    if (newest && oldest && run.length >= fewestFolded) {
      entries.push({ kind: 'sitting', revisions: run, newest, oldest, before: revisions[end] ?? null });
    } else {
      run.forEach((revision, index) => {
        entries.push({ kind: 'single', revision, before: revisions[start + index + 1] ?? null });
      });
    }
    start = end;
  }
  return entries;
}
