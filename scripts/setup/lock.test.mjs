import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withLock } from './lock.mjs';

/** Larger than any process id a system gives. */
const deadProcess = 2 ** 30;

let folder = '';
let lockFile = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dragoman-lock-'));
  lockFile = join(folder, 'below', 'setup.lock');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('runs one piece of work at a time', async () => {
  let running = 0;
  let mostRunning = 0;
  const work = async () => {
    running += 1;
    mostRunning = Math.max(mostRunning, running);
    await wait(20);
    running -= 1;
  };
  await Promise.all([withLock(lockFile, work), withLock(lockFile, work), withLock(lockFile, work)]);
  expect(mostRunning).toBe(1);
  expect(existsSync(lockFile)).toBe(false);
});

test('gives the lock back when the work fails', async () => {
  await expect(withLock(lockFile, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await expect(withLock(lockFile, async () => 'done')).resolves.toBe('done');
});

test('takes over the lock of a process that has died', async () => {
  lockFile = join(folder, 'setup.lock');
  writeFileSync(lockFile, `${deadProcess}\n${hostname()}\n`);
  await expect(withLock(lockFile, async () => 'done')).resolves.toBe('done');
});

test('takes over a lock that nobody has touched for long, whoever holds it', async () => {
  lockFile = join(folder, 'setup.lock');
  writeFileSync(lockFile, `${process.pid}\nanother-machine\n`);
  const longAgo = new Date(Date.now() - 10 * 60_000);
  utimesSync(lockFile, longAgo, longAgo);
  await expect(withLock(lockFile, async () => 'done')).resolves.toBe('done');
});
