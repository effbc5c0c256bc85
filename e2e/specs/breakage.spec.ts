import { execFileSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type AtDesk, expect, test } from '../fixtures/desk.ts';
import { corePid } from '../fixtures/processes.ts';
import { BackupsPart } from '../pages/backups.ts';
import { NewsroomWindow } from '../pages/newsroom.ts';

const alertIn = (page: Page) => page.getByRole('alert');
const recoveries = (profile: string): readonly string[] => {
  const folder = join(profile, 'Recovery');
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
};
const recoveryText = (profile: string): string =>
  recoveries(profile)
    .map((name) => readFileSync(join(profile, 'Recovery', name), 'utf8'))
    .join('');

type OpenDesk = (options?: { readonly newsroom?: string }) => Promise<AtDesk>;

/** At a desk with a story open that is saved. */
async function begin(openDesk: OpenDesk, newsroom = 'Desk.newsroom'): Promise<AtDesk> {
  const running = await openDesk({ newsroom });
  await running.desk.newStory('storm', { publishIn: ['English'] });
  await running.desk.write('Storm closes the port', 'Ships wait.', 'The harbour closed at noon.');
  return running;
}

test('a full disk is said, the text is kept in a recovery file, and saving goes on by itself once there is room', async ({
  openDesk,
  folder,
}) => {
  const disk = join(folder, 'disk');
  mkdirSync(disk);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', disk], { stdio: 'pipe' });
  } catch (error) {
    test.skip(true, `A small disk cannot be made here: ${String(error)}`);
  }
  try {
    const running = await begin(openDesk, join(disk, 'Desk.newsroom'));
    const { desk } = running;
    const filler = join(disk, 'filler');
    const file = openSync(filler, 'w');
    try {
      for (;;) writeSync(file, Buffer.alloc(4096));
    } catch {
      closeSync(file);
    }
    await desk.writeBody(' Шторм продлится до утра.');
    await expect(alertIn(running.page)).toContainText('The disk is full.');
    await expect(desk.saveState).toHaveText(/^Not saved/u);
    await expect.poll(() => recoveryText(running.profile)).toContain('Шторм продлится до утра.');
    await desk.writeBody(' And this too.');
    await expect.poll(() => recoveryText(running.profile)).toContain('And this too.');
    await expect(desk.body).toContainText('And this too.');
    rmSync(filler);
    await desk.saved();
    await expect(running.page.getByText('Saving works again.')).toBeVisible();
    await expect(alertIn(running.page)).toHaveCount(0);
    await expect.poll(() => recoveries(running.profile)).toEqual([]);
    await running.kill();
    const again = await running.relaunch();
    await expect(new NewsroomWindow(again.page).body).toContainText('And this too.');
    await again.kill();
  } finally {
    execFileSync('umount', ['-l', disk]);
  }
});

test('a file that is moved away is said to be gone, and saving goes on when it is back', async ({
  openDesk,
  folder,
}) => {
  const running = await begin(openDesk);
  const { desk, newsroom: path } = running;
  renameSync(path, join(folder, 'unplugged'));
  await desk.writeBody(' Nobody left.');
  await expect(alertIn(running.page)).toContainText('The newsroom’s file is gone.');
  await expect.poll(() => recoveryText(running.profile)).toContain('Nobody left.');
  renameSync(join(folder, 'unplugged'), path);
  await desk.saved();
  await expect(alertIn(running.page)).toHaveCount(0);
  await running.kill();
  const again = await running.relaunch();
  await expect(new NewsroomWindow(again.page).body).toContainText('Nobody left.');
});

test('a copy can be saved elsewhere while nothing can be saved', async ({ openDesk, folder }) => {
  const running = await begin(openDesk);
  const { desk, newsroom: path } = running;
  renameSync(path, join(folder, 'unplugged'));
  await desk.writeBody(' Қазақша мәтін.');
  const copy = join(folder, 'copy.html');
  await running.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, copy);
  await running.page.getByRole('button', { name: 'Save a copy elsewhere…' }).click();
  await expect(running.page.getByText(`A copy is at ${copy}.`)).toBeVisible();
  const html = readFileSync(copy, 'utf8');
  expect(html).toContain('<h1>Storm closes the port</h1>');
  expect(html).toContain('Қазақша мәтін.');
});

