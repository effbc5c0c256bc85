import { describe, expect, it } from 'vitest';
import { type CheckedText, type CheckedWord, nextWrong } from './checked-text.ts';

/** A text of words, wrong ones in capitals, with the caret before the word at this place. */
function text(caret: number, ...words: readonly string[]): CheckedText {
  const wordOf = (written: string): CheckedWord => ({
    word: written,
    written,
    rect: () => null,
    replace: () => true,
    select: () => true,
  });
  return {
    element: {} as HTMLElement,
    atCaret: () => null,
    atPoint: () => null,
    next: (step, reach) => {
      const beyond = step === 1 ? words.slice(caret) : words.slice(0, caret);
      const order = reach === 'whole' ? words : beyond;
      const found = (step === 1 ? order : order.toReversed()).find((word) => word === word.toUpperCase());
      return Promise.resolve(found === undefined ? null : wordOf(found));
    },
  };
}

async function next(texts: readonly CheckedText[], from: number, step: 1 | -1): Promise<string | undefined> {
  const start = texts[from];
  if (!start) throw new Error('There is no such text.');
  return (await nextWrong(texts, start, step))?.written;
}

describe('the next wrong word', () => {
  it('is looked for beyond the caret first, then in the texts below and around the end', async () => {
    expect(await next([text(1, 'A', 'b', 'C'), text(0, 'D')], 0, 1)).toBe('C');
    expect(await next([text(1, 'A', 'b'), text(1, 'C')], 0, 1)).toBe('C');
    expect(await next([text(2, 'A', 'b'), text(1, 'c')], 1, 1)).toBe('A');
  });

  it('backwards goes up and around the start', async () => {
    expect(await next([text(2, 'A', 'b', 'C'), text(0, 'D')], 0, -1)).toBe('A');
    expect(await next([text(0, 'A', 'B'), text(0, 'C')], 1, -1)).toBe('B');
    expect(await next([text(0, 'a'), text(0, 'b', 'C')], 0, -1)).toBe('C');
  });

  it('may be before the caret of the text that was begun with, or nowhere', async () => {
    expect(await next([text(1, 'A', 'b'), text(0, 'c')], 0, 1)).toBe('A');
    expect(await next([text(1, 'a', 'b'), text(0, 'c')], 0, 1)).toBeUndefined();
  });
});
