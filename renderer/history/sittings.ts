import type { Revision } from '../../shared/contract/contract.ts';
import type { Cause } from '../../shared/domain/causes.ts';

/**
 * The history as a person reads it: what somebody did is one entry each; the many small saves of one stretch of
 * writing are one entry together, which unfolds.
 */
export type Entry =
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
export function isMilestone(revision: Revision): boolean {
  return !passing.has(revision.cause);
}

function oneSitting(newer: Revision, older: Revision): boolean {
  return (
    newer.cause === older.cause &&
    passing.has(newer.cause) &&
    newer.authorId === older.authorId &&
    Date.parse(newer.at) - Date.parse(older.at) <= longestPause
  );
}

/** Folds a history, newest first, into entries, newest first. Every revision is in exactly one entry. */
export function foldHistory(revisions: readonly Revision[]): readonly Entry[] {
  const entries: Entry[] = [];
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

/** What is drawn: entries, and under an unfolded sitting each of its revisions. */
export interface Row {
  readonly key: string;
  readonly entry: Entry;
  /** Set for a revision inside an unfolded sitting. */
  readonly inside: { readonly revision: Revision; readonly before: Revision | null } | null;
}

/** `unfolded`: numbers of the oldest revisions of the sittings that are open; new saves leave those as they are. */
export function visibleRows(entries: readonly Entry[], unfolded: ReadonlySet<number>): readonly Row[] {
  const rows: Row[] = [];
  for (const entry of entries) {
    if (entry.kind === 'single') {
      rows.push({ key: `r${entry.revision.number}`, entry, inside: null });
      continue;
    }
    rows.push({ key: `s${entry.oldest.number}`, entry, inside: null });
    if (!unfolded.has(entry.oldest.number)) continue;
    entry.revisions.forEach((revision, index) => {
      const before = entry.revisions[index + 1] ?? entry.before;
      rows.push({ key: `r${revision.number}`, entry, inside: { revision, before } });
    });
  }
  return rows;
}
