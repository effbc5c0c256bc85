import type { Difference } from '../../../shared/language/difference.ts';
import type { Background } from '../background.ts';
import type { ChangedWords, Versions } from '../background-tasks.ts';

/** A difference of a long text is some 300 KB, two counts next to nothing. */
const differencesKept = 48;
const countsKept = 8_192;

/** Comparisons of two revisions, the last ones kept: revisions never change, so what is kept is never wrong. */
export interface Comparisons {
  /** `key` names both revisions by their hashes; `read` is only called when the answer is not kept. */
  compare(key: string, read: () => Versions): Promise<Difference>;
  countChanges(key: string, read: () => Versions): Promise<ChangedWords>;
}

export function createComparisons(background: Background): Comparisons {
  // What was given up on is asked again next time: then there may be time for it.
  const differences = remembering<Difference>(differencesKept, (difference) => !difference.coarse);
  const counts = remembering<ChangedWords>(countsKept, (counts) => !counts.coarse);
  return {
    compare: (key, read) =>
      differences(key, () => {
        const { before, after, language } = read();
        return background.compare(before, after, language);
      }),
    countChanges: (key, read) =>
      counts(key, () => {
        const { before, after, language } = read();
        return background.countChanges(before, after, language);
      }),
  };
}

/** Answers by key: those under way are shared, the `most` last used of those worth keeping are kept. */
function remembering<Value>(
  most: number,
  keep: (value: Value) => boolean,
): (key: string, work: () => Promise<Value>) => Promise<Value> {
  const known = new Map<string, Promise<Value>>();
  return (key, work) => {
    const there = known.get(key);
    if (there) {
      known.delete(key);
      known.set(key, there);
      return there;
    }
    const forget = (): void => {
      if (known.get(key) === answer) known.delete(key);
    };
    const answer = work();
    known.set(key, answer);
    answer.then((value) => (keep(value) ? undefined : forget()), forget);
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
    return answer;
  };
}
