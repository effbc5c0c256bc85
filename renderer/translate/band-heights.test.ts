import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandRoom, roomBelow } from './band-heights.ts';

const sizes = { above: 9, below: 9, row: 80, targets: [80], note: 0 };

describe('how tall a band is', () => {
  it('is the taller side', () => {
    expect(bandRoom(sizes, 18)).toEqual({ height: 98, noteTop: 89, afterTargets: 9 });
    expect(bandRoom({ ...sizes, targets: [110] }, 18)).toEqual({ height: 128, noteTop: 119, afterTargets: 9 });
    expect(bandRoom({ ...sizes, targets: [27] }, 18)).toEqual({ height: 98, noteTop: 36, afterTargets: 62 });
  });

  it('counts what stands between the blocks of one paragraph, and the note below them', () => {
    expect(bandRoom({ ...sizes, targets: [40, 40] }, 18).height).toBe(9 + 98 + 9);
    expect(bandRoom({ ...sizes, note: 31 }, 18)).toEqual({ height: 129, noteTop: 89, afterTargets: 40 });
  });

  it('leaves the whole height when nothing stands on the right', () => {
    expect(bandRoom({ ...sizes, targets: [] }, 18).afterTargets).toBe(98);
  });

  it('always adds up to whole pixels on both sides', () => {
    const length = fc.double({ min: 0, max: 4_000, noNaN: true });
    fc.assert(
      fc.property(length, fc.array(length, { minLength: 1, maxLength: 4 }), length, (row, targets, note) => {
        const { height, afterTargets } = bandRoom({ above: 9, below: 9, row, targets, note }, 18);
        const text = targets.reduce((sum, one) => sum + one, 0) + 18 * (targets.length - 1);
        expect(Number.isInteger(height)).toBe(true);
        expect(9 + text + afterTargets).toBeCloseTo(height, 6);
        expect(height).toBeGreaterThanOrEqual(9 + row + 9 - 1e-5);
        expect(afterTargets).toBeGreaterThanOrEqual(note - 1e-5);
      }),
    );
  });
});

describe('room below the blocks', () => {
  it('takes in the bands that have none, and leads when the first have none', () => {
    const room = (afterTargets: number, empty = false) => ({ afterTargets, empty });
    expect(roomBelow([room(9), room(98, true), room(12)])).toEqual({ lead: 0, below: [107, 0, 12] });
    expect(roomBelow([room(50, true), room(9)])).toEqual({ lead: 50, below: [0, 9] });
  });
});
