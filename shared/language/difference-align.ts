import { diffArrays } from 'diff';
import type { Run } from './difference-model.ts';
import type { Words } from './difference-words.ts';

/** So many words that both sides have, or one of them. */
export interface Step {
  readonly side: Run['side'];
  readonly words: number;
}

/** Aligns the words of two texts. Null when that takes longer than so many milliseconds. */
export function alignWords(before: Words, after: Words, milliseconds: number): readonly Step[] | null {
  const numbers = new Map<string, number>();
  const numbered = (word: string): number => {
    const known = numbers.get(word);
    if (known !== undefined) return known;
    numbers.set(word, numbers.size);
    return numbers.size - 1;
  };
  const left = before.all.map(numbered);
  const right = after.all.map(numbered);
  const shorter = Math.min(left.length, right.length);
  let start = 0;
  while (start < shorter && left[start] === right[start]) start += 1;
  let end = 0;
  while (end < shorter - start && left[left.length - 1 - end] === right[right.length - 1 - end]) end += 1;
  const oldMiddle = left.slice(start, left.length - end);
  const newMiddle = right.slice(start, right.length - end);
  const steps: Step[] = [{ side: 'both', words: start }];
  if (oldMiddle.length === 0 || newMiddle.length === 0) {
    steps.push({ side: 'removed', words: oldMiddle.length }, { side: 'added', words: newMiddle.length });
  } else {
    const parts = diffArrays(oldMiddle, newMiddle, { timeout: milliseconds });
    if (!parts) return null;
    for (const { added, removed, count } of parts) {
      steps.push({ side: added ? 'added' : removed ? 'removed' : 'both', words: count });
    }
  }
  steps.push({ side: 'both', words: end });
  return tidy(
    steps.filter((step) => step.words > 0),
    after,
  );
}

/**
 * Swallows a lone blank between two changed words, so that a phrase that was rewritten reads as one change and not as
 * a comb: what went before what came.
 */
function tidy(steps: readonly Step[], after: Words): readonly Step[] {
  const out: Step[] = [];
  let removed = 0;
  let added = 0;
  let place = 0;
  const flush = (): void => {
    if (removed > 0) out.push({ side: 'removed', words: removed });
    if (added > 0) out.push({ side: 'added', words: added });
    removed = 0;
    added = 0;
  };
  steps.forEach(({ side, words }, index) => {
    if (side === 'removed') removed += words;
    else {
      const lone = words === 1 && index < steps.length - 1 && /^[^\S\n]$/u.test(after.all[place] ?? '');
      if (side === 'added') added += words;
      else if (lone && removed > 0 && added > 0) {
        removed += 1;
        added += 1;
      } else {
        flush();
        out.push({ side, words });
      }
      place += words;
    }
  });
  flush();
  return out;
}

/** Both texts as wholly other ones. */
export function replaced(before: Words, after: Words): readonly Step[] {
  const steps: Step[] = [
    { side: 'removed', words: before.all.length },
    { side: 'added', words: after.all.length },
  ];
  return steps.filter((step) => step.words > 0);
}
