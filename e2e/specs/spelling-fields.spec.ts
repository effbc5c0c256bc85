import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/desk.ts';
import { markedWords } from '../pages/marks.ts';

const key = process.platform === 'darwin' ? 'Meta' : 'Control';

const underlined = (page: Page) => markedWords(page, 'wrong');

async function underlines(page: Page, ...words: readonly string[]): Promise<void> {
  const now = async (): Promise<readonly string[]> => (await underlined(page)).map(({ word }) => word);
  await expect.poll(now, { timeout: 15_000 }).toEqual(words);
}

async function menuAt(page: Page, word: string) {
  const place = (await underlined(page)).find((one) => one.word === word);
  if (!place) throw new Error(`${word} is not underlined.`);
  await page.mouse.click(place.x, place.y, { button: 'right' });
  const menu = page.getByRole('menu', { name: `Spelling of ${word}` });
  await expect(menu).toBeVisible();
  return menu;
}

test.slow();

test('headline and standfirst are checked like the body: underlined as they are typed, mended by mouse, undone by key', async ({
  openDesk,
}) => {
  const { desk, page } = await openDesk();
  await desk.newStory('fields', { writtenIn: 'Russian', publishIn: ['Russian'] });
  await desk.headline.click();
  await page.keyboard.type('Правительсво отложило решение по новой дороге до осени, и превет');
  // The word that is being typed is left alone.
  await underlines(page, 'Правительсво');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Жители просили об этом с вестны.');
  await underlines(page, 'Правительсво', 'превет', 'вестны');

  // The underline moves with its word while something is typed before it.
  await desk.headline.click();
  await page.keyboard.press(`${key}+Home`);
  const before = (await underlined(page))[0]?.x ?? 0;
  await page.keyboard.type('Но ', { delay: 60 });
  await expect.poll(async () => (await underlined(page))[0]?.word).toBe('Правительсво');
  expect((await underlined(page))[0]?.x ?? 0).toBeGreaterThan(before + 15);
  await underlines(page, 'Правительсво', 'превет', 'вестны');

  const menu = await menuAt(page, 'Правительсво');
  await menu.getByRole('menuitem', { name: 'Правительство', exact: true }).click();
  await expect(menu).toBeHidden();
  await expect(desk.headline).toHaveValue('Но Правительство отложило решение по новой дороге до осени, и превет');
  await expect(page.getByRole('status', { name: 'Spelling' })).toHaveText('Правительсво is now Правительство.');
  await expect(desk.headline).toBeFocused();
  await underlines(page, 'превет', 'вестны');
  await desk.saved();
  await page.keyboard.press(`${key}+z`);
  await expect(desk.headline).toHaveValue('Но Правительсво отложило решение по новой дороге до осени, и превет');
  await underlines(page, 'Правительсво', 'превет', 'вестны');

  const names = await menuAt(page, 'превет');
  await names.getByRole('menuitem', { name: 'Add to the newsroom’s dictionary' }).click();
  await underlines(page, 'Правительсво', 'вестны');
  await desk.saved();
  await page.reload();
  await underlines(page, 'Правительсво', 'вестны');
});

test('F7 goes from the headline through standfirst and body and around, and the menu key offers what to do', async ({
  openDesk,
}) => {
  const { desk, page } = await openDesk();
  await desk.newStory('field keys', { writtenIn: 'English', publishIn: ['English'] });
  await desk.writeBody('The secnd comes last. Over.');
  await desk.headline.click();
  await page.keyboard.type('A tset of it');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Nothing was recieved, they said.');
  await underlines(page, 'tset', 'recieved', 'secnd');
  const selected = (): Promise<string> =>
    page.evaluate(() => {
      const field = document.activeElement;
      if (!(field instanceof HTMLTextAreaElement)) return document.getSelection()?.toString() ?? '';
      return field.value.slice(field.selectionStart, field.selectionEnd);
    });
  for (const word of ['secnd', 'tset', 'recieved', 'secnd']) {
    await page.keyboard.press('F7');
    await expect.poll(selected).toBe(word);
  }
  await page.keyboard.press('Shift+F7');
  await expect.poll(selected).toBe('recieved');
  await expect(page.getByRole('textbox', { name: 'Standfirst' })).toBeFocused();
  await page.keyboard.press('Shift+F10');
  const menu = page.getByRole('menu', { name: 'Spelling of recieved' });
  await expect(menu.getByRole('menuitem', { name: 'received', exact: true })).toBeVisible();
  await expect(menu.getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Standfirst' })).toHaveValue('Nothing was received, they said.');
  await page.keyboard.press('Shift+F7');
  await expect.poll(selected).toBe('tset');
  await page.keyboard.press(`${key}+.`);
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('menuitem', { name: 'Ignore here' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(desk.headline).toBeFocused();
  await underlines(page, 'secnd');
});