test('text that could not be saved before the app was killed is put back when its story is opened', async ({
  openDesk,
  folder,
}) => {
  const running = await begin(openDesk);
  const { desk, newsroom: path } = running;
  renameSync(path, join(folder, 'unplugged'));
  await desk.writeBody(' Typed while it was gone.');
  await expect.poll(() => recoveryText(running.profile)).toContain('Typed while it was gone.');
  await running.kill();
  renameSync(join(folder, 'unplugged'), path);
  const again = await running.relaunch();
  const reopened = new NewsroomWindow(again.page);
  await expect(reopened.body).toContainText('Typed while it was gone.');
  await expect(
    again.page.getByText(/What could not be saved in “.+” before was put back and is saved\./u),
  ).toBeVisible();
  await reopened.saved();
  await expect.poll(() => recoveries(running.profile)).toEqual([]);
  await again.page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await expect(reopened.body).not.toContainText('Typed while it was gone.');
});

test('a core that is killed while somebody types loses nothing', async ({ openDesk }) => {
  const running = await begin(openDesk);
  const { desk } = running;
  await desk.body.click();
  await running.page.keyboard.press('ControlOrMeta+End');
  for (const round of [1, 2, 3]) {
    await running.page.keyboard.type(` Words of round ${round}`);
    process.kill(await corePid(running.app), 'SIGKILL');
    await running.page.keyboard.type(` and after it.`);
    await desk.saved();
  }
  await expect(alertIn(running.page)).toHaveCount(0);
  await running.kill();
  const again = await running.relaunch();
  const body = new NewsroomWindow(again.page).body;
  for (const round of [1, 2, 3]) await expect(body).toContainText(`Words of round ${round} and after it.`);
});

test('a core that is given up is said, and what is typed can be saved elsewhere', async ({ openDesk }) => {
  const running = await begin(openDesk);
  const { desk } = running;
  for (let crash = 1; crash <= 3; crash += 1) {
    process.kill(await corePid(running.app), 'SIGKILL');
    await desk.writeBody(` Crash ${crash}.`);
    await desk.saved();
  }
  process.kill(await corePid(running.app), 'SIGKILL');
  await desk.writeBody(' Typed after the end.');
  await expect(alertIn(running.page).filter({ hasText: 'The newsroom is closed.' })).toBeVisible();
  await expect.poll(() => recoveryText(running.profile)).toContain('Typed after the end.');
  await expect(running.page.getByRole('button', { name: 'Save a copy elsewhere…' })).toBeVisible();
});

test('a newsroom that another program wrote into past the lock keeps what both wrote', async ({ openDesk }) => {
  const running = await begin(openDesk);
  const { desk, newsroom: path } = running;
  sql(
    path,
    "d.execute('pragma locking_mode=exclusive')\nd.execute(\"update newsroom set name='Renamed'\")",
    'unix-none',
  );
  await desk.writeBody(' Typed after it.');
  await desk.saved();
  await expect(alertIn(running.page)).toHaveCount(0);
  await running.kill();
  const again = await running.relaunch();
  await expect(new NewsroomWindow(again.page).body).toContainText('Typed after it.');
  const newsroom = await again.page.evaluate(() => window.dragoman.call('newsroom.get', {}));
  expect(newsroom).toMatchObject({ ok: true, value: { name: 'Renamed' } });
});

/** A newsroom with a story and a backup, closed again. */
async function makeNewsroom(openDesk: OpenDesk): Promise<AtDesk> {
  const running = await begin(openDesk);
  const { desk } = running;
  for (let index = 0; index < 3; index += 1) {
    await desk.writeBody(` More ${index}. ${'Қатты жел соғып тұр. '.repeat(12)}`);
    await desk.saved();
  }
  const backup = await running.page.evaluate(() => window.dragoman.call('backups.make', {}));
  expect(backup.ok).toBe(true);
  await running.close();
  return running;
}

/** Another program; of `unix-none` the locks of others are none of its business. */
function sql(path: string, script: string, vfs = 'unix'): string {
  const connect = `d=sqlite3.connect('file:'+sys.argv[1]+'?vfs=${vfs}', uri=True)`;
  return execFileSync('python3', ['-c', `import sqlite3,sys\n${connect}\n${script}\nd.commit()\nd.close()`, path], {
    encoding: 'utf8',
  });
}

