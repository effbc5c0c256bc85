// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeResizeObserver } from '../testing/fake-resize-observer.ts';
import { Aligner, type BandElements } from './aligner.ts';

const heights = new Map<Element, number>();
const report = (): void => FakeResizeObserver.report((element) => heights.get(element));

function element(height: number): HTMLElement {
  const made = document.createElement('p');
  heights.set(made, height);
  return made;
}

function band(key: string, content: number, targets: readonly number[], note?: number): BandElements {
  return {
    key,
    row: document.createElement('div'),
    content: element(content),
    targets: targets.map(element),
    note: note === undefined ? null : element(note),
    offer: null,
    above: 9,
    below: 9,
  };
}

/** Where the text of each translation block starts and where its band ends, as a page would lay them out. */
function tops(bands: readonly BandElements[]): readonly number[] {
  let y = 0;
  return bands.flatMap(({ targets }) =>
    targets.map((target) => {
      const top = y + Number.parseFloat(target.style.paddingTop);
      y = top + (heights.get(target) ?? 0) + Number.parseFloat(target.style.paddingBottom);
      return top;
    }),
  );
}

function rowTops(bands: readonly BandElements[]): readonly number[] {
  let y = 0;
  return bands.map(({ row, above }) => {
    const top = y + above;
    y += Number.parseFloat(row.style.minHeight);
    return top;
  });
}

let aligner: Aligner;
beforeEach(() => {
  vi.stubGlobal('ResizeObserver', FakeResizeObserver);
  aligner = new Aligner();
});
afterEach(() => {
  aligner.stop();
  heights.clear();
  vi.unstubAllGlobals();
});

describe('keeping both sides level', () => {
  it('starts each translation where its source starts, whichever is longer', () => {
    const bands = [band('a', 83, [55]), band('b', 28, [111]), band('c', 55, [55.25])];
    aligner.setBands(bands);
    report();
    expect(tops(bands)).toEqual(rowTops(bands));
  });

  it('leaves a gap where there is no translation, at the top too', () => {
    const bands = [band('a', 83, []), band('b', 83, [55]), band('c', 40, []), band('d', 28, [28])];
    aligner.setBands(bands);
    report();
    const [, b, , d] = rowTops(bands);
    expect(tops(bands)).toEqual([b, d]);
  });

  it('makes room for a note and puts it under the text', () => {
    const bands = [band('a', 28, [28]), band('b', 28, [28, 28], 25)];
    aligner.setBands(bands);
    report();
    expect(bands[1]?.note?.style.top).toBe(`${46 + 9 + 28 + 18 + 28 + 6}px`);
    expect(bands[1]?.row.style.minHeight).toBe(`${9 + 28 + 18 + 28 + 6 + 25 + 9}px`);
  });

  it('follows a block that grew, and writes nothing when nothing did', () => {
    const bands = [band('a', 28, [28]), band('b', 28, [28])];
    aligner.setBands(bands);
    report();
    const [target] = bands[0]?.targets ?? [];
    const written: string[] = [];
    const other = bands[1]?.row as HTMLElement;
    new MutationObserver(() => written.push('row')).observe(other, { attributes: true });
    heights.set(target as Element, 56);
    report();
    expect(bands[0]?.row.style.minHeight).toBe(`${9 + 56 + 9}px`);
    expect(tops(bands)).toEqual(rowTops(bands));
    report();
    return Promise.resolve().then(() => expect(written).toEqual([]));
  });

  it('waits until everything has been measured', () => {
    const bands = [band('a', 28, [28])];
    heights.delete(bands[0]?.targets[0] as Element);
    aligner.setBands(bands);
    report();
    expect(bands[0]?.row.style.minHeight).toBe('');
  });

  it('forgets what is no longer in the stack', () => {
    const [first, second] = [band('a', 28, [28]), band('b', 28, [28])];
    aligner.setBands([first, second]);
    report();
    aligner.setBands([second]);
    const [observer] = FakeResizeObserver.all;
    expect(observer?.observed).toEqual(new Set([second.content, ...second.targets]));
  });
});
