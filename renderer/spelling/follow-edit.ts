import type { SpellingToken } from '../../shared/language/spelling-words.ts';
import type { BlockWords, Leaf } from './block-words.ts';

const isPartOfWord = /[\p{L}\p{M}\p{N}'’-]/u;

/**
 * The words of a block after one of its texts changed, moved along with it; what was edited is left out. Null when more
 * than one text changed or one is gone: then the block is to be read anew.
 */
export function followEdit({ leaves, words }: BlockWords, textNow: (leaf: Leaf) => string | null): BlockWords | null {
  let changed: Leaf | null = null;
  let now = '';
  for (const leaf of leaves) {
    const text = textNow(leaf);
    if (text === null) return null;
    if (text === leaf.text) continue;
    if (changed) return null;
    changed = leaf;
    now = text;
  }
  if (!changed) return { leaves, words };
  const before = changed.text;
  const shorter = Math.min(before.length, now.length);
  let same = 0;
  while (same < shorter && before[same] === now[same]) same += 1;
  let sameAfter = 0;
  while (sameAfter < shorter - same && before.at(-1 - sameAfter) === now.at(-1 - sameAfter)) sameAfter += 1;
  const from = changed.start + same;
  const to = changed.start + before.length - sameAfter;
  const moved = now.length - before.length;
  const inserted = now.slice(same, now.length - sameAfter);
  const growsLeft = isPartOfWord.test(inserted.charAt(0));
  const growsRight = isPartOfWord.test(inserted.slice(-1));
  const { key } = changed;
  const movedLeaves = leaves.map((leaf) => {
    if (leaf.key === key) return { ...leaf, text: now };
    return leaf.start > (changed?.start ?? 0) ? { ...leaf, start: leaf.start + moved } : leaf;
  });
  const kept: SpellingToken[] = [];
  for (const word of words) {
    if (word.end < from || (word.end === from && !growsLeft)) kept.push(word);
    else if (word.start > to || (word.start === to && !growsRight)) {
      kept.push({ ...word, start: word.start + moved, end: word.end + moved });
    }
  }
  return { leaves: movedLeaves, words: kept };
}
