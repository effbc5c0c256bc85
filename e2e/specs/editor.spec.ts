import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../fixtures/desk.ts';
import { NewsroomWindow } from '../pages/newsroom.ts';

test('an embargo in the future blocks publication, and nothing goes out', async ({ openDesk, folder }) => {
  const { desk, page } = await openDesk();
  await desk.newStory('budget', { publishIn: ['English'] });
  await desk.write('Budget passes', 'By three votes.', 'The chamber sat until midnight.');
  await desk.button('Submit');
  await desk.approve();
  await desk.button('Publish…');
  const dialog = page.getByRole('dialog', { name: 'Publish' });
  await dialog.getByRole('textbox', { name: 'Embargo until' }).fill('2099-01-01 09:00');
  await dialog.getByRole('button', { name: 'Publish now' }).click();
  await expect(dialog.getByRole('alert')).toContainText(/embargo/iu);
  await expect(desk.stage).toHaveText('Approved');
  expect(existsSync(join(folder, 'Desk.outlets', 'site', 'en'))).toBe(false);

  // What was refused is not kept: the story is as it was.
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('textbox', { name: 'Embargo' })).toHaveValue('');
  await desk.button('Publish…');

  await dialog.getByRole('textbox', { name: 'Embargo until' }).fill('next Tuesday');
  await dialog.getByRole('button', { name: 'Publish now' }).click();
  await expect(dialog.getByRole('alert')).toContainText('not a date');

  await dialog.getByRole('textbox', { name: 'Embargo until' }).fill('');
  await dialog.getByRole('button', { name: 'Publish now' }).click();
  await expect(desk.stage).toHaveText('Published');
  await expect(page.getByText(/It is in .*Desk\.outlets/u)).toBeVisible();
  const ninjs = join(folder, 'Desk.outlets', 'ninjs', 'en');
  const file = readdirSync(ninjs)[0] ?? '';
  const item = JSON.parse(readFileSync(join(ninjs, file), 'utf8')) as { headlines: { value: string }[] };
  expect(item.headlines[0]?.value).toBe('Budget passes');
});

test('the publish dialog wants an outlet, and the keyboard goes on after each action', async ({ openDesk, folder }) => {
  const { desk, page } = await openDesk();
  await desk.newStory('harvest', { publishIn: ['English'] });
  await desk.write('Harvest is in', 'All of it.', 'The last field was cut on Monday.');
  await desk.button('Submit');
  await expect(page.getByRole('button', { name: 'Approve' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Publish…' })).toBeFocused();
  await expect(page.getByText('Approved. Reopen it to change it.')).toBeVisible();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Publish' });
  await expect(dialog.getByRole('checkbox')).toHaveCount(2);
  for (const box of await dialog.getByRole('checkbox').all()) await box.uncheck();
  await dialog.getByRole('button', { name: 'Publish now' }).click();
  await expect(dialog.getByRole('alert')).toContainText('at least one outlet');
  await dialog.getByRole('button', { name: 'Later…' }).click();
  await expect(dialog.getByRole('alert')).toBeHidden();
  await expect(dialog.getByRole('textbox', { name: 'Publish at' })).toBeFocused();
  await dialog.getByRole('button', { name: 'Now instead' }).click();
  await dialog.getByRole('checkbox', { name: 'ninjs folder' }).check();
  await dialog.getByRole('button', { name: 'Publish now' }).click();
  await expect(desk.stage).toHaveText('Published');
  await expect(desk.stage).toBeFocused();
  expect(existsSync(join(folder, 'Desk.outlets', 'site', 'en'))).toBe(false);

  await desk.correct('It was Tuesday.');
  await expect(desk.body).toBeFocused();
  await expect(page.getByText('Readers will be told: It was Tuesday.')).toBeVisible();
  await desk.saved();
  await desk.button('Publish correction');
  await expect(desk.stage).toBeFocused();
  await expect.poll(() => existsSync(join(folder, 'Desk.outlets', 'site', 'en'))).toBe(true);

  await desk.kill('It was last year.');
  await expect(desk.stage).toBeFocused();
  await expect(page.getByText(/^Killed by .*It was last year\./u)).toBeVisible();
  await expect(page.getByText(/^Killed\. The page now says that it was withdrawn: /u)).toBeVisible();
});

test('history shows the words that changed between any two revisions and restores any', async ({ openDesk }) => {
  const { desk, page } = await openDesk();
  await desk.newStory('prices', { publishIn: ['English'] });
  await desk.write('Bread is dearer', 'Again.', 'Consumer prices rose 9.1% in the year to October.');
  await desk.submit();
  await desk.replaceParagraph('Consumer prices rose', 'Consumer prices rose 9.4% in the year to October.');
  await desk.saved();
  await desk.approve();

  await desk.button('More actions').catch(() => undefined);
  await page.getByRole('menuitem', { name: 'Reopen for editing' }).click();
  await expect(desk.stage).toHaveText('Edit');
  const comparison = await desk.openRevision(/submit/iu);
  await page.getByRole('combobox', { name: 'Compare with' }).selectOption('now');
  await expect(comparison.locator('ins, del').filter({ hasText: '9.4' })).toHaveCount(1);
  await expect(comparison.locator('ins, del').filter({ hasText: '9.1' })).toHaveCount(1);
  await page.getByRole('button', { name: 'Restore this revision' }).first().click();
  await expect(desk.body).toContainText('9.1%');
  await desk.saved();
});

test('whoever wrote an edition does not approve it while four eyes is on', async ({ launch }) => {
  const { page } = await launch();
  const desk = new NewsroomWindow(page);
  await desk.openSample(/^Dina Sarsen/u);
  await desk.newStory('own-work', { writtenIn: 'English', publishIn: ['English'] });
  await desk.write('Own work', 'Mine.', 'Nobody else has read this.');
  await desk.submit();
  await desk.button('Approve');
  await expect(page.getByRole('alert').first()).toContainText(/four eyes|wrote/iu);
  await expect(desk.stage).toHaveText('Edit');
  await desk.switchTo(/^Galina/u);
  await desk.openFrom('To edit', 'own-work');
  await desk.approve();
});
