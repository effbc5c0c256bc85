import type { Excerpt } from '../../../shared/contract/find.ts';
import type { TextRun } from '../../../shared/domain/replace.ts';
import type { Found } from '../../../shared/language/find-query.ts';

/** How much of a text stands before what was found, and in all, in characters. */
const mostBefore = 140;
const mostInAll = 320;

const endsSentence = /[.!?…]["'»”’)\]]*\s+/gu;

/** The sentence around the first of these places, cut where it is too long, with all places in it marked. */
export function excerptOf({ key, text }: Pick<TextRun, 'key' | 'text'>, found: readonly Found[]): Excerpt {
  const first = found[0] ?? { start: 0, end: 0 };
  const start = sentenceStart(text, first.start);
  const end = sentenceEnd(text, first.end, start);
  const marks = found
    .filter((one) => one.start >= start && one.start < end)
    .map((one) => ({ start: one.start - start, end: Math.min(one.end, end) - start }));
  return {
    key,
    text: text.slice(start, end).replaceAll(/[\n\t]/gu, ' '),
    marks,
    cutBefore: start > 0,
    cutAfter: end < text.trimEnd().length,
  };
}

function sentenceStart(text: string, at: number): number {
  const from = Math.max(0, at - mostBefore);
  let start = from;
  for (const match of text.slice(from, at).matchAll(endsSentence)) start = from + match.index + match[0].length;
  if (start > from || from === 0) return start;
  // No sentence begins near: a word does.
  const blank = text.slice(from, at).search(/\s/u);
  return blank === -1 ? from : from + blank + 1;
}

function sentenceEnd(text: string, from: number, start: number): number {
  const longest = start + mostInAll;
  endsSentence.lastIndex = 0;
  const sentence = /[.!?…]["'»”’)\]]*(?=\s|$)/u.exec(text.slice(from, longest));
  if (sentence) return from + sentence.index + sentence[0].length;
  if (longest >= text.length) return text.length;
  const blank = text.slice(from, longest).search(/\s\S*$/u);
  return Math.max(from, blank === -1 ? longest : from + blank);
}
