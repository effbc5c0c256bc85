import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { beforeEach, describe, expect, test } from 'vitest';
import { newsroomPerTest } from '../testing/newsroom-per-test.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { writeStory } from '../testing/test-newsroom.ts';
import { BadCopy, type CopyFacts, compareCopy, tryCopy } from './backup.ts';
import { backupAt, backupPlace, listBackups } from './backup-files.ts';
import { databaseOf } from './database.ts';

const newsroom = newsroomPerTest();
let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});

describe('reading a copy through', () => {
  test('finds every bit that flipped in a stored text', async () => {
    await writeStory(newsroom, ['Баспасөз — бостандықтың көзі.', 'Second.']);
    const { path } = await newsroom.get('dina', 'backups.make', {});
    const bytes = readFileSync(path);
    const copy = new Sqlite(path, { readonly: true });
    const payloads = copy.prepare('SELECT payload FROM revision').pluck().all() as Buffer[];
    copy.close();
    const target = join(folder, 'flipped');
    const missed: number[] = [];
    for (const payload of payloads) {
      const start = bytes.indexOf(payload);
      expect(start).toBeGreaterThan(0);
      // The last byte of a deflated text ends in bits that mean nothing.
      for (let at = start; at < start + payload.length - 1; at += 5) {
        const flipped = Buffer.from(bytes);
        flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
        writeFileSync(target, flipped);
        const verdict = tryCopy(target);
        if (verdict.kind === 'read' && verdict.damaged.length === 0) missed.push(at);
      }
    }
    expect(missed).toEqual([]);
  });

  test('finds a copy that was cut off', async () => {
    await writeStory(newsroom);
    const { path } = await newsroom.get('dina', 'backups.make', {});
    writeFileSync(path, readFileSync(path).subarray(0, 20_000));
    expect(tryCopy(path).kind).toBe('bad');
  });

  test('leaves nothing beside it', async () => {
    const { path } = await newsroom.get('dina', 'backups.make', {});
    const target = join(folder, 'copy');
    writeFileSync(target, readFileSync(path));
    const before = readFileSync(target);
    expect(tryCopy(target).kind).toBe('read');
    expect(readFileSync(target).equals(before)).toBe(true);
  });
});

test('a copy that misses something of the newsroom is a bad one', async () => {
  const { path } = await newsroom.get('dina', 'backups.make', {});
  const verdict = tryCopy(path);
  if (verdict.kind === 'bad') throw new Error(verdict.reason);
  const source = new Sqlite(path, { readonly: true });
  const compare = (facts: Partial<CopyFacts>) =>
    compareCopy(databaseOf(source), { ...verdict.facts, ...facts }, verdict);
  compare({});
  for (const key of ['stories', 'editions', 'revisions'] as const) {
    expect(() => compare({ [key]: verdict.facts[key] + 1 })).toThrow(BadCopy);
  }
  source.close();
});

describe('the name of a backup', () => {
  const id = '0195e3a0-0000-7000-8000-0000deadbeef';
  const at = Date.parse('2026-11-22T14:03:22.123Z');

  test('says of what it is, when in UTC and why it was made', () => {
    const { path } = backupPlace(folder, '/home/dina/Дала хабары.newsroom', at, 'before restore', id);
    expect(path).toBe(join(folder, 'Дала хабары 2026-11-22 14-03-22.123Z before-restore deadbeef.newsroom'));
    expect(backupAt(path)).toMatchObject({ at, kind: 'before restore' });
  });

  test('says how many of its texts cannot be read', async () => {
    const { path } = backupPlace(folder, '/Desk.newsroom', at, 'hourly', id, 3);
    expect(path).toBe(join(folder, 'Desk 2026-11-22 14-03-22.123Z hourly deadbeef without 3.newsroom'));
    writeFileSync(path, 'x');
    expect(await listBackups(folder, id)).toMatchObject([{ path, at, kind: 'hourly', damagedTexts: 3 }]);
  });

  test('is free', () => {
    const first = backupPlace(folder, '/Desk.newsroom', at, 'hourly', id);
    writeFileSync(first.unfinished, '');
    const second = backupPlace(folder, '/Desk.newsroom', at, 'hourly', id);
    expect(backupAt(second.path)?.at).toBe(at + 1);
  });

  test('is what makes a file one of a newsroom’s backups', async () => {
    const mine = backupPlace(folder, '/Desk.newsroom', at, 'hourly', id).path;
    const other = backupPlace(folder, '/Desk.newsroom', at, 'hourly', id.replace('deadbeef', '00000000')).path;
    for (const path of [mine, other, `${mine}.part`, join(folder, 'Desk.newsroom')]) writeFileSync(path, 'x');
    expect(await listBackups(folder, id)).toEqual([
      { path: mine, at, kind: 'hourly', size: 1, stem: 'Desk', damagedTexts: 0 },
    ]);
    expect(await listBackups(join(folder, 'missing'), id)).toEqual([]);
  });
});
