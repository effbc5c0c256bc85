import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type BackupKind,
  backupKinds,
  type Dated,
  dueBackup,
  expiredBackups,
  isScheduled,
  keptDays,
  keptHourly,
  keptWeeks,
  latestBackup,
} from './backup-schedule.ts';

const hour = 3_600_000;
const day = 24 * hour;
const at = (text: string): number => Date.parse(`${text}Z`);
const noon = at('2026-11-20T12:00');
const one = (when: string, kind: BackupKind = 'hourly'): Dated => ({ at: at(when), kind });

describe('a backup is due', () => {
  const morning = one('2026-11-20T08:00', 'daily');
  test.each<[string, readonly Dated[], number, number | null, boolean, string | null]>([
    ['at once where there is none', [], noon, null, false, 'daily'],
    ['on every day, changed or not', [one('2026-11-19T23:59', 'daily')], noon, null, false, 'daily'],
    ['not a second time on a day without a change', [morning], noon, null, false, null],
    ['an hour after the last when something changed', [morning], at('2026-11-20T09:00'), null, true, 'hourly'],
    ['not before an hour has passed', [morning], at('2026-11-20T08:59'), null, true, null],
    ['an hour after one by hand', [morning, one('2026-11-20T11:30', 'by hand')], noon, null, true, null],
    ['after this session’s own, whatever the folder says', [morning], noon, at('2026-11-20T11:30'), true, null],
    ['when the clock went back a day', [morning], at('2026-11-19T12:00'), at('2026-11-20T12:00'), true, 'daily'],
    [
      'when the clock went back a day onto one that has its daily',
      [morning, one('2026-11-19T08:00', 'daily')],
      at('2026-11-19T12:00'),
      at('2026-11-20T12:00'),
      true,
      'hourly',
    ],
    [
      'in a new session after the clock went back',
      [morning, one('2026-11-19T08:00', 'daily'), one('2026-11-19T11:59')],
      noon - day,
      null,
      true,
      'hourly',
    ],
  ])('%s', (_what, made, now, lastHere, changed, due) => {
    expect(dueBackup(made, { now, lastHere, changed })).toBe(due);
  });

  test('within two hours of use, whatever the clock is set to meanwhile', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -400 * day, max: 400 * day }), { maxLength: 5 }), (jumps) => {
        const made: Dated[] = [];
        let now = noon;
        let lastHere: number | null = null;
        for (const jump of [0, ...jumps]) {
          now += jump;
          let waited = 0;
          for (;;) {
            const due = dueBackup(made, { now, lastHere, changed: true });
            if (due) {
              made.push({ at: now, kind: due });
              lastHere = now;
              break;
            }
            now += hour / 4;
            waited += hour / 4;
            if (waited > 2 * hour) throw new Error('None was made for two hours');
          }
        }
      }),
    );
  });
});

const dated: fc.Arbitrary<Dated> = fc.record({
  at: fc.integer({ min: noon - 800 * day, max: noon + 10 * day }),
  kind: fc.constantFrom(...backupKinds),
});

describe('of the backups there are', () => {
  test('the last ones, one a day and one a week are kept', () => {
    const made: Dated[] = [];
    for (let when = noon - 500 * day; when <= noon; when += hour) made.push({ at: when, kind: 'hourly' });
    const expired = new Set(expiredBackups(made, noon));
    const kept = made.filter((backup) => !expired.has(backup)).map((backup) => backup.at);
    expect(kept.filter((when) => when > noon - keptHourly * hour)).toHaveLength(keptHourly);
    // The last of each of the last thirty days, today's and yesterday's being among the last 24.
    const days = new Set(
      kept.filter((when) => when > noon - (keptDays - 1) * day).map((when) => Math.floor(when / day)),
    );
    expect(days.size).toBe(keptDays);
    expect(noon - (kept[0] ?? 0)).toBeGreaterThan((keptWeeks - 2) * 7 * day);
    expect(noon - (kept[0] ?? 0)).toBeLessThan(keptWeeks * 7 * day);
    expect(kept.length).toBeLessThan(keptHourly + keptDays + keptWeeks);
  });

  test('a year without use costs none', () => {
    const made = Array.from({ length: keptHourly }, (_, index): Dated => ({ at: noon - index * hour, kind: 'hourly' }));
    expect(expiredBackups(made, noon + 365 * day)).toEqual([]);
  });

  test('what people or updates asked for, what is of the future, and the newest always stay', () => {
    fc.assert(
      fc.property(fc.array(dated, { maxLength: 300 }), (made) => {
        const expired = expiredBackups(made, noon);
        for (const backup of expired) {
          expect(isScheduled(backup)).toBe(true);
          expect(backup.at).toBeLessThanOrEqual(noon);
          expect(backup).not.toBe(latestBackup(made.filter(isScheduled), noon));
        }
      }),
    );
  });

  test('a second look removes nothing more', () => {
    fc.assert(
      fc.property(fc.array(dated, { maxLength: 300 }), (made) => {
        const expired = new Set(expiredBackups(made, noon));
        expect(
          expiredBackups(
            made.filter((backup) => !expired.has(backup)),
            noon,
          ),
        ).toEqual([]);
      }),
    );
  });

  test('a clock set back or forth by any time removes none of the last ones', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400 * day, max: 4_000 * day }), (jump) => {
        const made = Array.from({ length: 20 }, (_, index): Dated => ({ at: noon - index * hour, kind: 'hourly' }));
        expect(expiredBackups([...made, { at: noon + jump, kind: 'hourly' }], noon + jump)).toEqual([]);
      }),
    );
  });

  test('the latest is the newest that is not of the future, or else the nearest', () => {
    const future = one('2027-01-01T00:00');
    expect(latestBackup([one('2026-11-20T08:00'), future, one('2026-11-20T11:00')], noon)).toEqual(
      one('2026-11-20T11:00'),
    );
    expect(latestBackup([one('2028-01-01T00:00'), future], noon)).toEqual(future);
    expect(latestBackup([], noon)).toBeUndefined();
  });
});
