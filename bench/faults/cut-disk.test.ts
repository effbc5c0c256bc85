import { expect, test } from 'vitest';
import { createCutDisk } from './cut-disk.mts';
import type { JournalEntry } from './journal.mts';
import { createRandom } from './random.mts';

const folder: JournalEntry = { kind: 'named', file: 9, path: '', is: 'folder' };
const write = (offset: number, text: string): JournalEntry => ({
  kind: 'write',
  file: 0,
  offset,
  data: Buffer.from(text),
});

/** What many cuts at the end of a journal leave of a file; `none` where it is missing. */
function leftAfter(journal: readonly JournalEntry[], initial: Record<string, string> = {}): ReadonlySet<string> {
  const disk = createCutDisk(new Map(Object.entries(initial).map(([path, text]) => [path, Buffer.from(text)])));
  for (const entry of journal) disk.apply(entry);
  const random = createRandom(7);
  return new Set(Array.from({ length: 500 }, () => disk.cut(random).get('a')?.toString('latin1') ?? 'none'));
}

test('what was synced is always there, its name once its folder was', () => {
  const made: JournalEntry[] = [
    { kind: 'named', file: 0, path: 'a', is: 'new' },
    write(0, 'one'),
    { kind: 'sync', file: 0 },
  ];
  expect(leftAfter(made)).toEqual(new Set(['one', 'none']));
  expect(leftAfter([...made, folder, { kind: 'sync', file: 9 }])).toEqual(new Set(['one']));
});

test('what was not synced may be there, be missing or be torn', () => {
  const left = leftAfter([{ kind: 'named', file: 0, path: 'a', is: 'there' }, write(0, 'new!')], { a: 'old.' });
  expect(left).toContain('new!');
  expect(left).toContain('old.');
  expect(left.size).toBeGreaterThan(4);
  for (const text of left) expect(text).toMatch(/^[no][el][wd][!.]$/u);
});

test('of two sectors the second may be there without the first', () => {
  const two = 'x'.repeat(512) + 'y'.repeat(512);
  const left = leftAfter([{ kind: 'named', file: 0, path: 'a', is: 'there' }, write(0, two)], { a: '.'.repeat(1_024) });
  expect(left).toContain('.'.repeat(512) + 'y'.repeat(512));
  expect(left).toContain('x'.repeat(512) + '.'.repeat(512));
});

test('a file that was removed may be there still until its folder was synced', () => {
  const unlink: JournalEntry = { kind: 'unlink', path: 'a' };
  expect(leftAfter([unlink], { a: 'kept' })).toEqual(new Set(['kept', 'none']));
  expect(leftAfter([unlink, folder, { kind: 'sync', file: 9 }], { a: 'kept' })).toEqual(new Set(['none']));
});
