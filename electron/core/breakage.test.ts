import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { backupAt } from './store/backup-files.ts';
import { newsroomPerTest, storyPerTest } from './testing/newsroom-per-test.ts';
import { saveText } from './testing/test-newsroom.ts';

const newsroom = newsroomPerTest();
const story = storyPerTest(newsroom);

const head = async () => newsroom.get('aigerim', 'editions.open', { editionId: story.original });
const condition = async () => newsroom.get('aigerim', 'newsroom.condition', {});
const save = async (headline: string) => saveText(newsroom, 'aigerim', story.original, { headline });

/** What no codec makes small, so that some saves fill several pages of the file. */
const noise = () => randomBytes(700).toString('hex');

/** Copies the newsroom and saves much after that, in the file and in its log. @returns where the copy is. */
async function copyAndGoOn(): Promise<string> {
  await newsroom.reopen();
  const old = `${newsroom.path}.old`;
  copyFileSync(newsroom.path, old);
  for (let index = 0; index < 30; index += 1) await save(`After the copy ${index} ${noise()}`);
  await newsroom.reopen();
  await save('In the log');
  return old;
}

async function refusedSave(headline: string): Promise<string> {
  const { revision } = await head();
  const reply = await newsroom.ask('aigerim', 'editions.save', {
    editionId: story.original,
    baseRevision: revision,
    sourceRevision: null,
    fields: { headline },
  });
  return reply.ok ? 'saved' : reply.error.code;
}

/** Another program, which asks for no lock or has found none. */
function elsewhere(script: string): void {
  const binding = process.env.DRAGOMAN_SQLITE_BINDING;
  const options = binding === undefined ? '{}' : JSON.stringify({ nativeBinding: binding });
  execFileSync(process.execPath, [
    '-e',
    `const Sqlite = require('better-sqlite3'); const db = new Sqlite(process.argv[1], ${options}); ${script}; db.close();`,
    newsroom.path,
  ]);
}

