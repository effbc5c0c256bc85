import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { sweepLeftovers } from './leftovers.ts';

const now = Date.now();
const old = (now - 2 * 86_400_000) / 1000;

let folder: string;
let path: string;
let made: string[];
beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder, 'Desk.newsroom');
  made = [];
});
afterEach(() => {
  for (const one of made) rmSync(one, { recursive: true, force: true });
});

function copyIn(home: string, prefix: string, isOld: boolean, names = ['Desk.newsroom', 'Desk.newsroom-wal']): string {
  const copy = mkdtempSync(join(home, prefix));
  made.push(copy);
  for (const name of names) writeFileSync(join(copy, name), 'x');
  if (isOld) utimesSync(copy, old, old);
  return copy;
}

function file(name: string, isOld: boolean): string {
  const target = join(folder, name);
  writeFileSync(target, 'x');
  if (isOld) utimesSync(target, old, old);
  return target;
}

test('what a program that was ended left behind a day ago is removed', async () => {
  const left = [
    file('Desk.newsroom.restoring', true),
    file('Desk.newsroom.restoring-wal', true),
    copyIn(tmpdir(), 'dragoman-reading-', true),
    copyIn(folder, '.dragoman-reading-', true),
  ];
  await sweepLeftovers(path, now, () => undefined);
  expect(left.filter(existsSync)).toEqual([]);
});

test('what is new, of another newsroom or not ours stays', async () => {
  const elsewhere = join(folder, 'elsewhere');
  mkdirSync(elsewhere);
  writeFileSync(join(elsewhere, 'mine'), 'x');
  symlinkSync(elsewhere, join(folder, '.dragoman-reading-AAAAAA'));
  const kept = [
    file('Desk.newsroom', true),
    file('Desk.newsroom-wal', true),
    file('Other.newsroom.restoring', true),
    copyIn(tmpdir(), 'dragoman-reading-', false),
    copyIn(tmpdir(), 'dragoman-reading-', true, ['Desk.newsroom', 'notes.txt']),
    copyIn(folder, 'dragoman-readings-', true),
    join(elsewhere, 'mine'),
  ];
  await sweepLeftovers(path, now, () => undefined);
  file('Desk.newsroom.restoring', false);
  await sweepLeftovers(path, now, () => undefined);
  expect(kept.filter((one) => !existsSync(one))).toEqual([]);
  expect(existsSync(join(folder, 'Desk.newsroom.restoring'))).toBe(true);
});
