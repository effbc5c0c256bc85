import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { writePictures } from './export-pictures.ts';

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'dragoman-export-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

const picture = (name: string, byte: number) => ({ name, bytes: new Uint8Array([byte]) });

test('pictures go into a folder beside the file, and what is there stays', async () => {
  const beside = folder();
  await writePictures(beside, [picture('a.png', 1)]);
  writeFileSync(join(beside, 'pictures', 'other.png'), 'mine');
  await writePictures(beside, [picture('a.png', 2), picture('b.png', 3)]);
  expect(readdirSync(join(beside, 'pictures')).sort()).toEqual(['a.png', 'b.png', 'other.png']);
  expect([...readFileSync(join(beside, 'pictures', 'a.png'))]).toEqual([1]);
  expect([...readFileSync(join(beside, 'pictures', 'b.png'))]).toEqual([3]);
});

test('without pictures no folder is made, and one that cannot be made is told of', async () => {
  const beside = folder();
  await writePictures(beside, []);
  expect(readdirSync(beside)).toEqual([]);
  writeFileSync(join(beside, 'pictures'), 'a file');
  await expect(writePictures(beside, [picture('a.png', 1)])).rejects.toThrow(/EEXIST/u);
});
