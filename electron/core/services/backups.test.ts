import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { keptDays, keptHourly } from '../../../shared/domain/backup-schedule.ts';
import { tryCopy } from '../store/backup.ts';
import { damageHead } from '../store/testing.ts';
import { newsroomPerTest } from '../testing/newsroom-per-test.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { saveText, writeStory } from '../testing/test-newsroom.ts';

const hour = 3_600_000;
const day = 24 * hour;

const newsroom = newsroomPerTest();
let usual: string;
beforeEach(() => {
  usual = join(dirname(newsroom.path), 'Test.backups');
});

const state = () => newsroom.get('dina', 'backups.get', {});

describe('a backup by hand', () => {
  test('is a verified copy in the usual folder, and the last good one', async () => {
    await writeStory(newsroom);
    const backup = await newsroom.get('maksat', 'backups.make', {});
    expect(backup).toMatchObject({ kind: 'by hand', at: '2026-11-20T09:00:00.000Z' });
    expect(dirname(backup.path)).toBe(usual);
    expect(readdirSync(usual)).toHaveLength(1);
    expect(await state()).toEqual({
      folder: usual,
      usual: true,
      backups: [backup],
      lastGood: backup,
      running: false,
      problem: null,
    });
    expect(tryCopy(backup.path)).toMatchObject({
      kind: 'read',
      damaged: [],
      facts: { newsroomId: newsroom.core.newsroom.id, stories: 1, editions: 1 },
    });
    expect(newsroom.events.filter(({ kind }) => kind === 'backups')).toHaveLength(2);
  });

  test('does not take the name of another, and waits for it', async () => {
    const made = await Promise.all([1, 2, 3].map(() => newsroom.get('dina', 'backups.make', {})));
    expect(new Set(made.map(({ path }) => path)).size).toBe(3);
    expect(readdirSync(usual)).toHaveLength(3);
  });

  test('says why it failed, until one went well again', async () => {
    writeFileSync(usual, 'in the way');
    const error = await newsroom.refused('dina', 'backups.make', {}, 'storage-failed');
    expect(error.message).toContain(usual);
    expect((await state()).problem).toEqual(error);
    rmSync(usual);
    await newsroom.get('dina', 'backups.make', {});
    expect((await state()).problem).toBeNull();
  });
});

describe('a newsroom with a text that cannot be read', () => {
  async function damageText(): Promise<void> {
    const story = await writeStory(newsroom);
    await newsroom.core.close();
    damageHead(newsroom.path, story.original);
    await newsroom.reopen();
  }

  test('has backups of all else, which say what they lack and are no good ones', async () => {
    const good = await newsroom.get('dina', 'backups.make', {});
    await damageText();
    newsroom.clock.advance(hour);
    const lacking = await newsroom.get('dina', 'backups.make', {});
    expect(lacking).toMatchObject({ kind: 'by hand', damagedTexts: 1 });
    const { backups, lastGood, problem } = await state();
    expect(backups).toEqual(expect.arrayContaining([good, lacking]));
    expect(lastGood).toEqual(good);
    expect(problem).toMatchObject({ code: 'damaged', message: expect.stringContaining(`UTC, ${good.path}.`) });
    expect(problem?.message).toContain('lacks one stored text');
    expect(tryCopy(lacking.path)).toMatchObject({ kind: 'read', damaged: [{ number: 2 }], facts: { stories: 1 } });
    await newsroom.reopen();
    expect((await state()).problem).toEqual(problem);
  });

  test('has them on a chosen drive too, and where no good one is', async () => {
    const drive = join(dirname(newsroom.path), 'drive');
    mkdirSync(drive);
    await damageText();
    await newsroom.get('galina', 'backups.setFolder', { folder: drive });
    const lacking = await newsroom.get('dina', 'backups.make', {});
    expect([dirname(lacking.path), lacking.damagedTexts]).toEqual([drive, 1]);
    const { lastGood, problem } = await state();
    expect(lastGood).toBeNull();
    expect(problem?.message).toContain('No older backup has all texts.');
  });

  test('keeps its good backups, while those that lack the text are made and thinned by the schedule', async () => {
    await newsroom.core.backups.runDue();
    const { lastGood: good } = await state();
    await damageText();
    await newsroom.core.backups.runDue();
    expect((await state()).backups).toEqual([good]);
    newsroom.clock.advance(day);
    await newsroom.core.backups.runDue();
    await newsroom.core.backups.runDue();
    const [lacking] = (await state()).backups;
    expect(lacking).toMatchObject({ kind: 'daily', damagedTexts: 1 });
    // So many that the good one would be beyond all days and weeks.
    const template = lacking?.path ?? '';
    const bytes = readFileSync(template);
    for (let days = 1; days <= 400; days += 1) {
      const [date = ''] = new Date(newsroom.clock.now() + days * day).toISOString().split('T');
      writeFileSync(template.replace(/\d{4}-\d\d-\d\d/u, date), bytes);
    }
    newsroom.clock.advance(401 * day);
    await newsroom.core.backups.runDue();
    const { backups, lastGood } = await state();
    expect(backups.length).toBeLessThan(120);
    expect(lastGood).toEqual(good);
    expect(backups).toContainEqual(good);
  });
});