test('a corrupt page opens the newsroom to be read only, names what is lost and restores the last good backup', async ({
  openDesk,
}) => {
  const { newsroom: path, relaunch } = await makeNewsroom(openDesk);
  const page = Number(
    sql(path, 'print(d.execute("select rootpage from sqlite_schema where name=\'revision\'").fetchone()[0])'),
  );
  const bytes = readFileSync(path);
  const size = bytes.readUInt16BE(16);
  bytes.fill(0xa5, (page - 1) * size, (page - 1) * size + size);
  writeFileSync(path, bytes);
  const running = await relaunch();
  const banner = alertIn(running.page).filter({ hasText: 'This newsroom’s file is damaged.' });
  await expect(banner).toBeVisible();
  await expect(banner.getByRole('list', { name: 'What cannot be read' })).toContainText('storm, English');
  expect(readFileSync(path).equals(bytes)).toBe(true);
  const refused = await running.page.evaluate(() =>
    window.dragoman.call('stories.create', { slugline: 'x', language: 'en', publishIn: ['en'] }),
  );
  expect(refused).toMatchObject({ ok: false, error: { code: 'damaged' } });
  await banner.getByRole('button', { name: 'Restore the last good backup…' }).click();
  await running.page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click();
  await expect(banner).toHaveCount(0);
  const desk = new NewsroomWindow(running.page);
  await expect(desk.body.or(running.page.getByRole('heading', { level: 1 })).first()).toBeVisible();
  const newsroom = await running.page.evaluate(() => window.dragoman.call('newsroom.condition', {}));
  expect(newsroom).toMatchObject({ ok: true, value: { kind: 'good' } });
});

test('a flipped bit in the newest text shows the one before, to be read only, until that is restored', async ({
  openDesk,
}) => {
  const { newsroom: path, relaunch } = await makeNewsroom(openDesk);
  const payload = sql(
    path,
    'print(d.execute("select hex(payload) from revision order by key desc limit 1").fetchone()[0])',
  ).trim();
  const bytes = readFileSync(path);
  const at = bytes.indexOf(Buffer.from(payload, 'hex').subarray(0, 40));
  expect(at).toBeGreaterThan(0);
  const flipped = openSync(path, 'r+');
  writeSync(flipped, Buffer.from([(bytes[at + 20] ?? 0) ^ 1]), 0, 1, at + 20);
  closeSync(flipped);
  const running = await relaunch();
  const desk = new NewsroomWindow(running.page);
  await expect(alertIn(running.page)).toContainText('The newest text cannot be read.');
  await expect(desk.body).toHaveAttribute('contenteditable', 'false');
  await running.page.getByRole('button', { name: /^Restore revision \d+$/u }).click();
  await expect(alertIn(running.page)).toHaveCount(0);
  await desk.writeBody(' Written on.');
  await desk.saved();
  expect(statSync(path).size).toBeGreaterThan(0);
});

test('one flipped bit that keeps a newsroom from being used leads to its last good backup', async ({ openDesk }) => {
  const { newsroom: path, relaunch, desk, page } = await begin(openDesk);
  await desk.goTo('Settings');
  await new BackupsPart(page).make();
  await desk.goTo('My desk');
  await page.getByRole('button', { name: 'Switch member' }).click();
  await expect(page.getByRole('heading', { name: 'Who is at the desk?' })).toBeVisible();
  const again = relaunch;
  await page.close();
  const [root, id] = sql(
    path,
    `print(d.execute("select rootpage from sqlite_schema where name='edition'").fetchone()[0], d.execute('select id from edition').fetchone()[0])`,
  )
    .trim()
    .split(' ');
  const bytes = readFileSync(path);
  const size = bytes.readUInt16BE(16);
  const at = bytes.indexOf(id ?? '', (Number(root) - 1) * size);
  expect(at).toBeLessThan(Number(root) * size);
  bytes.writeUInt8(bytes.readUInt8(at + 35) ^ 1, at + 35);
  writeFileSync(path, bytes);
  const running = await again();
  await running.page.getByRole('button', { name: /editor$/u }).click();
  const banner = alertIn(running.page).filter({ hasText: 'This newsroom’s file is damaged.' });
  await expect(banner).toContainText('storm, English cannot be read.');
  await banner.getByRole('button', { name: 'Restore the last good backup…' }).click();
  await running.page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click();
  await expect(banner).toHaveCount(0);
  const restored = new NewsroomWindow(running.page);
  await restored.signIn();
  await restored.openFrom('Drafts', 'storm');
  await expect(restored.headline).toHaveText('Storm closes the port');
});
