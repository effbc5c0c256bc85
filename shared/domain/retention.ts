import type { Cause } from './causes.ts';
import { foldHistory, isMilestone, type Sat } from './sittings.ts';

/** What the rule looks at in a revision. */
export interface Kept extends Sat {
  /** The number of the revision that its stored text builds on; null when it stands alone. */
  readonly base: number | null;
}

/** What the rule looks at beside the revisions of an edition. */
export interface Standing {
  /** Only what is older goes: milliseconds since the epoch. */
  readonly before: number;
  readonly headNumber: number;
  /** The revision that readers have. */
  readonly publishedRevision: number | null;
  /** The revisions that the newest texts of its translations say they were made from. */
  readonly pinned: ReadonlySet<number>;
}

/** What came with these may be looked for in the state before. */
const overwriting: ReadonlySet<Cause> = new Set(['revert', 'import', 'recovery', 'takeover', 'replace']);

/**
 * The numbers of the revisions of one edition that thinning drops, the newest first. What was typed long ago goes, and
 * only that: never a milestone or what has a name, the first and the last of a sitting, the state before something was
 * restored, imported, recovered, taken over or replaced, the first revision, the newest, what readers have, what a
 * translation was made from, and what anything that stays builds on.
 * @param revisions all of the edition, the newest first.
 */
export function revisionsToThin(revisions: readonly Kept[], standing: Standing): readonly number[] {
  const inside = new Set<number>();
  for (const entry of foldHistory(revisions)) {
    if (entry.kind === 'single') continue;
    for (const { number } of entry.revisions) {
      if (number !== entry.newest.number && number !== entry.oldest.number) inside.add(number);
    }
  }
  const built = new Set<number>();
  const dropped: number[] = [];
  revisions.forEach((revision, index) => {
    const { number } = revision;
    const next = revisions[index - 1];
    const goes =
      inside.has(number) &&
      !isMilestone(revision) &&
      Date.parse(revision.at) < standing.before &&
      !(next && overwriting.has(next.cause)) &&
      index !== revisions.length - 1 &&
      number !== standing.headNumber &&
      number !== standing.publishedRevision &&
      !standing.pinned.has(number) &&
      !built.has(number);
    if (goes) dropped.push(number);
    else if (revision.base !== null) built.add(revision.base);
  });
  return dropped;
}
