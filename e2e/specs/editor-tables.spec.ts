import { expect, test } from '../fixtures/desk.ts';
import type { NewsroomWindow } from '../pages/newsroom.ts';

const key = process.platform === 'darwin' ? 'Meta' : 'Control';

async function write(desk: NewsroomWindow): Promise<void> {
  await desk.newStory('tables', { writtenIn: 'English', publishIn: ['English'] });
  await desk.body.click();
}

/** Through the palette, as somebody finds it who does not know its key. */
async function command(desk: NewsroomWindow, name: string): Promise<void> {
  await desk.page.keyboard.press(`${key}+k`);
  await desk.page.getByRole('combobox', { name: 'Go to anything' }).fill(name);
  await desk.page
    .getByRole('option', { name: new RegExp(`^${name}`, 'u') })
    .first()
    .click();
  await expect(desk.body).toBeFocused();
}

/** The usual table: its size is asked for, and Enter takes what is offered. */
async function insertTable(desk: NewsroomWindow): Promise<void> {
  await desk.page.keyboard.press(`${key}+k`);
  await desk.page.getByRole('combobox', { name: 'Go to anything' }).fill('Table');
  await desk.page.getByRole('option', { name: 'Table…' }).first().click();
  await expect(desk.page.getByRole('gridcell', { name: '3 rows, 3 columns' })).toBeFocused();
  await desk.page.keyboard.press('Enter');
  await expect(desk.body).toBeFocused();
}

const table = (desk: NewsroomWindow) => desk.body.getByRole('table');

async function cells(desk: NewsroomWindow): Promise<string[][]> {
  const rows = await table(desk).getByRole('row').all();
  return Promise.all(rows.map((row) => row.locator('th, td').allInnerTexts()));
}