/** Another program that writes and stays. */
async function openElsewhere(): Promise<{ close(): Promise<void> }> {
  const script = `
    const Sqlite = require('better-sqlite3');
    const binding = process.env.DRAGOMAN_SQLITE_BINDING;
    const db = new Sqlite(process.argv[1], binding ? { nativeBinding: binding } : {});
    db.pragma('locking_mode = EXCLUSIVE');
    db.exec("UPDATE newsroom SET name = 'Renamed elsewhere'");
    console.log('open');
    process.stdin.once('data', () => { db.close(); process.exit(); });`;
  const child = spawn(process.execPath, ['-e', script, newsroom.path], { stdio: ['pipe', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return {
    async close() {
      child.stdin.write('close');
      await once(child, 'exit');
    },
  };
}

/** What drops this process's locks on the newsroom, as any close of the file in it does. */
const loseLock = (): void => closeSync(openSync(newsroom.path, 'r'));

describe('a newsroom whose file is gone', () => {
  test('does not say that it saved, and says what is wrong', async () => {
    renameSync(newsroom.path, `${newsroom.path}.elsewhere`);
    expect(await refusedSave('Into nothing')).toBe('file-gone');
    expect(await condition()).toMatchObject({ kind: 'failing', error: { code: 'file-gone' } });
    expect(newsroom.events.filter(({ kind }) => kind === 'condition')).toHaveLength(1);
    renameSync(`${newsroom.path}.elsewhere`, newsroom.path);
  });

  test('goes on by itself once it is back', async () => {
    renameSync(newsroom.path, `${newsroom.path}.elsewhere`);
    await refusedSave('Into nothing');
    newsroom.core.tryAgain();
    expect((await condition()).kind).toBe('failing');
    renameSync(`${newsroom.path}.elsewhere`, newsroom.path);
    newsroom.core.tryAgain();
    expect((await condition()).kind).toBe('good');
    await save('Back');
    await newsroom.reopen();
    expect((await head()).content.fields.headline).toBe('Back');
  });

  test('goes on with the same newsroom that came back as another file, log and all', async () => {
    await save('Only in the log');
    const moved = `${newsroom.path}.elsewhere`;
    renameSync(newsroom.path, moved);
    await refusedSave('Into nothing');
    execFileSync('cp', ['--preserve=timestamps', moved, newsroom.path]);
    newsroom.core.tryAgain();
    expect((await condition()).kind).toBe('good');
    expect((await head()).content.fields.headline).toBe('Only in the log');
    await save('Further');
    await newsroom.reopen();
    expect((await head()).content.fields.headline).toBe('Further');
    rmSync(moved);
  });

  test('waits for the newsroom that is being copied back, however long that takes, and then goes on', async () => {
    for (let index = 0; index < 30; index += 1) await save(`Long ${index} ${noise()}`);
    await newsroom.reopen();
    await save('Only in the log');
    const moved = `${newsroom.path}.elsewhere`;
    renameSync(newsroom.path, moved);
    await refusedSave('Into nothing');
    const bytes = readFileSync(moved);
    const half = Math.floor(bytes.length / 2);
    const file = openSync(newsroom.path, 'w');
    writeSync(file, bytes, 0, half);
    for (let tries = 0; tries < 3; tries += 1) {
      newsroom.core.tryAgain();
      expect(await condition()).toMatchObject({ kind: 'failing', error: { code: 'file-gone' } });
    }
    writeSync(file, bytes, half);
    closeSync(file);
    newsroom.core.tryAgain();
    expect((await condition()).kind).toBe('good');
    await save('Further');
    await newsroom.reopen();
    const revisions = await newsroom.get('aigerim', 'history.list', { editionId: story.original });
    expect(revisions.map(({ number }) => number).slice(0, 3)).toEqual([34, 33, 32]);
  });

  test('says so when a file of another kind is in its place', async () => {
    const moved = `${newsroom.path}.elsewhere`;
    renameSync(newsroom.path, moved);
    writeFileSync(newsroom.path, 'Not found');
    const reply = await newsroom.ask('aigerim', 'editions.save', {
      editionId: story.original,
      baseRevision: 2,
      sourceRevision: null,
      fields: { headline: 'Into nothing' },
    });
    expect(reply.ok ? 'saved' : reply.error.code).toBe('file-gone');
    expect(await condition()).toMatchObject({ kind: 'failing', error: { code: 'file-gone' } });
    expect(readFileSync(newsroom.path, 'utf8')).toBe('Not found');
    renameSync(moved, newsroom.path);
    newsroom.core.tryAgain();
    expect((await condition()).kind).toBe('good');
    await save('Back');
  });

  test('does not write into an older copy that was put in its place, and keeps what was open', async () => {
    const old = await copyAndGoOn();
    rmSync(newsroom.path);
    copyFileSync(old, newsroom.path);
    const before = readFileSync(newsroom.path);
    expect(await refusedSave('Further')).toBe('file-gone');
    expect(readFileSync(newsroom.path).equals(before)).toBe(true);
    expect(await condition()).toMatchObject({ kind: 'failing', error: { code: 'file-gone' } });
    const backups = readdirSync(join(dirname(newsroom.path), 'Test.backups'));
    expect(backups.map((name) => backupAt(name)?.kind)).toEqual(['rescued']);
  });
});

describe('a newsroom that another program wrote into', () => {
  const change = `db.exec("UPDATE newsroom SET name = 'Renamed elsewhere'")`;

  test('is opened again and keeps what both wrote', async () => {
    await save('Before');
    loseLock();
    elsewhere(change);
    await save('After');
    expect((await newsroom.get('aigerim', 'newsroom.get', {})).name).toBe('Renamed elsewhere');
    await newsroom.reopen();
    expect((await head()).content.fields.headline).toBe('After');
    expect((await newsroom.get('aigerim', 'newsroom.get', {})).name).toBe('Renamed elsewhere');
  });

  test('is not written into while the other has it open, and goes on once it is closed', async () => {
    await save('Before');
    loseLock();
    const other = await openElsewhere();
    expect(await refusedSave('Meanwhile')).toBe('lock-lost');
    expect(await condition()).toMatchObject({ kind: 'failing', error: { code: 'lock-lost' } });
    newsroom.core.tryAgain();
    expect((await condition()).kind).toBe('failing');
    await other.close();
    newsroom.core.tryAgain();
    expect((await condition()).kind).toBe('good');
    await save('After');
    await newsroom.reopen();
    expect((await head()).content.fields.headline).toBe('After');
    expect((await newsroom.get('aigerim', 'newsroom.get', {})).name).toBe('Renamed elsewhere');
  });

  test('does not lose what its log holds when somebody only touches the file', async () => {
    await save('Only in the log');
    execFileSync('touch', [newsroom.path]);
    await save('Further');
    expect((await condition()).kind).toBe('good');
    await newsroom.reopen();
    const revisions = await newsroom.get('aigerim', 'history.list', { editionId: story.original });
    expect(revisions.map(({ number }) => number)).toEqual([4, 3, 2, 1]);
  });

  test('is left alone when an older copy was written over it', async () => {
    const old = await copyAndGoOn();
    copyFileSync(old, newsroom.path);
    const before = readFileSync(old);
    const said = await refusedSave('Further');
    expect(['file-gone', 'lock-lost']).toContain(said);
    expect(readFileSync(newsroom.path).equals(before)).toBe(true);
    expect(existsSync(`${newsroom.path}-wal`)).toBe(false);
  });
});

test('a newsroom that lost its name to a power cut while it was closed is found', async () => {
  await newsroom.core.close();
  renameSync(newsroom.path, `${newsroom.path}.closing`);
  await newsroom.reopen();
  expect((await head()).revision).toBe(2);
});

describe('a clock that goes back a day', () => {
  const day = 24 * 60 * 60_000;

  test('changes neither the order of the history nor what the newest text is', async () => {
    await save('Before');
    newsroom.clock.advance(-day);
    await save('After');
    await newsroom.reopen();
    expect((await head()).content.fields.headline).toBe('After');
    const revisions = await newsroom.get('aigerim', 'history.list', { editionId: story.original });
    expect(revisions.map(({ number }) => number)).toEqual([4, 3, 2, 1]);
    const { moments } = await newsroom.get('aigerim', 'history.timeline', { storyId: story.storyId });
    const own = moments.filter(({ editionId }) => editionId === story.original);
    expect(own.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
  });

  test('keeps the time of the failure that is being told, and ends it when saving works', async () => {
    renameSync(newsroom.path, `${newsroom.path}.elsewhere`);
    await refusedSave('Into nothing');
    const failing = await condition();
    newsroom.clock.advance(-day);
    newsroom.core.tryAgain();
    expect(await condition()).toEqual(failing);
    renameSync(`${newsroom.path}.elsewhere`, newsroom.path);
    newsroom.core.tryAgain();
    expect((await condition()).kind).toBe('good');
  });
});

describe('a newsroom that may not be written when it is opened', () => {
  test('is open to be read, refuses what is to be saved, and goes on by itself once it may be written', async () => {
    await save('Before');
    await newsroom.core.close();
    chmodSync(newsroom.path, 0o444);
    const before = readFileSync(newsroom.path);
    await newsroom.reopen();
    expect(await condition()).toMatchObject({ kind: 'failing', error: { code: 'read-only' } });
    expect((await head()).content.fields.headline).toBe('Before');
    expect(await refusedSave('Refused')).toBe('read-only');
    newsroom.core.tryAgain();
    expect((await condition()).kind).toBe('failing');
    expect(readFileSync(newsroom.path).equals(before)).toBe(true);
    chmodSync(newsroom.path, 0o644);
    newsroom.core.tryAgain();
    expect((await condition()).kind).toBe('good');
    await save('After');
    await newsroom.reopen();
    expect((await head()).content.fields.headline).toBe('After');
  });

  test('is left as it is, and nothing beside it, when it is closed', async () => {
    await newsroom.core.close();
    chmodSync(newsroom.path, 0o444);
    const before = readFileSync(newsroom.path);
    const names = readdirSync(dirname(newsroom.path));
    await newsroom.reopen();
    await newsroom.core.close();
    expect(readdirSync(dirname(newsroom.path))).toEqual(names);
    expect(readFileSync(newsroom.path).equals(before)).toBe(true);
  });
});
