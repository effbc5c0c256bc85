import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures/app.ts';
import { launchInfo, plainEnvironment } from './fixtures/launch-info.ts';
import { openNewWindow } from './fixtures/new-window.ts';
import { signInAsSystemUser } from './fixtures/sign-in.ts';

const newsroom = 'Steppe.newsroom';

test('a fresh profile shows the welcome screen', async ({ launch }) => {
  const { page, complaints } = await launch();
  for (const name of ['Open the sample newsroom', 'Create a newsroom…', 'Open a newsroom…']) {
    await expect(page.getByRole('button', { name })).toBeVisible();
  }
  expect(complaints).toEqual([]);
});

test('a newsroom that is asked for is created, and its one member is the system user', async ({ folder, launch }) => {
  const { page } = await launch({ newsroom });
  await expect(page.getByRole('heading', { name: 'Who is at the desk?' })).toBeVisible();
  expect(existsSync(join(folder, newsroom))).toBe(true);
  await signInAsSystemUser(page);
  const state = await page.evaluate(() => window.dragoman.call('newsroom.get', {}));
  expect(state).toMatchObject({
    ok: true,
    value: {
      name: 'Steppe',
      languages: ['en', 'ru', 'kk'],
      fourEyes: false,
      members: [{ languages: ['en', 'ru', 'kk'] }],
    },
  });
});

test('a used profile opens the last newsroom with the same member at the desk', async ({ launch }) => {
  const first = await launch({ newsroom });
  await signInAsSystemUser(first.page);
  await first.close();
  const { page } = await launch({ profile: first.profile });
  await expect(page.getByRole('heading', { level: 1, name: 'My desk' })).toBeVisible();
});

test('a last newsroom that is gone is explained, and the welcome screen is there', async ({ folder, launch }) => {
  const first = await launch({ newsroom });
  await expect(first.page.getByRole('heading', { name: 'Who is at the desk?' })).toBeVisible();
  await first.close();
  renameSync(join(folder, newsroom), join(folder, 'moved.newsroom'));
  const { page } = await launch({ profile: first.profile });
  await expect(page.getByRole('alert')).toContainText('Steppe.newsroom');
  await expect(page.getByRole('button', { name: 'Open the sample newsroom' })).toBeVisible();
});

test('a file that is no newsroom is explained and left as it is', async ({ folder, launch }) => {
  const path = join(folder, newsroom);
  writeFileSync(path, 'Dear reader, this is a letter.');
  const { page } = await launch({ newsroom });
  await expect(page.getByRole('alert')).toBeVisible();
  expect(readFileSync(path, 'utf8')).toBe('Dear reader, this is a letter.');
});

test('broken settings are set aside and the app starts', async ({ folder, launch }) => {
  const profile = join(folder, 'profile');
  mkdirSync(profile);
  writeFileSync(join(profile, 'settings.json'), '{"version":1,');
  const { page } = await launch({ profile });
  await expect(page.getByRole('button', { name: 'Open the sample newsroom' })).toBeVisible();
  expect(readdirSync(profile).filter((name) => name.startsWith('settings.broken-'))).toHaveLength(1);
});

test('a second start with the same profile leaves the first alone and ends', async ({ launch }) => {
  const { app, page, profile } = await launch({ newsroom });
  await expect(page.getByRole('heading', { name: 'Who is at the desk?' })).toBeVisible();
  const info = launchInfo();
  const second = spawn(info.executablePath, [...info.args, `--user-data-dir=${profile}`], {
    env: { ...plainEnvironment(), ...info.env },
    stdio: 'ignore',
  });
  const code = await new Promise((resolve) => second.once('exit', resolve));
  expect(code).toBe(0);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  await signInAsSystemUser(page);
});

test('closing the window waits for the last saves of its page', async ({ launch }) => {
  const { page, profile, close } = await launch({ newsroom });
  await signInAsSystemUser(page);
  await page.evaluate(() => {
    window.dragoman.onFlush(async () => {
      await new Promise((resolve) => setTimeout(resolve, 400));
      await window.dragoman.call('app.rememberPlace', { memberId: null, path: '/saved-at-the-end', blockId: null });
      return true;
    });
  });
  await close();
  expect(readFileSync(join(profile, 'settings.json'), 'utf8')).toContain('/saved-at-the-end');
});

test('closing cleanly leaves one file and nothing beside it', async ({ folder, launch }) => {
  const { page, close } = await launch({ newsroom });
  await signInAsSystemUser(page);
  await close();
  expect(existsSync(join(folder, newsroom))).toBe(true);
  for (const suffix of ['-wal', '-shm', '-journal']) expect(existsSync(join(folder, newsroom + suffix))).toBe(false);
});

test('a second window opens at the desk of the same member', async ({ launch }) => {
  const { app, page } = await launch({ newsroom });
  await signInAsSystemUser(page);
  const other = await openNewWindow(app);
  await expect(other.getByRole('heading', { level: 1, name: 'My desk' })).toBeVisible();
});

test('the sample newsroom is copied into the profile', async ({ launch }) => {
  const { page, profile } = await launch();
  await page.getByRole('button', { name: 'Open the sample newsroom' }).click();
  await expect(page.getByRole('heading', { name: 'Who is at the desk?' })).toBeVisible({ timeout: 20_000 });
  expect(existsSync(join(profile, 'Sample newsroom', 'The Steppe Courier.newsroom'))).toBe(true);
});
