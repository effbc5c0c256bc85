import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { type AtDesk, expect, test } from '../fixtures/desk.ts';
import { dropFiles, pasteFiles, photograph, secretPlace } from '../fixtures/pictures.ts';

const panelOf = (page: Page): Locator => page.getByRole('group', { name: 'Picture', exact: true });

async function middleOf(locator: Locator): Promise<{ x: number; y: number }> {
  const box = await locator.boundingBox();
  if (!box) throw new Error('It is not on the screen.');
  return { x: box.x + box.width / 2, y: box.y + box.height * 0.75 };
}

/** Has the next file dialog answered with these files. */
async function answerDialog(app: ElectronApplication, paths: readonly string[]): Promise<void> {
  await app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [...filePaths] });
  }, paths);
}

/** Puts a picture from the disk at the end of the text, by the palette. */
async function choosePicture({ desk, page, app }: Pick<AtDesk, 'desk' | 'page' | 'app'>, path: string): Promise<void> {
  await answerDialog(app, [path]);
  await desk.body.click();
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox', { name: 'Go to anything' }).fill('Picture');
  await page
    .getByRole('option', { name: /Picture…/u })
    .first()
    .click();
}

test('a picture dropped between two paragraphs comes there, is asked for its alternative text, and stays', async ({
  openDesk,
}) => {
  const { desk, page, relaunch } = await openDesk();
  await desk.newStory('port', { publishIn: ['English'] });
  await desk.write('The sea goes out', 'Ships wait.', 'The dredger starts before dawn.', 'Nobody knows for how long.');
  const bytes = await photograph(page);
  await dropFiles(page, await middleOf(desk.body.getByText('before dawn')), [
    { name: 'port.jpg', type: 'image/jpeg', bytes },
  ]);

  const figure = desk.body.getByRole('figure');
  await expect(figure.locator('img')).toHaveJSProperty('naturalWidth', 1200);
  await expect(desk.body.locator('> *').nth(1)).toHaveJSProperty('tagName', 'FIGURE');
  await expect(figure).toContainText('No alternative text');
  const alt = panelOf(page).getByRole('textbox', { name: 'Alternative text' });
  await expect(alt).toBeFocused();
  const kind = page.getByRole('combobox', { name: 'Kind of paragraph' });
  await expect(kind.locator('option:checked')).toHaveText('Picture');
  await page.keyboard.type('Ships at anchor off Aktau');
  await panelOf(page).getByRole('textbox', { name: 'Credit' }).fill('Aigerim Bekova');
  await panelOf(page).getByRole('button', { name: 'Done' }).click();
  await expect(panelOf(page)).toBeHidden();
  await expect(figure.getByRole('img', { name: 'Ships at anchor off Aktau' })).toBeVisible();
  await expect(figure).toContainText('Aigerim Bekova');
  await expect(figure).not.toContainText('No alternative text');

  await page.keyboard.press('ArrowDown');
  await page.keyboard.type('Ships wait for water.');
  await page.keyboard.press('Enter');
  await page.keyboard.type('A new paragraph.');
  await expect(desk.body.locator('> *')).toHaveText([
    'The dredger starts before dawn.',
    /^Ships wait for water\./u,
    'A new paragraph.',
    'Nobody knows for how long.',
  ]);
  await desk.saved();
  const again = await relaunch();
  await again.page.getByRole('textbox', { name: 'Body' }).waitFor();
  await expect(again.page.getByRole('figure').getByRole('img', { name: 'Ships at anchor off Aktau' })).toBeVisible();
  await expect(again.page.getByRole('figure')).toContainText('Ships wait for water.');
});

test('the keyboard goes onto a picture, opens, moves and removes it, and undo takes each back', async ({
  openDesk,
}) => {
  const { desk, page } = await openDesk();
  await desk.newStory('keys', { publishIn: ['English'] });
  await desk.write('Headline', 'Standfirst', 'One.', 'Two.');
  await page.keyboard.press('ControlOrMeta+Home');
  await pasteFiles(page, [
    { name: 'a.jpg', type: 'image/jpeg', bytes: await photograph(page, 600, 400, 20) },
    { name: 'b.jpg', type: 'image/jpeg', bytes: await photograph(page, 600, 400, 120) },
  ]);
  const figures = desk.body.getByRole('figure');
  await expect(figures).toHaveCount(2);
  await page.keyboard.press('Escape');
  await desk.body.getByText('One.').click();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(figures).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(figures).toHaveCount(2);

  await desk.body.getByText('One.').click();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(figures.nth(1)).toHaveAttribute('data-selected', '');
  const selected = page.getByRole('status', { name: 'Selected in the text' });
  await expect(selected).toHaveText('Picture without alternative text. Enter opens its details, Delete removes it.');
  await page.keyboard.press('Enter');
  await expect(panelOf(page).getByRole('textbox', { name: 'Alternative text' })).toBeFocused();
  await page.keyboard.type('Second');
  await page.keyboard.press('Escape');
  await expect(panelOf(page)).toBeHidden();
  await expect(selected).toHaveText('Picture: Second. Enter opens its details, Delete removes it.');
  await page.keyboard.press('Alt+ArrowUp');
  await expect(figures.nth(0).locator('img')).toHaveAttribute('alt', 'Second');
  await page.keyboard.press('Delete');
  await expect(figures).toHaveCount(1);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(figures).toHaveCount(2);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(figures.nth(1).locator('img')).toHaveAttribute('alt', 'Second');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(figures.nth(1).locator('img')).toHaveAttribute('alt', '');
  await desk.saved();
});

