import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { emptyContent, noFields } from '../../../shared/domain/edition.ts';
import { failure, paragraph, setUp } from './session-testing.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('text that cannot be saved is kept at once, again at each pause in typing, and dropped once it is saved', async () => {
  const { session, kept, answer } = setUp();
  session.setField('headline', 'One');
  await vi.advanceTimersByTimeAsync(600);
  expect(kept).toEqual([]);
  await answer(failure('disk-full'));
  expect(kept).toEqual(['One on 7']);
  expect(session.getSnapshot().kept).toBe(true);
  session.setField('headline', 'One two');
  await vi.advanceTimersByTimeAsync(200);
  session.setField('headline', 'One two three');
  await vi.advanceTimersByTimeAsync(299);
  expect(kept).toEqual(['One on 7']);
  await vi.advanceTimersByTimeAsync(1);
  expect(kept).toEqual(['One on 7', 'One two three on 7']);
  session.retry();
  await answer();
  expect(kept.at(-1)).toBe('dropped');
  expect(session.getSnapshot().kept).toBe(false);
});

test('text that cannot be saved is kept also while somebody types on and on', async () => {
  const { session, kept, answer } = setUp();
  session.setField('headline', '0');
  await vi.advanceTimersByTimeAsync(600);
  await answer(failure('storage-failed'));
  for (let key = 1; key <= 20; key += 1) {
    session.setField('headline', String(key));
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(kept.length).toBeGreaterThan(1);
});

test('text that is never in danger is never kept', async () => {
  const { session, kept, answer } = setUp();
  session.setField('headline', 'One');
  await vi.advanceTimersByTimeAsync(600);
  await answer();
  expect(kept).toEqual([]);
});

test('a session retries at once when it is told to, but not what only a person can mend', async () => {
  const { session, inputs, answer } = setUp();
  session.setField('headline', 'One');
  await vi.advanceTimersByTimeAsync(600);
  await answer(failure('file-gone'));
  session.retry();
  await answer(failure('locked'));
  session.retry();
  expect(inputs).toHaveLength(2);
});

test('text that was found again is saved as recovered, and what comes after it as typed', async () => {
  const { session, inputs, answer, status } = setUp();
  const back = session.putBack({ fields: { ...noFields, headline: 'Found' }, blocks: [paragraph('a', 'Found too')] });
  await vi.advanceTimersByTimeAsync(0);
  await answer();
  expect(await back).toBe(true);
  expect(inputs).toMatchObject([{ cause: 'recovery', fields: { headline: 'Found' } }]);
  expect(session.getField('headline')).toBe('Found');
  session.setField('headline', 'Found and typed');
  await vi.advanceTimersByTimeAsync(600);
  await answer();
  expect(inputs[1]).not.toHaveProperty('cause');
  expect(status()).toBe('saved');
});

test('a save that the core refused after writing it is known again', async () => {
  const content = { ...emptyContent, fields: { ...noFields, headline: 'One' }, blocks: [paragraph('a', 'One')] };
  const head = { revision: 8, savedAt: '2026-11-22T14:05:00.000Z', content };
  const { session, inputs, answer, status } = setUp(undefined, { ok: true, value: head });
  session.setField('headline', 'One');
  await vi.advanceTimersByTimeAsync(600);
  await answer(failure('file-gone'));
  session.retry();
  await answer(failure('conflict'));
  await answer();
  expect(inputs.at(-1)?.baseRevision).toBe(8);
  expect(status()).toBe('saved');
});
