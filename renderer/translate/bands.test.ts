import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Band, pairBands, type TargetBlock } from './bands.ts';

const block = (id: string, source?: string): TargetBlock => ({ id, source });
const drawn = (bands: readonly Band[]): readonly string[] =>
  bands.map((band) => `${band.kind} ${band.source ?? '-'}: ${band.targets.join(' ')}`.trim());

describe('pairing source paragraphs with translation blocks', () => {
  it('puts each paragraph beside its translation', () => {
    expect(drawn(pairBands(['a', 'b'], [block('1', 'a'), block('2', 'b')]))).toEqual(['source a: 1', 'source b: 2']);
  });

  it('keeps together what one paragraph became, and what the translator added after it', () => {
    const targets = [block('1', 'a'), block('2', 'a'), block('3'), block('4', 'b')];
    expect(drawn(pairBands(['a', 'b'], targets))).toEqual(['source a: 1 2 3', 'source b: 4']);
  });

  it('leaves a gap beside a paragraph that has no translation block', () => {
    expect(drawn(pairBands(['a', 'b', 'c'], [block('1', 'c')]))).toEqual(['source a:', 'source b:', 'source c: 1']);
    expect(drawn(pairBands(['a', 'b'], []))).toEqual(['source a:', 'source b:']);
  });

  it('gives a row to a paragraph that was taken out of the source, where its translation stands', () => {
    const targets = [block('1', 'a'), block('2', 'x'), block('3', 'b')];
    expect(drawn(pairBands(['a', 'b'], targets))).toEqual(['source a: 1', 'gone x: 2', 'source b: 3']);
  });

  it('gives a row to what the translator wrote before everything else', () => {
    expect(drawn(pairBands(['a'], [block('1'), block('2', 'a')]))).toEqual(['own -: 1', 'source a: 2']);
  });

  it('keeps as many as possible level when the orders differ', () => {
    const targets = [block('1', 'c'), block('2', 'a'), block('3', 'b')];
    expect(drawn(pairBands(['a', 'b', 'c'], targets))).toEqual([
      'elsewhere c: 1',
      'source a: 2',
      'source b: 3',
      'source c:',
    ]);
  });

  it('loses nothing, whatever the two orders are', () => {
    const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 6 });
    const sources = fc.array(fc.option(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'x', 'y'), { nil: undefined }), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(ids, sources, (sourceIds, targetSources) => {
        const targets = targetSources.map((source, index) => block(`t${index}`, source));
        const bands = pairBands(sourceIds, targets);
        expect(bands.flatMap((band) => band.targets)).toEqual(targets.map((one) => one.id));
        expect(bands.filter((band) => band.kind === 'source').map((band) => band.source)).toEqual(sourceIds);
        expect(new Set(bands.map((band) => band.key)).size).toBe(bands.length);
        for (const band of bands) {
          const named = targets.filter((one) => band.targets.includes(one.id) && one.source !== undefined);
          for (const one of named) expect(one.source).toBe(band.source);
        }
      }),
    );
  });
});
