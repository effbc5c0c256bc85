import { existsSync, mkdirSync, readdirSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { expect, test } from '../fixtures/app.ts';
import { NewsroomWindow } from '../pages/newsroom.ts';

/** The system's dialog, which no test can drive, answers with this path. */
async function chooseInDialog(app: ElectronApplication, path: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, path);
}

async function backUp(page: Page): Promise<void> {
  const rows = page.getByRole('list', { name: 'Backups' }).getByRole('listitem');
  const before = await rows.count();
  await page.getByRole('button', { name: 'Back up now' }).click();
  await expect(rows).toHaveCount(before + 1);
  await expect(page.getByText(/^Last good backup just now/u)).toBeVisible();
}

async function restoreFirst(page: Page, kind: string): Promise<void> {
  await page
    .getByRole('list', { name: 'Backups' })
    .getByRole('button', { name: new RegExp(`^Restore… .*, ${kind}$`, 'u') })
    .first()
    .click();
  const dialog = page.getByRole('dialog', { name: 'Restore a backup' });
  await expect(dialog).toContainText('kept as a backup of its own');
  await dialog.getByRole('button', { name: 'Restore' }).click();
  await expect(page.getByRole('log', { name: 'Messages' })).toContainText('The newsroom is as it was on');
}

test('a backup by hand brings the text back, and what it replaced can be brought back in turn', async ({
  launch,
  folder,
}) => {
  const path = join(folder, 'Desk.newsroom');
  const { page } = await launch({ newsroom: path });
  const desk = new NewsroomWindow(page);
  await desk.signIn();
  await desk.newStory('aral', { publishIn: ['English'] });
  await desk.write('Арал теңізі', 'Whole.', 'The first text.');

  await desk.goTo('Settings');
  await backUp(page);
  await desk.goTo('My desk');
  await desk.openFrom('Drafts', 'aral');
  await desk.headline.fill('Another headline');
  await desk.saved();

  await desk.goTo('Settings');
  await restoreFirst(page, 'by hand');
  await desk.goTo('My desk');
  await desk.openFrom('Drafts', 'aral');
  await expect(desk.headline).toHaveText('Арал теңізі');
  await desk.writeBody(' It goes on.');
  await desk.saved();

  await desk.goTo('Settings');
  await restoreFirst(page, 'before a restore');
  await desk.goTo('My desk');
  await desk.openFrom('Drafts', 'aral');
  await expect(desk.headline).toHaveText('Another headline');
  expect(readdirSync(folder).filter((name) => name.includes('restoring'))).toEqual([]);
});

test('everybody stays at their window, which shows what was restored', async ({ launch, folder }) => {
  const { app, page } = await launch({ newsroom: join(folder, 'Desk.newsroom') });
  const desk = new NewsroomWindow(page);
  await desk.signIn();
  await desk.goTo('Settings');
  await backUp(page);
  const opening = app.waitForEvent('window');
  await app.evaluate(({ Menu }) => {
    const file = Menu.getApplicationMenu()?.items.find((item) => item.label === '&File');
    file?.submenu?.items.find((item) => item.label === 'New Window')?.click();
  });
  const other = new NewsroomWindow(await opening);
  await other.atDesk();
  await other.newStory('later', { publishIn: ['English'] });
  await other.goTo('My desk');
  await expect(other.section('Drafts').getByRole('link', { name: 'later' })).toBeVisible();
  await restoreFirst(page, 'by hand');
  for (const window of [desk, other]) {
    await window.goTo('My desk');
    await expect(window.page.getByRole('link', { name: 'later' })).toHaveCount(0);
  }
});

test('backups go to another folder from the moment it is chosen', async ({ launch, folder }) => {
  const path = join(folder, 'Desk.newsroom');
  const drive = join(folder, 'drive');
  mkdirSync(drive);
  const { app, page } = await launch({ newsroom: path });
  const desk = new NewsroomWindow(page);
  await desk.signIn();
  await desk.goTo('Settings');
  await chooseInDialog(app, drive);
  const section = page.getByRole('region', { name: 'Backups' });
  await section.getByRole('button', { name: 'Choose…' }).click();
  await expect(section.getByText(drive, { exact: true })).toBeVisible();
  await expect(page.getByRole('list', { name: 'Backups' }).getByRole('listitem')).toHaveCount(1);
  expect(readdirSync(drive)).toHaveLength(1);
});

test('a damaged backup is refused and nothing changes', async ({ launch, folder }) => {
  const path = join(folder, 'Desk.newsroom');
  const { page } = await launch({ newsroom: path });
  const desk = new NewsroomWindow(page);
  await desk.signIn();
  await desk.newStory('kept', { publishIn: ['English'] });
  await desk.write('Kept', 'Whole.', 'Text.');
  await desk.goTo('Settings');
  await backUp(page);
  const backups = join(folder, 'Desk.backups');
  truncateSync(join(backups, readdirSync(backups)[0] ?? ''), 9_000);
  await page
    .getByRole('list', { name: 'Backups' })
    .getByRole('button', { name: /^Restore…/u })
    .first()
    .click();
  const dialog = page.getByRole('dialog', { name: 'Restore a backup' });
  await dialog.getByRole('button', { name: 'Restore' }).click();
  await expect(dialog.getByRole('alert')).toContainText('is damaged, so it was not restored');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await desk.goTo('My desk');
  await desk.openFrom('Drafts', 'kept');
  await expect(desk.headline).toHaveText('Kept');
  await desk.writeBody(' And it goes on.');
  await desk.saved();
});

test('a newsroom that was lost comes back from the welcome screen', async ({ launch, folder }) => {
  const path = join(folder, 'Desk.newsroom');
  const first = await launch({ newsroom: path });
  const desk = new NewsroomWindow(first.page);
  await desk.signIn();
  await desk.newStory('kept', { publishIn: ['English'] });
  await desk.write('Сақталған', 'Whole.', 'Text.');
  await desk.goTo('Settings');
  await backUp(first.page);
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
