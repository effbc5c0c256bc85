import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CoreChannel } from '../../shared/contract/channels.ts';
import type { Backup, BackupState, EditionView, Newsroom } from '../../shared/contract/contract.ts';
import type { MessageFromCore, MessageToCore } from '../../shared/contract/core-messages.ts';
import { createCoreService } from './core-service.ts';
import { backupAt } from './store/backup-files.ts';
import { damageHead, lastEvent, refuseEvent } from './store/testing.ts';
import { newsroomOfDina, quietParts } from './testing/quiet-parts.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';
import { paragraph } from './testing/test-newsroom.ts';

const start = Date.parse('2026-11-20T09:00:00Z');

let folder: string;
let path: string;
let now: number;
let said: MessageFromCore[];
let logged: string[];
let receive: (message: MessageToCore) => Promise<void>;
let memberId: string;
let editionId: string;

beforeEach(async () => {
  folder = temporaryFolder();
  path = join(folder, 'Test.newsroom');
  now = start;
  said = [];
  logged = [];
  const service = createCoreService({
    post: (message) => void said.push(message),
    log: (line) => void logged.push(line),
    clock: { now: () => now },
    ...quietParts,
    makeSample: async () => undefined,
  });
  receive = (message) => service.receive(message);
  await receive({ kind: 'open', path, create: newsroomOfDina });
  memberId = opened().members[0]?.id ?? '';
  await signIn();
  ({ editionId } = await ask<{ editionId: string }>('stories.create', {
    slugline: 'a-story',
    language: 'en',
    publishIn: ['en'],
  }));
});
afterEach(async () => {
  await receive({ kind: 'close' });
});

const last = (): MessageFromCore | undefined => said.at(-1);

function opened(): Newsroom {
  const message = last();
  if (message?.kind !== 'opened') throw new Error(`Not opened: ${JSON.stringify(message)}`);
  return message.newsroom;
}

async function ask<Value>(channel: CoreChannel, input: unknown): Promise<Value> {
  await receive({ kind: 'request', id: 1, session: 'window', channel, input });
  const message = said.findLast((one) => one.kind === 'reply');
  if (message?.kind !== 'reply' || !message.reply.ok) throw new Error(`${channel}: ${JSON.stringify(message)}`);
  return message.reply.value as Value;
}

const signIn = () => ask('session.signIn', { memberId });
const state = () => ask<BackupState>('backups.get', {});
const backUp = () => ask<Backup>('backups.make', {});

async function write(headline: string): Promise<void> {
  const { revision } = await ask<EditionView>('editions.open', { editionId });
  await ask('editions.save', {
    editionId,
    baseRevision: revision,
    sourceRevision: null,
    fields: { headline },
    blocks: [paragraph('p1', headline)],
    order: ['p1'],
  });
}

async function headline(): Promise<string> {
  return (await ask<EditionView>('editions.open', { editionId })).content.fields.headline;
}

async function restore(backup: string, who: string | null = memberId): Promise<void> {
  now += 1_000;
  await receive({ kind: 'restore', path, backup, memberId: who });
}

describe('restoring a backup', () => {
  test('brings its state back, and keeps what was there so that it can be restored in turn', async () => {
    await write('Біріншісі');
    const first = await backUp();
    await write('Екіншісі');
    await restore(first.path);
    expect(opened()).toMatchObject({ name: 'Test', path });
    await signIn();
    expect(await headline()).toBe('Біріншісі');
    const { backups } = await state();
    expect(backups.map(({ kind }) => kind)).toEqual(['before restore', 'by hand']);
    await restore(backups[0]?.path ?? '');
    await signIn();
    expect(await headline()).toBe('Екіншісі');
    expect(readdirSync(folder).filter((name) => name.endsWith('.restoring'))).toEqual([]);
  });

  test('is in the log of the restored newsroom', async () => {
    const first = await backUp();
    await restore(first.path);
    await receive({ kind: 'close' });
    expect(lastEvent(path)).toMatchObject({
      action: 'restoreBackup',
      memberId,
      data: {
        backup: first.path,
        madeAt: first.at,
        kind: 'by hand',
        by: 'Dina',
        kept: expect.stringContaining('before-restore'),
      },
    });
  });

  test('needs everybody to sign in again, so that no window writes into what it does not show', async () => {
    const first = await backUp();
    await restore(first.path);
    await expect(ask('editions.open', { editionId })).rejects.toThrow('not-signed-in');
  });

  test('leaves no log of what was there to be played back into it', async () => {
    await write('First');
    const first = await backUp();
    await write('Second');
    writeFileSync(`${path}-journal`, '');
    await restore(first.path);
    await receive({ kind: 'close' });
    expect(readdirSync(folder).sort()).toEqual(['Test.backups', 'Test.newsroom']);
    await receive({ kind: 'open', path });
    await signIn();
    expect(await headline()).toBe('First');
  });
});

