import { describe, expect, test } from 'vitest';
import { parseInput } from './parse.ts';

describe('an id', () => {
  test.each(['__proto__', 'constructor', 'prototype', ''])('is never %j', (key) => {
    const reply = parseInput('translation.stillValid', { editionId: 'edition', key });
    expect(reply).toMatchObject({ ok: false, error: { code: 'bad-input', data: { path: 'key' } } });
    const blocks = [{ id: 'p1', source: key, type: 'paragraph', children: [] }];
    expect(parseInput('editions.save', { editionId: 'one', baseRevision: 1, sourceRevision: 1, blocks }).ok).toBe(
      false,
    );
  });

  test('may have such a name in it', () => {
    expect(parseInput('translation.stillValid', { editionId: 'constructors', key: 'headline' }).ok).toBe(true);
  });
});

test('a copy that no disk should get is refused', () => {
  const text = 'x'.repeat(64 * 1024 * 1024 + 1);
  expect(parseInput('app.saveCopy', { name: 'Copy', first: 'text', text })).toMatchObject({
    ok: false,
    error: { data: { path: 'text' } },
  });
});

test('a text that is kept says which newsroom it is of', () => {
  const dropped = { editionId: 'edition' };
  expect(parseInput('app.dropRecovery', dropped).ok).toBe(false);
  expect(parseInput('app.dropRecovery', { ...dropped, newsroomId: 'newsroom' }).ok).toBe(true);
});
