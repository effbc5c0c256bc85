import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { causes } from './causes.ts';
import { type Kept, revisionsToThin, type Standing } from './retention.ts';
import { foldHistory, isMilestone } from './sittings.ts';

const start = Date.parse('2026-11-20T09:00:00.000Z');

const someHistory: fc.Arbitrary<readonly Kept[]> = fc
  .array(
    fc.record({
      cause: fc.oneof({ weight: 12, arbitrary: fc.constant('typing' as const) }, fc.constantFrom(...causes)),
      authorId: fc.constantFrom('a', 'a', 'a', 'b'),
      pause: fc.oneof({ weight: 12, arbitrary: fc.nat(60_000) }, fc.integer({ min: -3_600_000, max: 7_200_000 })),
      name: fc.oneof({ weight: 20, arbitrary: fc.constant(null) }, fc.constant('a name')),
      back: fc.integer({ min: 0, max: 12 }),
      hole: fc.nat(20),
    }),
    { minLength: 1, maxLength: 80 },
  )
  .map((steps) => {
    let at = start;
    let number = 0;
    const numbers: number[] = [];
    return steps
      .map(({ cause, authorId, pause, name, back, hole }): Kept => {
        at += pause;
        number += hole === 0 ? 3 : 1;
        const base = back === 0 ? null : (numbers.at(-back) ?? null);
        numbers.push(number);
        return { number, cause, authorId, at: new Date(at).toISOString(), name, base };
      })
      .reverse();
  });

const some = fc
  .tuple(someHistory, fc.nat(90), fc.nat(90), fc.array(fc.nat(90)), fc.nat(4 * 3_600_000))
  .map(([revisions, head, published, pinned, age]): { revisions: readonly Kept[]; standing: Standing } => ({
    revisions,
    standing: {
      before: start + age,
      headNumber: Math.max(head, revisions[0]?.number ?? 1),
      publishedRevision: published,
      pinned: new Set(pinned),
    },
  }));

const keptOf = (revisions: readonly Kept[], dropped: readonly number[]): readonly Kept[] =>
  revisions.filter((revision) => !dropped.includes(revision.number));

describe('thinning', () => {
  test('drops only what somebody typed long ago, and nothing that stands for a step', () => {
    fc.assert(
      fc.property(some, ({ revisions, standing }) => {
        for (const number of revisionsToThin(revisions, standing)) {
          const revision = revisions.find((one) => one.number === number);
          expect(revision && isMilestone(revision)).toBe(false);
          expect(Date.parse(revision?.at ?? '')).toBeLessThan(standing.before);
          expect([standing.headNumber, standing.publishedRevision]).not.toContain(number);
          expect(standing.pinned.has(number)).toBe(false);
          const next = revisions[revisions.findIndex((one) => one.number === number) - 1];
          expect(['revert', 'import', 'recovery', 'takeover', 'replace']).not.toContain(next?.cause);
        }
      }),
    );
  });

  test('keeps the first and the last revision of every sitting, and of all', () => {
    fc.assert(
      fc.property(some, ({ revisions, standing }) => {
        const dropped = new Set(revisionsToThin(revisions, standing));
        const ends = foldHistory(revisions).flatMap((entry) =>
          entry.kind === 'single' ? [entry.revision] : [entry.newest, entry.oldest],
        );
        for (const end of [...ends, revisions.at(0), revisions.at(-1)])
          expect(dropped.has(end?.number ?? 0)).toBe(false);
      }),
    );
  });

  test('keeps what anything that stays builds on, and drops the newest first', () => {
    fc.assert(
      fc.property(some, ({ revisions, standing }) => {
        const dropped = revisionsToThin(revisions, standing);
        expect(dropped).toEqual(dropped.toSorted((left, right) => right - left));
        for (const { base } of keptOf(revisions, dropped)) if (base !== null) expect(dropped).not.toContain(base);
      }),
    );
  });

  test('done again at once drops nothing more', () => {
    fc.assert(
      fc.property(some, ({ revisions, standing }) => {
        const kept = keptOf(revisions, revisionsToThin(revisions, standing));
        expect(revisionsToThin(kept, standing)).toEqual([]);
      }),
    );
  });

  test('of a long sitting keeps its ends and what they build on', () => {
    const typed = Array.from({ length: 100 }, (_, index): Kept => {
      const number = index + 1;
      const base = number === 1 ? null : number % 10 === 0 ? 1 : number < 10 ? 1 : Math.floor(number / 10) * 10;
      return {
        number,
        cause: 'typing',
        authorId: 'a',
        at: new Date(start + index * 1_000).toISOString(),
        name: null,
        base,
      };
    }).reverse();
    const standing = { before: start + 1e9, headNumber: 100, publishedRevision: null, pinned: new Set([42]) };
    expect(keptOf(typed, revisionsToThin(typed, standing)).map((one) => one.number)).toEqual([100, 42, 40, 1]);
  });
});