test('copies of a newsroom that share a folder do not count each other’s backups, or let them go', async () => {
  const drive = join(dirname(newsroom.path), 'drive');
  mkdirSync(drive);
  await newsroom.get('galina', 'backups.setFolder', { folder: drive });
  await newsroom.core.backups.make('daily');
  const [own] = (await state()).backups;
  const ofCopy = (path: string, days: number): string =>
    path
      .replace(/Test (?=\d{4})/u, 'Test copy ')
      .replace(/\d{4}-\d\d-\d\d/u, new Date(newsroom.clock.now() - days * day).toISOString().slice(0, 10));
  const bytes = readFileSync(own?.path ?? '');
  const copies = Array.from({ length: 500 }, (_, days) => ofCopy(own?.path ?? '', days));
  for (const path of copies) writeFileSync(path, bytes);
  writeFileSync(`${copies[0]}.part`, 'being written');
  for (const { path } of (await state()).backups) if (!path.includes('Test copy')) rmSync(path);
  await newsroom.core.backups.runDue();
  const { backups, lastGood } = await state();
  expect(backups.filter(({ path }) => !path.includes('Test copy')).map(({ kind }) => kind)).toEqual(['daily']);
  expect(lastGood?.path).not.toContain('Test copy');
  expect([...copies, `${copies[0]}.part`].filter((path) => !existsSync(path))).toEqual([]);
});

/** Lets what is under way go on for some turns. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** A small disk mounted at a folder; false where this user may not mount one. */
function mountSmallDisk(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=100k', 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('a disk without room', () => {
  test('costs no backup that is there, and is named', async (context) => {
    mkdirSync(usual);
    if (!mountSmallDisk(usual)) return context.skip();
    try {
      writeFileSync(join(usual, 'older'), 'kept');
      const error = await newsroom.refused('dina', 'backups.make', {}, 'disk-full');
      expect(error.message).toContain(`no room for a backup in ${usual}`);
      expect(readdirSync(usual)).toEqual(['older']);
      await writeStory(newsroom);
      expect((await state()).problem?.code).toBe('disk-full');
    } finally {
      execFileSync('umount', [usual]);
    }
    await newsroom.get('dina', 'backups.make', {});
    expect((await state()).problem).toBeNull();
  });

  test('leaves the backup in the usual folder when it is the chosen one', async (context) => {
    const drive = join(dirname(newsroom.path), 'drive');
    mkdirSync(drive);
    if (!mountSmallDisk(drive)) return context.skip();
    try {
      await newsroom.get('galina', 'backups.setFolder', { folder: drive });
      const backup = await newsroom.get('dina', 'backups.make', {});
      expect(dirname(backup.path)).toBe(usual);
      expect((await state()).problem).toMatchObject({ code: 'disk-full', message: expect.stringContaining(drive) });
      expect(readdirSync(drive)).toEqual([]);
    } finally {
      execFileSync('umount', [drive]);
    }
  });
});

