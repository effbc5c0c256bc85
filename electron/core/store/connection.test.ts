import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DragomanError } from '../../../shared/contract/errors.ts';
import { createNewsroom } from '../new-newsroom.ts';
import { newsroomOfDina, quietParts } from '../testing/quiet-parts.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { closeDatabase, openDatabase } from './connection.ts';
import { sqliteOf } from './database.ts';
import { applicationId } from './migrate.ts';
import { currentVersion } from './migrations/all.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder, 'Test.newsroom');
});
afterEach(() => chmodSync(folder, 0o700));

function make(at: string = path): void {
  createNewsroom(at, newsroomOfDina, { now: () => Date.parse('2026-11-20T09:00:00Z') }, quietParts.ids);
}

/** Every file of the folder by name, with a hash of what it holds. */
function picture(): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { withFileTypes: true }).map((entry) => {
      const held = entry.isFile() ? readFileSync(join(folder, entry.name)) : '';
      return [entry.name, createHash('sha256').update(held).digest('hex')];
    }),
  );
}

/** The refusal that opening gives, after checking that it left every file as it was. */
function refusal(at: string = path): DragomanError {
  const before = picture();
  try {
    closeDatabase(openDatabase(at, 0));
  } catch (error) {
    expect(picture()).toEqual(before);
    if (error instanceof DragomanError) return error;
    throw error;
  }
  throw new Error('It was opened');
}

function setHeader(offset: number, value: number): void {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  const file = openSync(path, 'r+');
  writeSync(file, bytes, 0, 4, offset);
}

describe('opening a newsroom', () => {
  test('runs with full synchronisation, foreign keys and an exclusive lock', () => {
    make();
    const database = openDatabase(path, 0);
    const sqlite = sqliteOf(database);
    const pragma = (name: string) => sqlite.pragma(name, { simple: true });
    expect(
      ['synchronous', 'journal_mode', 'locking_mode', 'foreign_keys', 'application_id', 'user_version'].map(pragma),
    ).toEqual([2, 'wal', 'exclusive', 1, applicationId, currentVersion]);
    closeDatabase(database);
  });

  test('leaves one file behind once it is closed', () => {
    make();
    closeDatabase(openDatabase(path, 0));
    expect(readdirSync(folder)).toEqual(['Test.newsroom']);
  });

  test('is refused while somebody else has it open', () => {
    make();
    const database = openDatabase(path, 0);
    try {
      openDatabase(path, 0);
      throw new Error('It was opened twice');
    } catch (error) {
      expect(error).toBeInstanceOf(DragomanError);
      expect((error as DragomanError).code).toBe('open-elsewhere');
    } finally {
      closeDatabase(database);
    }
    closeDatabase(openDatabase(path, 0));
  });
});

describe('a file that cannot be opened is left as it is, byte for byte, and its reader told why', () => {
  test('when there is none', () => {
    expect(refusal()).toMatchObject({ code: 'no-such-file', data: { path } });
  });

  test('when it is a folder', () => {
    mkdirSync(path);
    expect(refusal(path).code).toBe('not-a-newsroom');
  });

  test('when it is something else altogether', () => {
    writeFileSync(path, 'Dear diary, '.repeat(100));
    expect(refusal()).toMatchObject({ code: 'not-a-newsroom', message: expect.stringContaining('is not a newsroom') });
  });

  test('when it is shorter than a header', () => {
    writeFileSync(path, 'SQLite format 3\0');
    expect(refusal().code).toBe('not-a-newsroom');
  });

  test('when it is a database of another program', () => {
    const other = new Sqlite(path);
    other.exec('CREATE TABLE notes (text)');
    other.close();
    expect(refusal().code).toBe('not-a-newsroom');
  });

  test('when it is empty', () => {
    writeFileSync(path, '');
    expect(refusal()).toMatchObject({ code: 'damaged', message: expect.stringContaining('damaged') });
  });

  test('when a newer version made it', () => {
    make();
    setHeader(60, currentVersion + 1);
    expect(refusal()).toMatchObject({
      code: 'newer-version',
      message: expect.stringContaining('newer version of Dragoman'),
      data: { version: currentVersion + 1, known: currentVersion },
    });
  });

  test('when its end is missing', () => {
    make();
    truncateSync(path, Math.floor(readFileSync(path).length / 2));
    expect(refusal().code).toBe('damaged');
  });

  test('when a page of it was overwritten', () => {
    make();
    const file = openSync(path, 'r+');
    writeSync(file, Buffer.alloc(4096, 0xa5), 0, 4096, 4096);
    expect(refusal().code).toBe('damaged');
  });

  test('when the file may not be written', () => {
    make();
    chmodSync(path, 0o444);
    expect(refusal()).toMatchObject({ code: 'read-only', message: expect.stringContaining('is read-only') });
  });

  test('when its folder may not be written', () => {
    make();
    chmodSync(folder, 0o555);
    expect(refusal()).toMatchObject({ code: 'read-only', message: expect.stringContaining('folder') });
  });
});

describe('making a newsroom', () => {
  test('leaves nothing of a try that failed', () => {
    const target = join(folder, 'missing', 'Test.newsroom');
    expect(() => make(target)).toThrow(DragomanError);
    expect(existsSync(join(folder, 'missing'))).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('gives a file that can be copied once it is closed', () => {
    make();
    const copy = join(folder, 'Copy.newsroom');
    copyFileSync(path, copy);
    closeDatabase(openDatabase(copy, 0));
  });
});
