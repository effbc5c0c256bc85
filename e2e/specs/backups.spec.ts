import { existsSync, mkdirSync, readdirSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { expect, test } from '../fixtures/desk.ts';
import { openNewWindow } from '../fixtures/new-window.ts';
import { BackupsPart } from '../pages/backups.ts';
import { NewsroomWindow } from '../pages/newsroom.ts';

/** The system's dialog, which no test can drive, answers with this path. */
async function chooseInDialog(app: ElectronApplication, path: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, path);
}

test('a backup by hand brings the text back, and what it replaced can be brought back in turn', async ({
  openDesk,
  folder,
}) => {
  const { desk, page } = await openDesk();
  const backups = new BackupsPart(page);
  await desk.newStory('aral', { publishIn: ['English'] });
  await desk.write('Арал теңізі', 'Whole.', 'The first text.');

  await desk.goTo('Settings');
  await backups.make();
  await desk.reopenFrom('Drafts', 'aral');
  await desk.headline.fill('Another headline');
  await desk.saved();

  await desk.goTo('Settings');
  await backups.restore('by hand');
  await desk.reopenFrom('Drafts', 'aral');
  await expect(desk.headline).toHaveText('Арал теңізі');
  await desk.writeBody(' It goes on.');
  await desk.saved();

  await desk.goTo('Settings');
  await backups.restore('before a restore');
  await desk.reopenFrom('Drafts', 'aral');
  await expect(desk.headline).toHaveText('Another headline');
  expect(readdirSync(folder).filter((name) => name.includes('restoring'))).toEqual([]);
});

test('everybody stays at their window, which shows what was restored', async ({ openDesk }) => {
  const { desk, app, page } = await openDesk();
  const backups = new BackupsPart(page);
  await desk.goTo('Settings');
  await backups.make();
  const other = new NewsroomWindow(await openNewWindow(app));
  await other.atDesk();
  await other.newStory('later', { publishIn: ['English'] });
  await other.goTo('My desk');
  await expect(other.section('Drafts').getByRole('link', { name: 'later' })).toBeVisible();
  await backups.restore('by hand');
  for (const window of [desk, other]) {
    await window.goTo('My desk');
    await expect(window.page.getByRole('link', { name: 'later' })).toHaveCount(0);
  }
});

test('backups go to another folder from the moment it is chosen', async ({ openDesk, folder }) => {
  const drive = join(folder, 'drive');
  mkdirSync(drive);
  const { desk, app, page } = await openDesk();
  await desk.goTo('Settings');
  await chooseInDialog(app, drive);
  const { section, rows } = new BackupsPart(page);
  await section.getByRole('button', { name: 'Choose…' }).click();
  await expect(section.getByText(drive, { exact: true })).toBeVisible();
  await expect(rows).toHaveCount(1);
  expect(readdirSync(drive)).toHaveLength(1);
});

test('a damaged backup is refused and nothing changes', async ({ openDesk, folder }) => {
  const { desk, page } = await openDesk();
  const backups = new BackupsPart(page);
  await desk.newStory('kept', { publishIn: ['English'] });
  await desk.write('Kept', 'Whole.', 'Text.');
  await desk.goTo('Settings');
  await backups.make();
  const kept = join(folder, 'Desk.backups');
  truncateSync(join(kept, readdirSync(kept)[0] ?? ''), 9_000);
  await backups.askToRestore(/^Restore…/u);
  const { dialog } = backups;
  await expect(dialog.getByRole('alert')).toContainText('is damaged, so it was not restored');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await desk.reopenFrom('Drafts', 'kept');
  await expect(desk.headline).toHaveText('Kept');
  await desk.writeBody(' And it goes on.');
  await desk.saved();
});

test('a newsroom that was lost comes back from the welcome screen', async ({ openDesk, launch, folder }) => {
  const first = await openDesk();
  const { desk, newsroom: path } = first;
  await desk.newStory('kept', { publishIn: ['English'] });
  await desk.write('Сақталған', 'Whole.', 'Text.');
  await desk.goTo('Settings');
  await new BackupsPart(first.page).make();
  await first.close();
  truncateSync(path, 200);
  const broken = readFileSync(path);

  const backups = join(folder, 'Desk.backups');
  const backup = join(backups, readdirSync(backups).find((name) => name.includes('by-hand')) ?? '');
  const { app, page } = await launch({ profile: first.profile, newsroom: path });
  await expect(page.getByRole('alert')).toContainText(/damaged|not a newsroom/iu);
  await chooseInDialog(app, backup);
  await page.getByRole('button', { name: 'Restore a backup…' }).click();
  const again = new NewsroomWindow(page);
  await again.goTo('My desk');
  await again.openFrom('Drafts', 'kept');
  await expect(again.headline).toHaveText('Сақталған');
  const kept = readdirSync(backups).find((name) => name.startsWith('Desk-damaged-')) ?? '';
  expect(readFileSync(join(backups, kept)).equals(broken)).toBe(true);
  expect(existsSync(`${path}.restoring`)).toBe(false);
});

test('a backup is restored from the sign-in screen, by the menu', async ({ openDesk, folder }) => {
  const { desk, app, page } = await openDesk();
  await desk.newStory('kept', { publishIn: ['English'] });
  await desk.write('Сақталған', 'Whole.', 'Text.');
  await desk.goTo('Settings');
  await new BackupsPart(page).make();
  await desk.reopenFrom('Drafts', 'kept');
  await desk.headline.fill('Another headline');
  await desk.saved();
  await page.getByRole('button', { name: 'Switch member' }).click();
  await expect(page.getByRole('heading', { name: 'Who is at the desk?' })).toBeVisible();
  const backups = join(folder, 'Desk.backups');
  await chooseInDialog(app, join(backups, readdirSync(backups).find((name) => name.includes('by-hand')) ?? ''));
  await app.evaluate(({ Menu }) => {
    const file = Menu.getApplicationMenu()?.items.find((item) => item.label === '&File');
    file?.submenu?.items.find((item) => item.label === 'Restore a Backup…')?.click();
  });
  await page
    .getByRole('dialog', { name: 'Restore a backup' })
    .getByRole('button', { name: 'Choose a backup…' })
    .click();
  await expect(page.getByRole('log', { name: 'Messages' })).toContainText('The backup is restored.');
  await desk.signIn();
  await desk.openFrom('Drafts', 'kept');
  await expect(desk.headline).toHaveText('Сақталған');
});