describe('nothing changes and the newsroom stays open', () => {
  async function refused(backup: string, who: string | null = memberId) {
    await write('Kept');
    const files = readdirSync(folder);
    await restore(backup, who);
    const message = last();
    expect(await headline()).toBe('Kept');
    expect(readdirSync(folder)).toEqual(files);
    if (message?.kind !== 'not-restored') throw new Error(`Restored: ${JSON.stringify(message)}`);
    expect(message).toMatchObject({ newsroom: { path }, reopened: false });
    return message.error;
  }

  test('when one bit of the backup flipped', async () => {
    await write('First');
    const { path: backup } = await backUp();
    damageHead(backup, editionId);
    expect(await refused(backup)).toMatchObject({
      code: 'damaged',
      message: expect.stringContaining('was not restored'),
    });
    expect((await state()).backups).toHaveLength(1);
  });

  test('when the backup is cut off', async () => {
    const { path: backup } = await backUp();
    writeFileSync(backup, readFileSync(backup).subarray(0, 10_000));
    expect((await refused(backup)).code).toBe('damaged');
  });

  test('when it is no newsroom, or from a newer version, or not there', async () => {
    const letter = join(folder, 'letter.newsroom');
    writeFileSync(letter, 'Dear diary. '.repeat(100));
    expect((await refused(letter)).code).toBe('not-a-newsroom');
    const { path: backup } = await backUp();
    const bytes = readFileSync(backup);
    bytes.writeUInt32BE(99, 60);
    writeFileSync(backup, bytes);
    expect((await refused(backup)).code).toBe('newer-version');
    expect((await refused(join(folder, 'missing.newsroom'))).code).toBe('no-such-file');
  });

  test('when it is of another newsroom', async () => {
    const other = join(folder, 'Other.newsroom');
    await receive({ kind: 'open', path: other, create: { ...newsroomOfDina, name: 'The Oasis' } });
    await receive({ kind: 'open', path });
    await signIn();
    const error = await refused(other);
    expect(error).toMatchObject({ code: 'other-newsroom', data: { name: 'The Oasis' } });
    expect(error.message).toContain('The Oasis');
  });

  test('when it is the newsroom itself', async () => {
    expect((await refused(path)).code).toBe('bad-input');
  });

  test('when somebody is signed in who may not', async () => {
    const { path: backup } = await backUp();
    expect((await refused(backup, 'nobody-of-this-newsroom')).code).toBe('not-allowed');
  });

  test('when what is there cannot be kept', async () => {
    const { path: backup } = await backUp();
    const elsewhere = join(folder, 'elsewhere.newsroom');
    copyFileSync(backup, elsewhere);
    rmSync(join(folder, 'Test.backups'), { recursive: true });
    writeFileSync(join(folder, 'Test.backups'), 'in the way');
    await write('Kept');
    await restore(elsewhere);
    expect(last()).toMatchObject({ kind: 'not-restored', error: { code: 'storage-failed' }, newsroom: { path } });
    await signIn();
    expect(await headline()).toBe('Kept');
  });
});

test('a backup is restored where nobody is signed in, as it may be that nobody can', async () => {
  await write('First');
  const { path: backup } = await backUp();
  await write('Second');
  await restore(backup, null);
  expect(opened().path).toBe(path);
  await signIn();
  expect(await headline()).toBe('First');
});

