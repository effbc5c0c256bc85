import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Recovery } from '../../shared/contract/contract.ts';
import { DragomanError } from '../../shared/contract/errors.ts';
import { noFields } from '../../shared/domain/edition.ts';
import { createRecoveries, type Recoveries, writeDurably } from './recovery.ts';

let folder: string;
let best: string;
let other: string;
let problems: string[];
let recoveries: Recoveries;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dragoman-recovery-test-'));
  best = join(folder, 'Recovery');
  other = join(folder, 'Elsewhere');
  problems = [];
  recoveries = again();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** As another launch of the program sees them. */
const again = (): Recoveries =>
  createRecoveries({ folders: [best, other], onProblem: (what) => void problems.push(what) });

const text = (over: Partial<Recovery> = {}, headline = 'Қар жауды'): Recovery => ({
  newsroomId: 'newsroom',
  editionId: 'edition',
  baseRevision: 7,
  memberId: 'dina',
  at: '2026-11-22T14:02:00.000Z',
  content: {
    fields: { ...noFields, headline },
    blocks: [{ id: 'p1', type: 'paragraph', children: [{ type: 'text', text: 'Жол жабылды.', format: 0 }] }],
  },
  blockId: 'p1',
  ...over,
});

test('a text that was kept is found by the next launch, whole, and only for its newsroom', async () => {
  await recoveries.keep(text());
  expect(await again().list('newsroom')).toEqual([text()]);
  expect(await again().list('another')).toEqual([]);
});

test('a later text takes the place of an earlier one, in whatever order the disk is done', async () => {
  await Promise.all(['One', 'Two', 'Three'].map((headline) => recoveries.keep(text({}, headline))));
  expect(await recoveries.list('newsroom')).toEqual([text({}, 'Three')]);
  expect(readdirSync(best)).toHaveLength(1);
});

test('a text that is dropped is gone, also when it was being kept just then', async () => {
  const keeping = recoveries.keep(text());
  await recoveries.drop('newsroom', 'edition');
  await keeping;
  expect(await again().list('newsroom')).toEqual([]);
  expect(await recoveries.holdAny()).toBe(false);
});

test('it is known whether there is text that is kept and not saved', async () => {
  expect(await recoveries.holdAny()).toBe(false);
  void recoveries.keep(text());
  expect(await recoveries.holdAny()).toBe(true);
});

test('where the first place cannot be written, the next is, and the text is found there', async () => {
  writeFileSync(best, 'a file where the folder would be');
  await recoveries.keep(text());
  expect(problems).toHaveLength(1);
  expect(readdirSync(other)).toHaveLength(1);
  expect(await again().list('newsroom')).toEqual([text()]);
});

test('where no place can be written, it is said', async () => {
  writeFileSync(best, '');
  writeFileSync(other, '');
  await expect(recoveries.keep(text())).rejects.toBeInstanceOf(DragomanError);
  expect(await recoveries.holdAny()).toBe(false);
});

test('what is not whole, of another kind or under another name is passed over', async () => {
  await recoveries.keep(text());
  const [name = ''] = readdirSync(best);
  writeFileSync(join(best, 'half.json'), '{"kind":"dragoman-recovery","version":1,"recov');
  writeFileSync(join(best, 'other.json'), JSON.stringify({ kind: 'dragoman-recovery', version: 1, recovery: text() }));
  const wrong = { ...text({ editionId: 'evil' }), content: { fields: {}, blocks: [{ type: 'script' }] } };
  writeFileSync(join(best, 'wrong.json'), JSON.stringify({ kind: 'dragoman-recovery', version: 1, recovery: wrong }));
  expect(await recoveries.list('newsroom')).toEqual([text()]);
  expect(name).toMatch(/^[0-9a-f]{24}-[0-9a-f]{24}\.json$/u);
});

test('a write that fails leaves the earlier file and nothing else', async () => {
  const file = join(folder, 'copy.html');
  await writeDurably(file, 'first');
  mkdirSync(`${file}.new`);
  await expect(writeDurably(file, 'second')).rejects.toThrow();
  rmSync(`${file}.new`, { recursive: true, force: true });
  expect(existsSync(file)).toBe(true);
  chmodSync(file, 0o600);
});
