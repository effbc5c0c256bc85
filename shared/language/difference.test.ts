import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Block, blockFingerprint, blockText, type Inline, normalInlines } from '../domain/blocks.ts';
import { emptyContent } from '../domain/edition.ts';
import { someBlock, someContent, someText } from '../domain/testing.ts';
import { compareBlocks, compareContents, compareFields, countWords, type Run } from './difference.ts';

const saying = (id: string, text: string): Block => ({
  id,
  type: 'paragraph',
  children: [{ type: 'text', text, format: 0 }],
});

function textOf(runs: readonly Run[], without: Run['side']): string {
  return runs
    .filter((run) => run.side !== without)
    .map((run) => run.text)
    .join('');
}

/** The runs of one side as inlines again; line breaks come back as text, as on both sides of the comparison. */
function inlinesOf(runs: readonly Run[], without: Run['side']): string {
  return JSON.stringify(joined(runs.filter((run) => run.side !== without).map(({ side: _side, ...run }) => run)));
}

function flat(children: readonly Inline[], url = ''): { text: string; format: number; url?: string }[] {
  return normalInlines(children).flatMap((child) => {
    if (child.type === 'link') return flat(child.children, child.url);
    const text = child.type === 'linebreak' ? '\n' : child.text;
    const format = child.type === 'linebreak' ? 0 : child.format;
    return [url === '' ? { text, format } : { text, format, url }];
  });
}

function joined(runs: readonly { text: string; format: number; url?: string }[]): unknown {
  const out: { text: string; format: number; url: string }[] = [];
  for (const { text, format, url = '' } of runs) {
    const last = out.at(-1);
    if (last && last.format === format && last.url === url) last.text += text;
    else out.push({ text, format, url });
  }
  return out;
}