describe('a newsroom that cannot be opened', () => {
  test('is replaced, and kept byte by byte', async () => {
    await write('First');
    const { path: backup } = await backUp();
    await receive({ kind: 'close' });
    const broken = Buffer.alloc(50_000, 0xa5);
    readFileSync(path).copy(broken, 0, 0, 100);
    writeFileSync(path, broken);
    await receive({ kind: 'open', path });
    expect(last()).toMatchObject({ kind: 'failed', error: { code: 'damaged' } });
    await restore(backup, null);
    expect(opened().path).toBe(path);
    await signIn();
    expect(await headline()).toBe('First');
    const kept = readdirSync(join(folder, 'Test.backups')).find((name) => name.startsWith('Test-damaged-'));
    expect(readFileSync(join(folder, 'Test.backups', kept ?? '')).equals(broken)).toBe(true);
    expect(backupAt(kept ?? '')).toBeNull();
  });

  test('comes back where it was lost', async () => {
    await write('First');
    const { path: backup } = await backUp();
    await receive({ kind: 'close' });
    rmSync(path);
    await restore(backup, null);
    await signIn();
    expect(await headline()).toBe('First');
  });

  test('is left as it is when the backup is no better', async () => {
    const { path: backup } = await backUp();
    damageHead(backup, editionId);
    await receive({ kind: 'close' });
    rmSync(path);
    await restore(backup, null);
    expect(last()).toMatchObject({ kind: 'not-restored', error: { code: 'damaged' }, newsroom: null });
    expect(existsSync(path)).toBe(false);
  });

  test('is not replaced under another program that has it open', async () => {
    await write('First');
    const { path: backup } = await backUp();
    const second = createCoreService({
      post: (message) => void said.push(message),
      log: () => undefined,
      clock: { now: () => now },
      ...quietParts,
      makeSample: async () => undefined,
    });
    await second.receive({ kind: 'restore', path, backup, memberId: null });
    expect(last()).toMatchObject({ kind: 'not-restored', error: { code: 'open-elsewhere' } });
    expect(await headline()).toBe('First');
  });
});

test('a newsroom with a damaged text is kept before a backup takes its place, and can be restored in turn', async () => {
  await write('First');
  const { path: backup } = await backUp();
  await receive({ kind: 'close' });
  damageHead(path, editionId);
  await receive({ kind: 'open', path });
  await signIn();
  await restore(backup);
  expect(opened().path).toBe(path);
  await signIn();
  expect(await headline()).toBe('First');
  const { backups, lastGood, problem } = await state();
  expect(backups).toMatchObject([{ kind: 'before restore', damagedTexts: 1 }, { path: backup }]);
  expect([lastGood?.path, problem]).toEqual([backup, null]);
  await restore(backups[0]?.path ?? '');
  expect(opened().path).toBe(path);
  await signIn();
  // The text before the one that cannot be read.
  expect(await headline()).toBe('');
});

test('a backup that lacks a text is not restored once it lacks another', async () => {
  await write('First');
  const { editionId: other } = await ask<{ editionId: string }>('stories.create', {
    slugline: 'another-story',
    language: 'en',
    publishIn: ['en'],
  });
  await receive({ kind: 'close' });
  damageHead(path, editionId);
  await receive({ kind: 'open', path });
  await signIn();
  const { path: backup } = await backUp();
  damageHead(backup, other);
  await restore(backup);
  expect(last()).toMatchObject({ kind: 'not-restored', error: { code: 'damaged' } });
});

test('a backup in place counts as restored also when that cannot be written down', async () => {
  await write('First');
  const { path: backup } = await backUp();
  refuseEvent(backup, 'restoreBackup');
  await write('Second');
  await restore(backup);
  expect(opened().path).toBe(path);
  expect(logged.join()).toContain(`does not say that ${backup} was restored`);
  await signIn();
  expect(await headline()).toBe('First');
});

test('a newsroom of which one page is damaged is kept byte by byte before a backup takes its place', async () => {
  for (let number = 1; number <= 40; number += 1) await write(`Headline ${number} ${'text '.repeat(number * 20)}`);
  const { path: backup } = await backUp();
  await receive({ kind: 'close' });
  const broken = readFileSync(path);
  const page = broken.length - 4096 * 12;
  broken.fill(0xa5, page, page + 4096);
  writeFileSync(path, broken);
  await receive({ kind: 'open', path });
  await signIn();
  expect(await ask('newsroom.condition', {})).toMatchObject({ kind: 'damaged', lastGood: { path: backup } });
  await restore(backup);
  expect(opened().path).toBe(path);
  await signIn();
  expect(await ask('newsroom.condition', {})).toEqual({ kind: 'good' });
  expect(await headline()).toContain('Headline 40');
  const kept = readdirSync(join(folder, 'Test.backups')).find((name) => name.startsWith('Test-damaged-'));
  expect(readFileSync(join(folder, 'Test.backups', kept ?? '')).equals(broken)).toBe(true);
});