test('what is no picture is refused by name, and the text stays as it was', async ({ openDesk, folder }) => {
  const { desk, page, app } = await openDesk();
  await desk.newStory('refused', { publishIn: ['English'] });
  await desk.write('Headline', 'Standfirst', 'One.');
  const path = join(folder, 'IMG_0001.heic');
  writeFileSync(path, Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1'));
  await choosePicture({ desk, page, app }, path);
  await expect(page.getByRole('alert')).toContainText('“IMG_0001.heic” is a HEIC file.');
  await expect(desk.body.getByRole('figure')).toHaveCount(0);
});

test('a cropped picture goes out cropped, with its words, and without where it was taken', async ({
  openDesk,
  folder,
}) => {
  const { desk, page, app } = await openDesk();
  await desk.newStory('gallery', { publishIn: ['English'] });
  await desk.write('Headline', 'Standfirst', 'One.');
  const path = join(folder, 'port.jpg');
  writeFileSync(path, await photograph(page));
  await choosePicture({ desk, page, app }, path);
  const figure = desk.body.getByRole('figure');
  await expect(figure).toBeVisible();
  await panelOf(page).getByRole('button', { name: 'Crop…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Crop the picture' });
  await dialog.getByRole('button', { name: '1:1' }).click();
  await expect(dialog.getByRole('spinbutton', { name: 'Width', exact: true })).toHaveValue('800');
  await dialog.getByRole('button', { name: 'Free' }).click();
  await dialog.getByRole('group', { name: 'Shown part' }).focus();
  await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('ArrowLeft');
  await dialog.getByRole('spinbutton', { name: 'Width', exact: true }).fill('600');
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(figure.locator('img')).toHaveAttribute('style', /width: 200%/u);
  await desk.saved();
  await desk.button('Submit');
  await desk.inspector('Checks');
  await expect(page.getByRole('list', { name: 'Failing checks' })).toContainText('alternative text');
  await figure.locator('img').click();
  await panelOf(page).getByRole('textbox', { name: 'Alternative text' }).fill('Ships at anchor');
  await panelOf(page).getByRole('button', { name: 'Done' }).click();
  await desk.saved();
  await desk.approve();
  await desk.publish();

  const site = join(folder, 'Desk.outlets', 'site');
  const [name = ''] = readdirSync(join(site, 'pictures'));
  expect(name).toMatch(/^[0-9a-f]{64}\.jpg$/u);
  const published = readFileSync(join(site, 'pictures', name));
  expect(published.includes(secretPlace)).toBe(false);
  expect(published.includes('Exif')).toBe(false);
  const html = readdirSync(join(site, 'en')).filter((file) => file.startsWith('gallery'));
  const text = readFileSync(join(site, 'en', html[0] ?? ''), 'utf8');
  expect(text).toContain(`src="../pictures/${name}"`);
  expect(text).toContain('alt="Ships at anchor"');
  expect(existsSync(join(site, 'pictures', name))).toBe(true);
});

test('an address pasted alone may become a card, which fetches nothing', async ({ openDesk }) => {
  const { desk, page } = await openDesk();
  await desk.newStory('card', { publishIn: ['English'] });
  await desk.write('Headline', 'Standfirst', 'One.');
  await page.keyboard.press('Enter');
  await pasteFiles(page, [], { 'text/plain': 'https://www.example.org/report?id=4' });
  const offer = page.getByRole('group', { name: 'Pasted link' });
  await expect(offer).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(offer).toBeHidden();
  await page.keyboard.type('The report on the port');
  await expect(desk.body.locator('> *').nth(1)).toHaveText('The report on the portexample.org');
  await desk.saved();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Below.');
  await expect(desk.body.locator('> *')).toHaveText(['One.', 'The report on the portexample.org', 'Below.']);
});
