import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { outletFiles } from './outlet-files.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});

test('a file is written whole, with the folders it lies in, and in place of an earlier one', async () => {
  const path = join(folder, 'site', 'kk', 'бет.html');
  await outletFiles.write(path, 'бірінші');
  await outletFiles.write(path, 'екінші');
  expect(readFileSync(path, 'utf8')).toBe('екінші');
  expect(readdirSync(join(folder, 'site', 'kk'))).toEqual(['бет.html']);
});

test('a write that fails leaves nothing of itself', async () => {
  const path = join(folder, 'taken');
  mkdirSync(join(path, 'inside'), { recursive: true });
  await expect(outletFiles.write(path, 'text')).rejects.toThrow();
  expect(readdirSync(folder)).toEqual(['taken']);
});
