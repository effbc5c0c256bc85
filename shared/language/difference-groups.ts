import type { Block } from '../domain/blocks.ts';
import type { Words } from './difference-words.ts';

/** A block that both sides have, and those that were split off it or joined to it, in their order. */
export interface Group {
  readonly kind: 'split' | 'join';
  readonly others: readonly Block[];
}

/** So much of a block's words must have stood in another for it to count as split off that one. */
const shareNeeded = 0.6;
const wordsNeeded = 2;

/**
 * Finds paragraphs that were split or joined, so that what only stands in another paragraph now is not shown as taken
 * out and put in. By the key of the block that both sides have.
 */
export function findGroups(
  before: readonly Block[],
  after: readonly Block[],
  isChanged: (id: string) => boolean,
  stays: (id: string) => boolean,
  wordsOfBlock: (block: Block) => Words,
): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>();
  const older = new Map(before.map((block) => [block.id, block]));
  const newer = new Map(after.map((block) => [block.id, block]));
  const find = (kind: Group['kind'], these: readonly Block[], others: ReadonlyMap<string, Block>): void => {
    these.forEach((block, at) => {
      const other = others.get(block.id);
      if (!other || groups.has(block.id) || !isChanged(block.id) || !stays(block.id)) return;
      if (others.has(these[at + 1]?.id ?? block.id)) return;
      const left = countedWords(wordsOfBlock(other));
      for (const [word, count] of countedWords(wordsOfBlock(block))) left.set(word, (left.get(word) ?? 0) - count);
      const taken: Block[] = [];
      for (let next = at + 1; next < these.length; next += 1) {
        const candidate = these[next];
        if (!candidate || others.has(candidate.id) || !takeFrom(left, countedWords(wordsOfBlock(candidate)))) break;
        taken.push(candidate);
      }
      if (taken.length > 0) groups.set(block.id, { kind, others: taken });
    });
  };
  find('split', after, older);
  find('join', before, newer);
  return groups;
}

function countedWords({ all, wordLike }: Words): Map<string, number> {
  const counts = new Map<string, number>();
  all.forEach((word, at) => {
    if (wordLike[at]) counts.set(word, (counts.get(word) ?? 0) + 1);
  });
  return counts;
}

/** Takes these words out of what is left, when enough of them are there. */
function takeFrom(left: Map<string, number>, words: ReadonlyMap<string, number>): boolean {
  let total = 0;
  let found = 0;
  for (const [word, count] of words) {
    total += count;
    found += Math.min(count, Math.max(0, left.get(word) ?? 0));
  }
  if (found < wordsNeeded || found < total * shareNeeded) return false;
  for (const [word, count] of words) left.set(word, (left.get(word) ?? 0) - count);
  return true;
}
