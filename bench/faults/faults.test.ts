import { describe, expect, test } from 'vitest';
import { corruptPages, isMissed } from './corrupt.mts';
import { killWhileSaving } from './kill9.mts';
import { cutPower, type PowerCuts } from './powercut.mts';
import { type SessionsTold, writeThroughFault } from './sessions.mts';

// The short versions; `npm run bench -- faults` has the long ones. Each run chooses its own moments, and says which.

const seed = Date.now() % 1e9;
const named = (what: string): string => `${what} (seed ${seed})`;
const longest = 120_000;

/** What cannot be done on this machine is no failure; it is said. */
function unlessMissing<Told extends object>(
  told: Told | { readonly missing: string },
  skip: (note: string) => void,
): Told {
  if ('missing' in told) skip(told.missing);
  return told as Told;
}

describe.concurrent('what was saved', () => {
  test(named('is there after the process that saved was killed'), { timeout: longest }, async () => {
    const { kills, acknowledged, lost } = await killWhileSaving(5, seed);
    expect(lost).toEqual([]);
    expect(kills).toBe(5);
    expect(acknowledged).toBeGreaterThan(0);
  });

  test(named('is there after the power went'), { timeout: longest }, async ({ skip }) => {
    const told: PowerCuts = unlessMissing(await cutPower({ cuts: 40, series: 1, saves: 60, seed }), skip);
    expect(told.lost).toEqual([]);
    expect(told.acknowledged).toBeGreaterThan(0);
  });

  test(named('is lost in a simulated power cut by who syncs less'), { timeout: longest }, async ({ skip }) => {
    const cuts = { cuts: 40, series: 1, saves: 60, seed, syncLess: true };
    const told: PowerCuts = unlessMissing(await cutPower(cuts), skip);
    expect(told.lostIn).toBeGreaterThan(0);
  });

  test(named('is never another text after a page or a bit of the file changed'), { timeout: longest }, async () => {
    const all = await corruptPages({ faults: 16, revisions: 80, seed });
    expect(all.filter(isMissed)).toEqual([]);
  });

  test.for([
    ['full', /^disk-full$/u],
    ['read-only', /^(?:read-only|storage-failed)$/u],
    ['gone', /^file-gone$/u],
  ] as const)(
    named('is there, and the rest is saved by itself, after the disk was %s'),
    { timeout: longest },
    async ([fault, codes], { skip }) => {
      const told: SessionsTold = unlessMissing(await writeThroughFault(fault, 2, seed), skip);
      expect(told.lost).toEqual([]);
      expect(told.acknowledged).toBeGreaterThan(0);
      // Where there still is room in the log, a full disk goes unnoticed.
      const noticed = Object.keys(told.codes).filter((code) => code !== 'none');
      expect(noticed).toContainEqual(expect.stringMatching(codes));
      expect(noticed).toHaveLength(1);
    },
  );
});
