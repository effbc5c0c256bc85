import type { Page } from '@playwright/test';
import { type AtDesk, expect, test } from '../fixtures/desk.ts';
import { openNewWindow } from '../fixtures/new-window.ts';

const name = 'Typographic quotes and dashes as you type';

/** What the palette offers to do about it; the palette is closed again. */
async function offered(page: Page): Promise<string> {
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox', { name: 'Go to anything' }).fill('typographic');
  const option = page.getByRole('option', { name: new RegExp(`${name}: switch`, 'u') });
  await expect(option).toBeVisible();
  const text = (await option.textContent()) ?? '';
  await page.keyboard.press('Escape');
  return /switch (?:on|off)/u.exec(text)?.[0] ?? '';
}

async function backToText({ desk, page }: AtDesk): Promise<void> {
  await desk.goTo('My desk');
  await page.getByRole('link', { name: 'rates' }).first().click();
  await desk.body.click();
  await page.keyboard.press('ControlOrMeta+End');
}

test('quotes and dashes are switched off and on in Settings, as in the palette', async ({ openDesk }) => {
  const running = await openDesk();
  const { desk, page } = running;
  await desk.newStory('rates', { writtenIn: 'Russian', publishIn: ['Russian'] });
  await desk.goTo('Settings');
  const section = desk.section('Quotes and dashes');
  const box = section.getByRole('checkbox', { name });
  await expect(box).toBeChecked();
  await expect(section.getByRole('row', { name: /^Russian « » with „ “ inside/u })).toBeVisible();
  await expect(section.getByRole('row', { name: /^English “ ” with ‘ ’ inside/u })).toBeVisible();
  await box.uncheck();
  await expect(section.getByRole('status')).toHaveText('Saved');
  expect(await offered(page)).toBe('switch on');

  await backToText(running);
  await page.keyboard.type('Он "сказал" - и ушёл');
  await expect(desk.body).toHaveText('Он "сказал" - и ушёл');
  await desk.headline.click();
  await page.keyboard.type('"Нет" - да');
  await expect(desk.headline).toHaveValue('"Нет" - да');
  expect(await offered(page)).toBe('switch on');

  await desk.goTo('Settings');
  await expect(box).not.toBeChecked();
  await box.focus();
  await page.keyboard.press('Space');
  await expect(box).toBeChecked();
  await backToText(running);
  await page.keyboard.type(' "снова" - да');
  await expect(desk.body).toHaveText('Он "сказал" - и ушёл «снова»\u00a0— да');
  await desk.saved();
});

test('what is chosen in one window, the palette or the menu is so in all of them at once', async ({ openDesk }) => {
  const running = await openDesk();
  const { app, desk, page } = running;
  await desk.goTo('Settings');
  const box = page.getByRole('checkbox', { name });
  await expect(box).toBeChecked();
  const other = await openNewWindow(app);
  await other.getByRole('navigation', { name: 'Newsroom' }).getByRole('link', { name: 'Settings' }).click();
  const otherBox = other.getByRole('checkbox', { name });
  await expect(otherBox).toBeChecked();
  await otherBox.uncheck();
  await expect(box).not.toBeChecked();
  await page.bringToFront();
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox', { name: 'Go to anything' }).fill('typographic');
  await page.getByRole('option', { name: `${name}: switch on` }).click();
  await expect(box).toBeChecked();
  await expect(otherBox).toBeChecked();
  await page.reload();
  await expect(box).toBeChecked();
});
