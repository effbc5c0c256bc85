import { expect, test } from '../fixtures/app.ts';
import { NewsroomWindow } from '../pages/newsroom.ts';
import { picture, resize } from './picture.ts';

test('welcome, create and sign in', async ({ launch }) => {
  const launched = await launch();
  const { app, page } = launched;
  await resize(app);
  await expect(page.getByRole('button', { name: 'Open the sample newsroom' })).toBeVisible();
  await picture(launched, 'welcome');
  await page.getByRole('button', { name: 'Create a newsroom…' }).click();
  await picture(launched, 'create');
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('button', { name: 'Open the sample newsroom' }).click();
  await expect(page.getByRole('heading', { name: 'Who is at the desk?' })).toBeVisible();
  await picture(launched, 'sign-in');
});

test('the desks, the editor and the rest', async ({ launch }) => {
  const launched = await launch();
  const { app, page } = launched;
  await resize(app);
  await page.getByRole('button', { name: 'Open the sample newsroom' }).click();
  const desk = new NewsroomWindow(page);

  await desk.signIn(/^Roman /u);
  await picture(launched, 'desk-journalist');
  await desk.openFrom('Sent back', 'salt-dust');
  await picture(launched, 'write');
  await page.getByRole('button', { name: 'Switch member' }).click();

  await desk.signIn(/^Maksat /u);
  await picture(launched, 'desk-translator');
  await desk.openFrom('Source changed', 'caspian-port');
  const stale = page.getByRole('group', { name: /^Source changed, paragraph/u }).first();
  await stale.getByRole('button', { name: 'Show what changed' }).click();
  await expect(page.getByRole('region', { name: 'Source' }).locator('ins').first()).toBeVisible();
  await picture(launched, 'translate');
  await page.getByRole('button', { name: 'Switch member' }).click();

  await desk.signIn(/^Galina /u);
  await picture(launched, 'desk-editor');
  await desk.openFrom('To edit', 'rate-decision');
  await picture(launched, 'edit');
  await desk.inspector('History');
  const revisions = page.getByRole('list', { name: 'Revisions' });
  await revisions
    .getByRole('listitem')
    .filter({ hasText: /typing|writing/iu })
    .first()
    .getByRole('button')
    .first()
    .click();
  await expect(page.getByRole('region', { name: 'Comparison' })).toBeVisible();
  await picture(launched, 'compare');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+t');
  await expect(page.getByRole('slider', { name: 'Moment in the story' })).toBeVisible();
  await page.keyboard.press('PageUp');
  await picture(launched, 'timeline');
  await page.keyboard.press('Escape');
  await desk.goTo('My desk');
  await desk.openFrom('Ready to publish', 'archive-film');
  await desk.button('Publish…');
  await picture(launched, 'publish');
  await page.keyboard.press('Escape');
  await desk.goTo('Stories');
  await picture(launched, 'stories');
  await desk.goTo('Published');
  await picture(launched, 'published');
  await desk.goTo('Settings');
  await picture(launched, 'settings');
  const backups = page.getByRole('region', { name: 'Backups' });
  await backups.getByRole('button', { name: 'Back up now' }).click();
  await expect(backups.getByRole('list', { name: 'Backups' })).toBeVisible();
  await backups.scrollIntoViewIfNeeded();
  await picture(launched, 'backups');
  await page.keyboard.press('ControlOrMeta+k');
  await picture(launched, 'palette');
});
