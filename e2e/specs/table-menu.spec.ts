import type { Locator } from '@playwright/test';
import { expect, test } from '../fixtures/desk.ts';
import type { NewsroomWindow } from '../pages/newsroom.ts';

const key = process.platform === 'darwin' ? 'Meta' : 'Control';

const table = (desk: NewsroomWindow) => desk.body.getByRole('table');

const size = async (desk: NewsroomWindow): Promise<string> =>
  `${await table(desk).getByRole('row').count()} × ${await table(desk).getByRole('row').first().locator('th, td').count()}`;

async function openTable(desk: NewsroomWindow): Promise<void> {
  await desk.newStory('menu', { writtenIn: 'English', publishIn: ['English'] });
  await desk.body.click();
  await desk.page.keyboard.type('/table');
  await desk.page.keyboard.press('Enter');
  await expect(desk.page.getByRole('gridcell', { name: '3 rows, 3 columns' })).toBeFocused();
}

test('the size of a table is chosen by arrow keys or by mouse, and Escape makes none', async ({ openDesk }) => {
  const { desk, page } = await openDesk();
  await openTable(desk);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Size of the table' })).toBeHidden();
  await expect(desk.body).toBeFocused();
  await expect(table(desk)).toHaveCount(0);
  await page.keyboard.type('Rates');
  await page.keyboard.press('Enter');

  await page.keyboard.type('/table');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('gridcell', { name: '3 rows, 3 columns' })).toBeFocused();
  for (const arrow of ['ArrowDown', 'ArrowDown', 'ArrowLeft']) await page.keyboard.press(arrow);
  await expect(page.getByRole('gridcell', { name: '5 rows, 2 columns' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(() => size(desk)).toBe('5 × 2');
  await expect(desk.body).toBeFocused();
  await page.keyboard.type('City');
  await expect(table(desk).getByRole('columnheader').first()).toHaveText('City');
  await page.keyboard.press(`${key}+z`);
  await page.keyboard.press(`${key}+z`);
  await expect(table(desk)).toHaveCount(0);

  await page.getByRole('toolbar', { name: 'Text' }).getByRole('button', { name: 'Table…' }).click();
  await page.getByRole('gridcell', { name: '2 rows, 8 columns' }).hover();
  await expect(page.getByRole('dialog', { name: 'Size of the table' })).toContainText('2 rows, 8 columns');
  await page.getByRole('gridcell', { name: '2 rows, 8 columns' }).click();
  await expect.poll(() => size(desk)).toBe('2 × 8');
  await desk.saved();
});

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error('It is not on the screen.');
  return box;
}

test('what is asked about a table stands at the caret, or right below the mouse', async ({ openDesk }) => {
  const { desk, page } = await openDesk();
  await openTable(desk);
  const caret = await boxOf(desk.body.locator(':scope > p').first());
  const asked = await boxOf(page.getByRole('dialog', { name: 'Size of the table' }));
  expect(Math.abs(asked.x - caret.x)).toBeLessThan(4);
  expect(Math.abs(asked.y - (caret.y + caret.height))).toBeLessThan(12);
  await page.keyboard.press('Enter');

  const cell = table(desk).getByRole('cell').nth(1);
  await cell.click({ button: 'right', position: { x: 30, y: 8 } });
  const place = await boxOf(cell);
  const menu = await boxOf(page.getByRole('menu', { name: 'Table' }));
  expect(Math.abs(menu.x - (place.x + 30))).toBeLessThan(10);
  expect(Math.abs(menu.y - (place.y + 8))).toBeLessThan(14);
});

test('the right mouse button and the menu key open what can be done to a table, and its keys do it without', async ({
  openDesk,
}) => {
  const { desk, page } = await openDesk();
  await openTable(desk);
  await page.keyboard.press('Enter');
  for (const word of ['City', 'Rate', 'Date', 'Almaty', '14', 'May']) {
    await page.keyboard.type(word);
    await page.keyboard.press('Tab');
  }
  const menu = page.getByRole('menu', { name: 'Table' });
  await table(desk).getByRole('cell', { name: 'Almaty' }).click({ button: 'right' });
  await expect(menu.getByRole('menuitem', { name: /^Insert row above/u })).toBeFocused();
  await expect(menu.getByRole('menuitem', { name: /^Delete row/u })).toContainText('Ctrl Alt Backspace');
  await menu.getByRole('menuitem', { name: /^Insert row above/u }).click();
  await expect(menu).toBeHidden();
  await expect.poll(() => size(desk)).toBe('4 × 3');
  await expect(desk.body).toBeFocused();
  // The caret is in the new row.
  await page.keyboard.type('New');
  await expect(table(desk).getByRole('row').nth(1)).toHaveText(/^New\s*$/u);

  await page.keyboard.press('Shift+F10');
  await expect(menu.getByRole('menuitem', { name: /^Insert row above/u })).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(menu.getByRole('menuitem', { name: /^Header row\s*, on/u })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(table(desk).getByRole('columnheader')).toHaveCount(0);
  await expect(desk.body).toBeFocused();
  await page.keyboard.press('Shift+F10');
  await expect(menu).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await expect(desk.body).toBeFocused();

  await page.keyboard.press(`${key}+Alt+ArrowRight`);
  await expect.poll(() => size(desk)).toBe('4 × 4');
  await page.keyboard.press(`${key}+Alt+ArrowDown`);
  await expect.poll(() => size(desk)).toBe('5 × 4');
  await page.keyboard.press(`${key}+Alt+Backspace`);
  await page.keyboard.press(`${key}+Alt+Shift+Backspace`);
  await expect.poll(() => size(desk)).toBe('4 × 3');
  await page.keyboard.press(`${key}+z`);
  await expect.poll(() => size(desk)).toBe('4 × 4');

  // Rows of which several cells are selected go together.
  await table(desk).getByRole('cell', { name: 'City' }).hover();
  await page.mouse.down();
  await table(desk).getByRole('cell', { name: 'New' }).hover();
  await page.mouse.up();
  await table(desk).getByRole('cell', { name: 'New' }).click({ button: 'right' });
  await menu.getByRole('menuitem', { name: /^Delete row/u }).click();
  await expect.poll(() => size(desk)).toBe('2 × 4');
  await desk.saved();

  // Elsewhere in the text there is no such menu.
  await desk.body.locator(':scope > p').last().click({ button: 'right' });
  await expect(menu).toBeHidden();
});
