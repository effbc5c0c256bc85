import { expect, it } from 'vitest';
import { createCrashLimit } from './crash-limit.ts';

it('allows three crashes in five minutes and forgets those that are older', () => {
  let now = 0;
  const limit = createCrashLimit(() => now);
  expect([limit.mayRestart(), limit.mayRestart(), limit.mayRestart(), limit.mayRestart()]).toEqual([
    true,
    true,
    true,
    false,
  ]);
  now = 5 * 60_000;
  expect(limit.mayRestart()).toBe(true);
});