describe('backups by themselves', () => {
  test('are made once a day, and every hour in which something changed', async () => {
    await newsroom.core.backups.runDue();
    newsroom.clock.advance(hour);
    await newsroom.core.backups.runDue();
    const story = await writeStory(newsroom);
    await newsroom.core.backups.runDue();
    newsroom.clock.advance(hour / 2);
    await saveText(newsroom, 'aigerim', story.original, { headline: 'Another' });
    await newsroom.core.backups.runDue();
    newsroom.clock.advance(day);
    await newsroom.core.backups.runDue();
    expect((await state()).backups.map(({ kind, at }) => `${kind} ${at.slice(0, 16)}`)).toEqual([
      'daily 2026-11-21T10:30',
      'hourly 2026-11-20T10:00',
      'daily 2026-11-20T09:00',
    ]);
  });

  test('are made in a quiet moment', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const pass = (milliseconds: number): void => {
        newsroom.clock.advance(milliseconds);
        vi.advanceTimersByTime(milliseconds);
      };
      newsroom.core.start();
      newsroom.clock.advance(30_000);
      await state();
      vi.advanceTimersByTime(30_000);
      await turns(50);
      expect(existsSync(usual)).toBe(false);
      pass(3_000);
      while ((await newsroom.core.backups.state()).lastGood === null) await turns(1);
      expect((await state()).backups.map(({ kind }) => kind)).toEqual(['daily']);
    } finally {
      vi.useRealTimers();
    }
  });

  test('go on when the clock goes back a day, and lose none', async () => {
    await newsroom.core.backups.runDue();
    newsroom.clock.advance(hour);
    await writeStory(newsroom);
    await newsroom.core.backups.runDue();
    newsroom.clock.advance(-day);
    await writeStory(newsroom);
    await newsroom.core.backups.runDue();
    const { backups, lastGood } = await state();
    expect(backups).toHaveLength(3);
    expect(lastGood?.at.slice(0, 10)).toBe('2026-11-19');
  });

  test('are thinned by the schedule; what is by hand, or not ours, never', async () => {
    const byHand = await newsroom.get('dina', 'backups.make', {});
    writeFileSync(join(usual, 'Test 2020-01-01 00-00-00.000Z hourly 12345678.newsroom'), 'of another newsroom');
    writeFileSync(join(usual, 'notes.txt'), 'mine');
    const template = readFileSync(byHand.path);
    const tag = / (?<tag>[0-9a-f]{8})\.newsroom$/u.exec(byHand.path)?.groups?.tag ?? '';
    const nameOf = (at: number, kind: string): string => {
      const [date = '', time = ''] = new Date(at).toISOString().split('T');
      return join(usual, `Test ${date} ${time.replaceAll(':', '-')} ${kind} ${tag}.newsroom`);
    };
    const now = newsroom.clock.now();
    for (let at = now - 40 * day; at < now; at += hour) writeFileSync(nameOf(at, 'hourly'), template);
    writeFileSync(nameOf(now - 800 * day, 'before-update'), template);
    // What files say of themselves on the disk does not count.
    utimesSync(byHand.path, 0, 0);
    await newsroom.core.backups.runDue();
    const { backups } = await state();
    const count = (kind: string): number => backups.filter((one) => one.kind === kind).length;
    expect([count('by hand'), count('before update'), count('daily')]).toEqual([1, 1, 1]);
    expect(count('hourly')).toBeGreaterThan(keptHourly + keptDays - 4);
    expect(count('hourly')).toBeLessThan(keptHourly + keptDays + 10);
    expect(readdirSync(usual)).toContain('notes.txt');
    expect(readdirSync(usual)).toContain('Test 2020-01-01 00-00-00.000Z hourly 12345678.newsroom');
  });

  test('remove what an interrupted one left', async () => {
    const { path } = await newsroom.get('dina', 'backups.make', {});
    writeFileSync(`${path.replace('09-00', '08-00')}.part`, 'half');
    await newsroom.get('dina', 'backups.make', {});
    expect(readdirSync(usual).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

describe('another folder', () => {
  let drive: string;
  beforeEach(() => {
    drive = temporaryFolder();
  });

  test('gets a backup at once and all from then on', async () => {
    await newsroom.get('galina', 'backups.setFolder', { folder: drive });
    await newsroom.get('dina', 'backups.make', {});
    const { folder, usual: isUsual, backups, problem } = await state();
    expect([folder, isUsual, problem]).toEqual([drive, false, null]);
    expect(backups.map(({ path }) => dirname(path))).toEqual([drive, drive]);
    expect(readdirSync(usual)).toEqual([]);
    await newsroom.reopen();
    expect((await state()).folder).toBe(drive);
  });

  test('that is gone is named, and the usual one used until it is back', async () => {
    await newsroom.get('galina', 'backups.setFolder', { folder: drive });
    await newsroom.get('dina', 'backups.make', {});
    rmSync(drive, { recursive: true });
    const backup = await newsroom.get('dina', 'backups.make', {});
    expect(dirname(backup.path)).toBe(usual);
    const { problem, lastGood } = await state();
    expect(problem?.message).toContain(`${drive} cannot be reached`);
    expect(problem?.message).toContain(usual);
    expect(lastGood).toEqual(backup);
    expect(existsSync(drive)).toBe(false);
    mkdirSync(drive);
    expect(dirname((await newsroom.get('dina', 'backups.make', {})).path)).toBe(drive);
    expect((await state()).problem).toBeNull();
  });

  test('is chosen by editors, and must be there', async () => {
    await newsroom.refused('maksat', 'backups.setFolder', { folder: drive }, 'not-allowed');
    await newsroom.refused('galina', 'backups.setFolder', { folder: join(drive, 'missing') }, 'bad-input');
    await newsroom.refused('galina', 'backups.setFolder', { folder: 'relative' }, 'bad-input');
    await newsroom.get('galina', 'backups.setFolder', { folder: usual });
    expect((await state()).usual).toBe(true);
  });
});
