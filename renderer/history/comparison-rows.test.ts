import { describe, expect, it } from 'vitest';
import { emptyContent } from '../../shared/domain/edition.ts';
import { compareContents } from '../../shared/language/difference.ts';
import { allRows, foldItems, type Item, movesOf } from './comparison-rows.ts';

/** Two texts, a letter a paragraph, by id; capitals say something else than the small letter of that id. */
function items(before: string, after: string): readonly Item[] {
  const content = (letters: string) => ({
    ...emptyContent,
    blocks: [...letters].map((letter) => ({
      id: letter.toLowerCase(),
      type: 'paragraph' as const,
      children: [{ type: 'text' as const, text: letter, format: 0 }],
    })),
  });
  return allRows(compareContents(content(before), content(after), 'en'));
}

function drawn(all: readonly Item[]): string {
  return all.map((item) => (item.kind === 'fold' ? `(${item.count})` : item.row.block.key)).join('');
}

describe('hiding what did not change', () => {
  it.each([
    ['a long stretch in the middle, but for a paragraph beside each change', 'abcdefgh', 'AbcdefgH', 'ab(4)gh'],
    ['the start and the end whole', 'abcdefghi', 'abcdEfghi', '(3)de f(3)'],
    ['nothing where little would be hidden', 'abcd', 'AbcD', 'abcd'],
    ['everything when nothing changed', 'abcd', 'abcd', '(4)'],
  ])('hides %s', (_what, before, after, expected) => {
    expect(drawn(foldItems(items(before, after), new Set()))).toBe(expected.replaceAll(' ', ''));
  });

  it('leaves open what a person unfolded', () => {
    const all = items('abcdefgh', 'AbcdefgH');
    const key = foldItems(all, new Set()).find((item) => item.kind === 'fold')?.key ?? '';
    expect(drawn(foldItems(all, new Set([key])))).toBe('abcdefgh');
  });
});

it('says which way a paragraph went', () => {
  expect([...movesOf(items('abcd', 'bcda'))]).toEqual([['a', 'further down']]);
  expect([...movesOf(items('abcd', 'dabc'))]).toEqual([['d', 'further up']]);
});
