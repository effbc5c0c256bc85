import type { Locator, Page } from '@playwright/test';
import { type AtDesk, expect, test } from '../fixtures/desk.ts';

const counts = (page: Page): Locator => page.getByRole('status', { name: 'Counts' });
const paragraph = 'Порт закрыт третий день, суда ждут на рейде, и никто не знает, когда стихнет ветер.';

async function begin(openDesk: () => Promise<AtDesk>, slugline = 'storm-port'): Promise<AtDesk> {
  const running = await openDesk();
  await running.desk.newStory(slugline, { writtenIn: 'Russian', publishIn: ['Russian'] });
  return running;
}

/** A heading and some paragraphs under it. */
async function section(page: Page, heading: string, paragraphs: number): Promise<void> {
  await page.keyboard.type(`## ${heading}`);
  for (let number = 0; number < paragraphs; number += 1) {
    await page.keyboard.press('Enter');
    await page.keyboard.insertText(paragraph);
  }
  await page.keyboard.press('Enter');
}

test('words, characters and reading time follow what is typed, and what is selected', async ({ openDesk }) => {
  const { desk, page } = await begin(openDesk);
  await desk.writeBody('Порт закрыт.', 'Суда ждут 👩‍👩‍👧 на рейде.');
  await expect(counts(page)).toContainText('6 words');
  await expect(counts(page)).toContainText('33 characters, 28 without spaces');
  await expect(counts(page)).toContainText('1 min to read');
  await page.keyboard.press('Shift+Home');
  await expect(counts(page)).toContainText('4 of 6 words selected');
  await page.keyboard.press('ControlOrMeta+a');
  await expect(counts(page)).toContainText('6 of 6 words selected');
  await page.keyboard.press('ArrowRight');
  await expect(counts(page)).toContainText('1 min to read');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  await expect(counts(page)).toContainText('0 words');
});

test('a commissioned length is near, then over, in words', async ({ openDesk }) => {
  const { desk, page } = await openDesk();
  await page.getByRole('button', { name: 'New story' }).click();
  const dialog = page.getByRole('dialog', { name: 'New story' });
  await dialog.getByRole('textbox', { name: 'Slugline' }).fill('short-one');
  await dialog.getByRole('textbox', { name: 'Length in words' }).fill('10');
  await dialog.getByRole('button', { name: 'Create story' }).click();
  const length = page.getByRole('status', { name: 'Commissioned length' });
  await expect(length).toHaveText('10 to go of 10 words');
  await desk.writeBody('one two three four five six seven eight nine');
  await expect(length).toHaveText('near 10 words, 1 to go');
  await page.keyboard.type(' ten eleven');
  await expect(length).toHaveText('1 over 10 words');
  await desk.saved();
  await desk.inspector('Details');
  await page.getByRole('textbox', { name: 'Length' }).fill('20');
  await page.keyboard.press('Enter');
  await expect(length).toHaveText('9 to go of 20 words');
});

test('the headline counter follows the newsroom’s limits and stops nobody', async ({ openDesk }) => {
  const { desk, page } = await openDesk();
  await desk.goTo('Settings');
  await page.getByRole('textbox', { name: 'Russian, best up to' }).fill('20');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Russian, too long above' }).fill('30');
  await page.keyboard.press('Enter');
  await desk.goTo('My desk');
  await desk.newStory('headline', { writtenIn: 'Russian', publishIn: ['Russian'] });
  const length = page.getByRole('status', { name: 'Headline length' });
  await desk.headline.fill('Шторм в порту');
  await expect(length).toHaveText('13 of 20');
  await desk.headline.fill('Шторм в порту: суда ждут');
  await expect(length).toHaveText('24, better under 21');
  await desk.headline.fill('Шторм в порту: суда ждут на рейде');
  await expect(length).toHaveText('33, over the limit of 30');
  await desk.saved();
});

test('the outline lists the headings, follows the caret and goes where it is told', async ({ openDesk }) => {
  const { desk, page } = await begin(openDesk);
  await desk.body.click();
  await section(page, 'Ветер', 12);
  await section(page, 'Суда', 12);
  await page.keyboard.press('ControlOrMeta+Shift+o');
  const outline = page.getByRole('navigation', { name: 'Outline' });
  await expect(outline.getByRole('listitem')).toHaveText(['Ветер', 'Суда']);
  const entry = (name: string): Locator => outline.getByRole('button', { name, exact: true });
  await expect(entry('Суда')).toHaveAttribute('aria-current', 'location');
  await entry('Суда').focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(entry('Ветер')).toHaveAttribute('aria-current', 'location');
  await expect(desk.body.getByText('Ветер', { exact: true })).toBeInViewport();
  await page.keyboard.type(' и волны');
  await expect(outline.getByRole('listitem')).toHaveText(['Ветер и волны', 'Суда']);
  await outline.getByRole('button', { name: 'Close the outline' }).click();
  await expect(outline).toBeHidden();
  await expect(desk.body).toBeFocused();
});

