import { join } from 'node:path';
import { expect, test } from '../fixtures/app.ts';
import { NewsroomWindow } from '../pages/newsroom.ts';

test('the view has the focus, keys typed on the way to a dialog are in it, and every window tells of a restore and keeps its place', async ({
  launch,
  folder,
}) => {
  const { app, page } = await launch({ newsroom: join(folder, 'Desk.newsroom') });
  const desk = new NewsroomWindow(page);
  await desk.signIn();
  const start = () => page.evaluate(() => document.activeElement?.hasAttribute('data-view-start') ?? false);
  const row = () => page.evaluate(() => document.activeElement?.hasAttribute('data-row') ?? false);
  await expect.poll(start).toBe(true);
  await desk.newStory('one', { publishIn: ['English'] });
  await desk.write('One', 'S', 'Text.');
  await page.keyboard.press('Control+Digit1');
  await expect.poll(start).toBe(true);
  await expect(page.getByRole('link', { name: 'one' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect.poll(row).toBe(true);
  await page.keyboard.press('Control+Digit2');
  await expect(page.getByRole('heading', { level: 1, name: 'Stories' })).toBeVisible();
  await expect.poll(start).toBe(true);
  await page.keyboard.press('ArrowDown');
  await expect.poll(row).toBe(true);
  await page.keyboard.press('Control+Digit1');
  await page.keyboard.press('Control+KeyN');
  await page.keyboard.type('fast-story');
  await expect(page.getByRole('textbox', { name: 'Slugline' })).toHaveValue('fast-story');
  await page.keyboard.press('Escape');
  const made = await page.evaluate(async () => {
    const reply = await window.dragoman.call('backups.make', {});
    if (!reply.ok) throw new Error(reply.error.code);
    return reply.value.path;
  });
  const [second] = await Promise.all([
    app.waitForEvent('window'),
    app.evaluate(({ Menu }) => {
      const file = Menu.getApplicationMenu()?.items.find(({ label }) => label === '&File');
      file?.submenu?.items.find(({ label }) => label === 'New Window')?.click();
    }),
  ]);
  await second.getByRole('link', { name: 'Stories' }).click();
  await expect(second.getByRole('heading', { level: 1, name: 'Stories' })).toBeVisible();
  await page.evaluate((path) => void window.dragoman.call('app.restoreBackup', { path }), made);
  for (const one of [page, second])
    await expect(one.getByRole('log', { name: 'Messages' })).toContainText('The newsroom is as it was on');
  await expect(page.getByRole('heading', { level: 1, name: 'My desk' })).toBeVisible();
  await expect(second.getByRole('heading', { level: 1, name: 'Stories' })).toBeVisible();
});
