import type { LanguageCode } from '../domain/languages.ts';
import { countWords } from './difference-words.ts';

const letters = 'A-Za-z0-9\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u024f\\u0400-\\u0481\\u048a-\\u052f';
/** Text in which a word is a run of letters and digits, as the segmenter, which takes long to begin, would have it too. */
const simple = new RegExp(`^(?:[${letters} \\n!?()\\-\u00a0–—«»“”…]|[.,;](?![${letters}]))*$`, 'u');
const run = new RegExp(`[${letters}]+`, 'gu');

function count(text: string, language: LanguageCode): number {
  return simple.test(text) ? (text.match(run)?.length ?? 0) : countWords(text, language);
}

/** What a word begins with that takes nothing from the blank before it, as a combining sign would. */
const beginsWord = /[\p{L}\p{Nd}]/u;

/** Whether words before and after this place are the same words wherever the other side ends. */
function isCut(text: string, at: number): boolean {
  return text.charCodeAt(at - 1) === 0x20 && beginsWord.test(text[at] ?? '');
}

/**
 * How many words a text has that was made from another one whose words are known. Counts what lies around the change
 * alone: to have a long paragraph cut into words takes longer than all else that a key in it asks for.
 */
export function countWordsAfter(before: string, words: number, after: string, language: LanguageCode): number {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  let same = 0;
  while (
    same < most - start &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  ) {
    same += 1;
  }
  // What follows a cut is to be the same in both texts too.
  for (start -= 1; start > 0 && !isCut(before, start); ) start -= 1;
  start = Math.max(0, start);
  for (same -= 1; same > 0 && !isCut(before, before.length - same); ) same -= 1;
  same = Math.max(0, same);
  return (
    words -
    count(before.slice(start, before.length - same), language) +
    count(after.slice(start, after.length - same), language)
  );
}