test('focus mode dims all but the paragraph with the caret', async ({ openDesk }) => {
  const { desk, page } = await begin(openDesk);
  await desk.writeBody('Первый.', 'Второй.');
  await page.keyboard.press('ControlOrMeta+Shift+d');
  const block = (words: string): Locator => desk.body.locator('[data-block]', { hasText: words });
  await expect(block('Первый.')).toHaveCSS('opacity', '0.3');
  await expect(block('Второй.')).toHaveCSS('opacity', '1');
  await page.keyboard.press('ArrowUp');
  await expect(block('Первый.')).toHaveCSS('opacity', '1');
  await expect(block('Второй.')).toHaveCSS('opacity', '0.3');
  await page.keyboard.press('ControlOrMeta+Shift+d');
  await expect(block('Второй.')).toHaveCSS('opacity', '1');
});

/** How far the line with the caret is from the top of the window. */
function caretTop(page: Page): Promise<number> {
  return page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const range = document.getSelection()?.getRangeAt(0);
    return Math.round(range?.getClientRects()[0]?.top ?? -1);
  });
}

test('typewriter scrolling keeps the line that is written at one height', async ({ openDesk }) => {
  const { desk, page } = await begin(openDesk);
  await desk.body.click();
  await section(page, 'Ветер', 14);
  await page.keyboard.type('Строка');
  await page.keyboard.press('ControlOrMeta+Shift+y');
  await page.keyboard.type('.');
  const height = await caretTop(page);
  for (let line = 0; line < 4; line += 1) {
    await page.keyboard.press('Enter');
    await page.keyboard.type('Ещё строка');
    expect(Math.abs((await caretTop(page)) - height)).toBeLessThanOrEqual(16);
  }
});

test('the size of the text is the person’s, and is there again after a reload', async ({ openDesk }) => {
  const { desk, page } = await begin(openDesk);
  await desk.writeBody('Порт закрыт.');
  await expect(desk.body).toHaveCSS('font-size', '18px');
  await page.keyboard.press('ControlOrMeta+Equal');
  await page.keyboard.press('ControlOrMeta+Equal');
  await expect(desk.body).toHaveCSS('font-size', '22.5px');
  await desk.saved();
  await page.reload();
  await expect(desk.body).toHaveCSS('font-size', '22.5px');
  await desk.body.click();
  await page.keyboard.press('ControlOrMeta+Minus');
  await expect(desk.body).toHaveCSS('font-size', '19.8px');
  await page.keyboard.press('ControlOrMeta+0');
  await expect(desk.body).toHaveCSS('font-size', '18px');
});

test('the full screen shows the text alone, and Escape brings the rest back', async ({ openDesk }) => {
  const { desk, page } = await begin(openDesk);
  await desk.writeBody('Порт закрыт.');
  await page.keyboard.press('F11');
  await expect(page.getByRole('navigation', { name: 'Newsroom' })).toBeHidden();
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toBeHidden();
  await expect(page.getByRole('toolbar', { name: 'Text', exact: true })).toBeHidden();
  await page.keyboard.type(' Суда ждут.');
  await expect(desk.body).toContainText('Порт закрыт. Суда ждут.');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('navigation', { name: 'Newsroom' })).toBeVisible();
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Shift+Enter');
  await expect(page.getByRole('navigation', { name: 'Newsroom' })).toBeHidden();
  await page.keyboard.press('ControlOrMeta+Shift+Enter');
  await expect(page.getByRole('navigation', { name: 'Newsroom' })).toBeVisible();
});

test('all of it is in the palette and in the menu of the application', async ({ openDesk }) => {
  const { app, desk, page } = await begin(openDesk);
  await desk.writeBody('Порт закрыт.');
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('typewriter');
  await expect(page.getByRole('option', { name: /Typewriter scrolling/u })).toBeVisible();
  await page.keyboard.press('Escape');
  await app.evaluate(({ Menu }) => {
    const find = (menu: Electron.Menu | null | undefined, label: string): Electron.MenuItem | undefined =>
      menu?.items.map((item) => (item.label === label ? item : find(item.submenu, label))).find(Boolean);
    find(Menu.getApplicationMenu(), 'Outline of headings')?.click();
  });
  await expect(page.getByRole('navigation', { name: 'Outline' })).toBeVisible();
});
