import { describe, expect, it } from 'vitest';
import type { BlockWords } from './block-words.ts';
import { followEdit } from './follow-edit.ts';

/** A block of texts, with words underlined where they stand. */
function block(texts: readonly string[], ...underlined: readonly string[]): BlockWords {
  const all = texts.join('');
  let start = 0;
  const leaves = texts.map((text, at) => {
    const leaf = { key: String(at), text, start };
    start += text.length;
    return leaf;
  });
  const words = underlined.map((word) => ({ word, start: all.indexOf(word), end: all.indexOf(word) + word.length }));
  return { leaves, words };
}

/** What is underlined once the texts say this. */
function left(before: BlockWords, ...now: readonly (string | null)[]): readonly string[] | undefined {
  const followed = followEdit(before, ({ key }) => now[Number(key)] ?? null);
  const all = now.join('');
  return followed?.words.map(({ start, end }) => all.slice(start, end));
}

describe('underlines after an edit', () => {
  it('move with what comes before them and stay before it', () => {
    const text = block(['A tset and a secnd.'], 'tset', 'secnd');
    expect(left(text, 'So a tset and a secnd.')).toEqual(['tset', 'secnd']);
    expect(left(text, 'A tset and not a secnd.')).toEqual(['tset', 'secnd']);
    expect(left(text, 'A tset a secnd.')).toEqual(['tset', 'secnd']);
  });

  it('leave the word that is edited, and no other', () => {
    const text = block(['A tset and a secnd.'], 'tset', 'secnd');
    expect(left(text, 'A test and a secnd.')).toEqual(['secnd']);
    expect(left(text, 'A tsets and a secnd.')).toEqual(['secnd']);
    expect(left(text, 'A tset and a second.')).toEqual(['tset']);
    expect(left(text, 'A tset, and a secnd.')).toEqual(['tset', 'secnd']);
  });

  it('cross the borders of formats', () => {
    const text = block(['A ts', 'et and', ' a secnd.'], 'tset', 'secnd');
    expect(left(text, 'And a ts', 'et and', ' a secnd.')).toEqual(['tset', 'secnd']);
    expect(left(text, 'A ts', 'et or', ' a secnd.')).toEqual(['tset', 'secnd']);
    expect(left(text, 'A te', 'et and', ' a secnd.')).toEqual(['secnd']);
  });

  it('are drawn anew when more than one text changed or one is gone', () => {
    const text = block(['A ts', 'et'], 'tset');
    expect(left(text, 'A t', 'st')).toBeUndefined();
    expect(left(text, 'A ts', null)).toBeUndefined();
  });
});