describe('comparing two states of a block', () => {
  test('says all of both sides, with formats and links, and nothing else', () => {
    fc.assert(
      fc.property(someBlock('x'), someBlock('x'), (before, after) => {
        const { runs } = compareBlocks(before, after, 'en');
        expect(inlinesOf(runs, 'added')).toBe(JSON.stringify(joined(flat(before.children))));
        expect(inlinesOf(runs, 'removed')).toBe(JSON.stringify(joined(flat(after.children))));
      }),
      { numRuns: 400 },
    );
  });

  test('is "same" exactly for blocks that say the same', () => {
    fc.assert(
      fc.property(someBlock('x'), someBlock('x'), (before, after) => {
        const { change } = compareBlocks(before, after, 'en');
        const equal = blockFingerprint(before) === blockFingerprint(after);
        expect(change === 'same').toBe(equal);
      }),
      { numRuns: 400 },
    );
  });

  test('never cuts inside a word', () => {
    const words = new Intl.Segmenter('ru', { granularity: 'word' });
    fc.assert(
      fc.property(someText, someText, (before, after) => {
        const { runs } = compareBlocks(saying('x', before), saying('x', after), 'ru');
        for (const side of ['added', 'removed'] as const) {
          const text = textOf(runs, side);
          const borders = new Set([0, ...[...words.segment(text)].map((part) => part.index + part.segment.length)]);
          let at = 0;
          for (const run of runs) {
            if (run.side === side) continue;
            at += run.text.length;
            expect(borders.has(at)).toBe(true);
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  test('shows a phrase that was rewritten as one change', () => {
    const { runs } = compareBlocks(
      saying('x', 'the old red barn burned'),
      saying('x', 'the new grey shed burned'),
      'en',
    );
    expect(runs.map((run) => [run.side, run.text])).toEqual([
      ['both', 'the '],
      ['removed', 'old red barn'],
      ['added', 'new grey shed'],
      ['both', ' burned'],
    ]);
  });

  test('shows a change of format and of link, which the words alone would not', () => {
    const link = (url: string): Block => ({
      id: 'x',
      type: 'paragraph',
      children: [{ type: 'link', url, children: [{ type: 'text', text: 'rates', format: 0 }] }],
    });
    expect(compareBlocks(link('https://a.example/'), link('https://b.example/'), 'en').runs).toEqual([
      { side: 'removed', text: 'rates', format: 0, url: 'https://a.example/' },
      { side: 'added', text: 'rates', format: 0, url: 'https://b.example/' },
    ]);
    const bold: Block = { id: 'x', type: 'paragraph', children: [{ type: 'text', text: 'rates', format: 1 }] };
    expect(compareBlocks(saying('x', 'rates'), bold, 'en').change).toBe('changed');
  });

  test('says what kind of block it was when that changed', () => {
    const quote: Block = { ...saying('x', 'Same words.'), type: 'quote' };
    expect(compareBlocks(saying('x', 'Same words.'), quote, 'en')).toMatchObject({
      change: 'changed',
      look: 'quote',
      lookBefore: 'paragraph',
    });
  });
});

describe('comparing two states of a text', () => {
  test('accounts for every block of both sides once', () => {
    fc.assert(
      fc.property(someContent, someContent, (before, after) => {
        const { blocks } = compareContents(before, after, 'en');
        const older = before.blocks.map((block) => block.id);
        const newer = after.blocks.map((block) => block.id);
        expect(blocks.filter((one) => one.change !== 'removed').map((one) => one.key)).toEqual(newer);
        expect(
          blocks
            .filter((one) => one.change !== 'added')
            .map((one) => one.key)
            .toSorted(),
        ).toEqual(older.toSorted());
        for (const one of blocks) {
          const was = before.blocks.find((block) => block.id === one.key);
          const is = after.blocks.find((block) => block.id === one.key);
          expect(textOf(one.runs, 'added')).toBe(was ? blockText(was) : '');
          expect(textOf(one.runs, 'removed')).toBe(is ? blockText(is) : '');
        }
      }),
      { numRuns: 300 },
    );
  });

  test('of a text with itself is empty', () => {
    fc.assert(
      fc.property(someContent, (content) => {
        const difference = compareContents(content, content, 'en');
        expect([difference.changes, difference.wordsAdded, difference.wordsRemoved]).toEqual([0, 0, 0]);
      }),
    );
  });

  test('calls moved only what left its place', () => {
    const blocks = (...ids: string[]) => ({ ...emptyContent, blocks: ids.map((id) => saying(id, id)) });
    const { blocks: compared } = compareContents(blocks('a', 'b', 'c', 'd'), blocks('b', 'c', 'a', 'd'), 'en');
    expect(compared.map((one) => [one.key, one.moved])).toEqual([
      ['b', false],
      ['c', false],
      ['a', true],
      ['d', false],
    ]);
  });

  test('shows a removed block where it stood', () => {
    const blocks = (...ids: string[]) => ({ ...emptyContent, blocks: ids.map((id) => saying(id, id)) });
    const { blocks: compared } = compareContents(blocks('a', 'b', 'c'), blocks('a', 'c'), 'en');
    expect(compared.map((one) => [one.key, one.change])).toEqual([
      ['a', 'same'],
      ['b', 'removed'],
      ['c', 'same'],
    ]);
  });

  test('compares fields by words', () => {
    expect(compareFields('headline', 'Rate held', 'Rate cut', 'en').runs).toEqual([
      { side: 'both', text: 'Rate ', format: 0 },
      { side: 'removed', text: 'held', format: 0 },
      { side: 'added', text: 'cut', format: 0 },
    ]);
  });
});

describe('counting words', () => {
  test.each([
    ['', 0],
    ['One, two — three.', 3],
    ['Қазақстанның Ұлттық банкі 15,5% деңгейінде', 5],
    ['«Регулятор выиграл себе шесть недель»', 5],
  ])('%j has %i', (text, words) => expect(countWords(text, 'kk')).toBe(words));
});
