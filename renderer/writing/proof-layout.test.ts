import { expect, test } from 'vitest';
import { type Band, cutPages } from './proof-layout.ts';

/** Blocks of lines 20 high, with 10 between blocks. */
function bandsOf(blocks: readonly (number | 'heading')[]): readonly Band[] {
  let top = 0;
  return blocks.flatMap((block, index) => {
    const lines = block === 'heading' ? 1 : block;
    const bands = Array.from({ length: lines }, (_, line) => {
      const band = { top, bottom: top + 20, block: index, line, lines, heading: block === 'heading' };
      top += 20;
      return band;
    });
    top += 10;
    return bands;
  });
}

test('what fits is one page, and nothing at all is one too', () => {
  expect(cutPages(bandsOf([3]), 100)).toEqual([{ from: 0, to: 60 }]);
  expect(cutPages([], 100)).toHaveLength(1);
});

test('pages end between lines, and every line is on exactly one of them', () => {
  const bands = bandsOf([7, 3, 12, 'heading', 4, 1, 30]);
  const pages = cutPages(bands, 110);
  for (const band of bands) {
    expect(pages.filter(({ from, to }) => band.top >= from && band.bottom <= to)).toHaveLength(1);
  }
  for (const { from, to } of pages) expect(to - from).toBeLessThanOrEqual(110);
});

test('a heading goes with what follows it', () => {
  const [first, second] = cutPages(bandsOf([3, 'heading', 4]), 100);
  expect(first?.to).toBe(60);
  expect(second?.from).toBe(70);
});

test('neither a first nor a last line stands alone', () => {
  expect(cutPages(bandsOf([2, 3]), 75)[0]?.to).toBe(40);
  expect(cutPages(bandsOf([4]), 60)[0]?.to).toBe(40);
});

test('what is higher than a page goes on over the next ones', () => {
  const picture = { top: 0, bottom: 250, block: 0, line: 0, lines: 1, heading: false };
  expect(cutPages([picture], 100)).toEqual([
    { from: 0, to: 100 },
    { from: 100, to: 200 },
    { from: 200, to: 250 },
  ]);
});