test('a table is put in, filled by Tab, grows, loses a row and a column, and is there again after a restart of the page', async ({
  openDesk,
}) => {
  const { desk, page } = await openDesk();
  await write(desk);
  await page.keyboard.type('Rates of the bank');
  await page.keyboard.press('Enter');
  await insertTable(desk);
  await expect(table(desk).getByRole('columnheader')).toHaveCount(3);
  for (const word of ['Bank', 'Rate', 'Date', 'Halyk', '14', 'May', 'Kaspi', '15']) {
    await page.keyboard.type(word);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.type('June');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Jusan');
  expect(await cells(desk)).toEqual([
    ['Bank', 'Rate', 'Date'],
    ['Halyk', '14', 'May'],
    ['Kaspi', '15', 'June'],
    ['Jusan', '', ''].map((text) => (text === '' ? expect.stringMatching(/^\s*$/u) : text)),
  ]);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.type('noon');
  await expect(table(desk).getByRole('cell', { name: /June\s*noon/u })).toBeVisible();

  const tools = page.getByRole('toolbar', { name: 'Table' });
  await tools.getByRole('button', { name: 'Delete column' }).click();
  await tools.getByRole('button', { name: 'Insert row above' }).click();
  await expect(table(desk).getByRole('row')).toHaveCount(5);
  await page.keyboard.press('Alt+F10');
  await expect(tools.getByRole('button', { name: 'Insert row above' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(desk.body).toBeFocused();
  await tools.getByRole('button', { name: 'Delete row' }).click();
  await tools.getByRole('button', { name: 'Header row' }).click();
  await expect(table(desk).getByRole('columnheader')).toHaveCount(0);
  await page.keyboard.press(`${key}+z`);
  await expect(table(desk).getByRole('columnheader')).toHaveCount(2);

  await desk.saved();
  await page.reload();
  await expect(table(desk).getByRole('columnheader')).toHaveText(['Bank', 'Rate']);
  await expect(table(desk).getByRole('row')).toHaveCount(4);
});

test('deleting at a table takes nothing of it away, and the arrow keys leave it above and below', async ({
  openDesk,
}) => {
  const { desk, page } = await openDesk();
  await write(desk);
  await insertTable(desk);
  await page.keyboard.type('Head');
  await page.keyboard.press('Home');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.type('Above');
  await expect(desk.body.locator(':scope > [data-block]').first()).toHaveText('Above');
  await page.keyboard.press('Delete');
  await page.keyboard.type('Top ');
  await expect(table(desk).getByRole('columnheader').first()).toHaveText('Top Head');
  for (let row = 0; row < 3; row += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.type('Below');
  await expect(desk.body.locator(':scope > [data-block]').last()).toHaveText('Below');
  await page.keyboard.press('Home');
  await page.keyboard.press('Backspace');
  await expect(desk.body.locator(':scope > [data-block]').last()).toHaveText('Below');
  await page.keyboard.type('Last');
  await expect(table(desk).getByRole('cell').last()).toHaveText('Last');
  await expect(table(desk).getByRole('row')).toHaveCount(3);
  await command(desk, 'Delete table');
  await expect(table(desk)).toHaveCount(0);
  await page.keyboard.press(`${key}+z`);
  await expect(table(desk).getByRole('cell').last()).toHaveText('Last');
  await desk.saved();
});

test('a table is copied and pasted, into the text as a table and into a cell as cells', async ({ openDesk }) => {
  const { desk, page } = await openDesk();
  await write(desk);
  await insertTable(desk);
  for (const word of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) {
    await page.keyboard.type(word);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.type('i');
  const first = table(desk).getByRole('columnheader').first();
  await first.hover();
  await page.mouse.down();
  await table(desk).getByRole('cell', { name: 'e' }).hover();
  await page.mouse.up();
  await page.keyboard.press(`${key}+c`);
  await page.keyboard.press('Escape');
  await table(desk).getByRole('cell', { name: 'i' }).click();
  await page.keyboard.press(`${key}+v`);
  await expect(table(desk).getByRole('row')).toHaveCount(4);
  expect((await cells(desk))[3]?.[3]).toBe('e');
  await page.keyboard.press(`${key}+z`);
  await expect(table(desk).getByRole('row')).toHaveCount(3);
  await first.hover();
  await page.mouse.down();
  await table(desk).getByRole('cell', { name: 'i' }).hover();
  await page.mouse.up();
  await page.keyboard.press('Delete');
  await expect(table(desk)).toHaveText('');
  await expect(table(desk).getByRole('row')).toHaveCount(3);
  await page.keyboard.press(`${key}+z`);
  await expect(table(desk)).toHaveText('abcdefghi');
  await page.keyboard.press(`${key}+a`);
  await page.keyboard.press(`${key}+c`);
  await page.keyboard.press(`${key}+x`);
  await expect(table(desk)).toHaveCount(0);
  await page.keyboard.press(`${key}+v`);
  expect(await cells(desk)).toEqual([
    ['a', 'b', 'c'],
    ['d', 'e', 'f'],
    ['g', 'h', 'i'],
  ]);
  await desk.saved();
});

test('a line is three hyphens, a pull quote is a kind, and both stay through undo and a restart of the page', async ({
  openDesk,
}) => {
  const { desk, page } = await openDesk();
  await write(desk);
  await page.keyboard.type('Before');
  await page.keyboard.press('Enter');
  await page.keyboard.type('---');
  await expect(desk.body.getByRole('separator')).toHaveCount(1);
  await page.keyboard.type('After the line');
  await page.getByRole('combobox', { name: 'Kind of paragraph' }).selectOption('Pull quote');
  const blocks = desk.body.locator(':scope > [data-block]');
  const id = await blocks.last().getAttribute('data-block');
  await expect(blocks).toHaveCount(3);
  await desk.saved();
  await page.reload();
  await expect(blocks).toHaveCount(3);
  await expect(desk.body.getByRole('separator')).toHaveCount(1);
  expect(await blocks.last().getAttribute('data-block')).toBe(id);
  await expect(desk.body.locator('blockquote')).toHaveText('After the line');
  await blocks.last().click();
  await page.keyboard.press('Home');
  await page.keyboard.press('Backspace');
  await expect(desk.body.locator('blockquote')).toHaveCount(0);
  await page.keyboard.press('Backspace');
  await expect(desk.body.getByRole('separator')).toHaveCount(0);
  await page.keyboard.press(`${key}+z`);
  await expect(desk.body.getByRole('separator')).toHaveCount(1);
  await desk.saved();
});

test('a translator finds the table with its cells to fill, and the source beside it', async ({ openDesk }) => {
  const { desk, page } = await openDesk();
  await desk.newStory('rates', { writtenIn: 'Russian', publishIn: ['Russian', 'Kazakh'] });
  await desk.headline.fill('Ставки банков');
  await desk.body.click();
  await insertTable(desk);
  for (const word of ['Банк', 'Ставка', 'Дата', 'Халык']) {
    await page.keyboard.type(word);
    await page.keyboard.press('Tab');
  }
  await desk.saved();
  await page.getByRole('button', { name: 'Submit' }).click();
  await page.getByRole('tab', { name: /Kazakh|Қазақ|KK/u }).click();
  const source = page.getByRole('region', { name: 'Source' });
  const translation = page.getByRole('region', { name: 'Translation' });
  await expect(source.getByRole('columnheader')).toHaveText(['Банк', 'Ставка', 'Дата']);
  await expect(translation.getByRole('row')).toHaveCount(3);
  await translation.getByRole('columnheader').first().click();
  for (const word of ['Банк', 'Мөлшерлеме', 'Күні', 'Халық']) {
    await page.keyboard.type(word);
    await page.keyboard.press('Tab');
  }
  await expect(translation.getByRole('columnheader')).toHaveText(['Банк', 'Мөлшерлеме', 'Күні']);
  await desk.saved();
  await page.getByRole('tab', { name: 'History' }).click();
  await expect(page.getByRole('list', { name: 'Revisions' })).toBeVisible();
});
