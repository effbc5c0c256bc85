import { describe, expect, test } from 'vitest';
import { readLocalTime, savedTime, writeLocalTime } from './time.ts';

const local = (...parts: readonly [number, number, number, number?, number?, number?]): string => {
  const [year, month, day, hour = 0, minute = 0, second = 0] = parts;
  return new Date(year, month - 1, day, hour, minute, second).toISOString();
};
const now = new Date(2026, 10, 22, 14, 30);

describe('readLocalTime', () => {
  test.each([
    ['2026-12-31 10:00', local(2026, 12, 31, 10)],
    ['2026-12-31T10:00:30', local(2026, 12, 31, 10)],
    [' 2026-12-31 ', local(2026, 12, 31)],
    ['2026-12-31 9:05', local(2026, 12, 31, 9, 5)],
    ['31.12.2026 10:00', local(2026, 12, 31, 10)],
    ['31.12.2026, 10:00', local(2026, 12, 31, 10)],
    ['31.12.2026', local(2026, 12, 31)],
    ['1.2.2027', local(2027, 2, 1)],
    ['18:00', local(2026, 11, 22, 18)],
    ['9:05', local(2026, 11, 23, 9, 5)],
    ['14:30', local(2026, 11, 23, 14, 30)],
    ['2026-12-31 10:00Z', '2026-12-31T10:00:00.000Z'],
    ['2026-12-31T10:00+05:00', '2026-12-31T05:00:00.000Z'],
    ['31.12.2026 10:00 -0330', '2026-12-31T13:30:00.000Z'],
  ])('takes %s', (typed, instant) => {
    expect(readLocalTime(typed, now)).toBe(instant);
  });

  test.each([
    '',
    'next Tuesday',
    '31.02.2026',
    '2026-13-01',
    '31.12.26',
    '25:00',
    '18:60',
    '18',
    '2026-12-31 24:00',
    '2026-12-31 10',
    '2026-12-31 10:00+99:00',
    '12/31/2026',
  ])('does not take "%s"', (typed) => {
    expect(readLocalTime(typed, now)).toBeUndefined();
  });

  test('reads what writeLocalTime writes', () => {
    const instant = local(2026, 3, 7, 8, 9);
    expect(readLocalTime(writeLocalTime(instant))).toBe(instant);
  });
});

describe('savedTime', () => {
  test.each([
    [local(2026, 11, 22, 14, 3, 22), '14:03:22'],
    [local(2026, 11, 21, 23, 59), 'yesterday 23:59'],
    [local(2026, 3, 12, 14, 3), '12 March, 14:03'],
    [local(2025, 3, 12, 14, 3), '12 March 2025, 14:03'],
  ])('says when %s was', (instant, words) => {
    expect(savedTime(instant, now)).toBe(words);
  });
});
