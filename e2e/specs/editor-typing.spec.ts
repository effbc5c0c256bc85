import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/desk.ts';
import type { NewsroomWindow } from '../pages/newsroom.ts';

const key = process.platform === 'darwin' ? 'Meta' : 'Control';

async function write(desk: NewsroomWindow, language = 'English'): Promise<void> {
  await desk.newStory('typing', { writtenIn: language, publishIn: [language] });
  await desk.body.click();
}

/** Selects this many characters before the caret, by keys. */
async function selectBack(page: Page, characters: number): Promise<void> {
  for (let one = 0; one < characters; one += 1) await page.keyboard.press('Shift+ArrowLeft');
}

test('quotes and dashes become those of the language as they are typed, one undo away', async ({ openDesk }) => {
  const { desk, page } = await openDesk();
  await write(desk, 'Russian');
  await page.keyboard.type('Он сказал: "Банк "Центр" открыт" - и ушёл...');
  await expect(desk.body).toHaveText('Он сказал: «Банк „Центр“ открыт»\u00a0— и ушёл…');
  await page.keyboard.press(`${key}+z`);
  await expect(desk.body).toHaveText('Он сказал: «Банк „Центр“ открыт»\u00a0— и ушёл...');
  await page.keyboard.type(' Да');
  await expect(desk.body).toContainText('ушёл... Да');
  await desk.saved();
});

test('they can be switched off for good', async ({ openDesk }) => {
  const { desk, page } = await openDesk();
  await write(desk);
  await page.keyboard.type('"one"');
  await expect(desk.body).toHaveText('“one”');
  await page.keyboard.press(`${key}+k`);
  await page.getByRole('combobox', { name: 'Go to anything' }).fill('typographic');
  await page.getByRole('option', { name: /Typographic quotes and dashes as you type: switch off/u }).click();
  await expect(desk.body).toBeFocused();
  await page.keyboard.type(' "two"');
  await expect(desk.body).toHaveText('“one” "two"');
  await page.reload();
  await desk.body.click();
  await page.keyboard.press(`${key}+End`);
  await expect
    .poll(async () => {
      await page.keyboard.type('"');
      return (await desk.body.textContent())?.at(-1);
    })
    .toBe('"');
});

test('the headline is typographic too, and its own undo gives back what was typed', async ({ openDesk }) => {
  const { desk, page } = await openDesk();
  await write(desk, 'Russian');
  await desk.headline.click();
  await page.keyboard.type('Банк "Центр" - снова открыт...');
  await expect(desk.headline).toHaveValue('Банк «Центр»\u00a0— снова открыт…');
  await page.keyboard.press(`${key}+z`);
  await expect(desk.headline).toHaveValue('Банк «Центр»\u00a0— снова открыт...');
  await page.keyboard.type(' Да');
  await expect(desk.headline).toHaveValue('Банк «Центр»\u00a0— снова открыт... Да');
  await desk.saved();
});

test('a translation keeps its own keys and has no slash menu', async ({ openDesk }) => {
  const { desk, page } = await openDesk();
  await desk.newStory('two', { writtenIn: 'English', publishIn: ['English', 'Russian'] });
  await desk.write('Bread', 'Dearer.', 'First paragraph.', 'Second paragraph.');
  await desk.button('Submit');
  await desk.edition('Russian');
  await desk.translateParagraph(1, 'Первый "абзац"');
  await expect(desk.body).toContainText('Первый «абзац»');
  await page.keyboard.type(' /');
  await expect(page.getByRole('listbox', { name: 'Insert' })).toBeHidden();
  await selectBack(page, 3);
  await page.keyboard.press(`${key}+Alt+u`);
  const underline = page.getByRole('toolbar', { name: 'Text' }).getByRole('button', { name: 'Underline' });
  await expect(underline).toHaveAttribute('aria-pressed', 'true');
  await expect(underline).toHaveAttribute('title', /Alt U|⌥U/u);
});

test('Markdown becomes what it says, one undo away', async ({ openDesk }) => {
  const { desk, page } = await openDesk();
  await write(desk);
  await page.keyboard.type('## Bread');
  await expect(desk.body.getByRole('heading', { level: 2, name: 'Bread' })).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.type('A **bold** and *fine* `code` ~~gone~~ [Bureau](https://stat.gov.kz) end');
  await expect(desk.body.locator('strong')).toHaveText('bold');
  await expect(desk.body.locator('em')).toHaveText('fine');
  await expect(desk.body.locator('code')).toHaveText('code');
  await expect(desk.body.getByRole('link', { name: 'Bureau' })).toHaveAttribute('href', 'https://stat.gov.kz');
  await expect(desk.body.locator('p')).toHaveText('A bold and fine code gone Bureau end');
  await page.keyboard.press('Enter');
  await page.keyboard.type('- ');
  await expect(desk.body.getByRole('listitem')).toHaveCount(1);
  await page.keyboard.press(`${key}+z`);
  await expect(desk.body.getByRole('listitem')).toHaveCount(0);
  await page.keyboard.type('dash');
  await expect(desk.body.locator('p').last()).toHaveText('- dash');
});

test('three hyphens draw a line', async ({ openDesk }) => {
  const { desk, page } = await openDesk();
  await write(desk);
  await page.keyboard.type('---');
  await expect(desk.body.getByRole('separator')).toBeVisible();
  await page.keyboard.type('After');
  await expect(desk.body.getByRole('paragraph')).toHaveText('After');
});

test('formats by key, by toolbar and by the palette', async ({ openDesk }) => {
  const { desk, page } = await openDesk();
  await write(desk);
  await page.keyboard.type('Some words');
  await selectBack(page, 5);
  const toolbar = page.getByRole('toolbar', { name: 'Text' });
  await page.keyboard.press(`${key}+u`);
  await expect(toolbar.getByRole('button', { name: 'Underline' })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press(`${key}+Shift+x`);
  await expect(toolbar.getByRole('button', { name: 'Strikethrough' })).toHaveAttribute('aria-pressed', 'true');
  await toolbar.getByRole('button', { name: 'Bold' }).click();
  await expect(desk.body.locator('strong')).toHaveText('words');
  await expect(desk.body).toBeFocused();
  await toolbar.getByRole('button', { name: 'More formatting' }).click();
  await page.getByRole('menuitem', { name: 'Clear formatting' }).click();
  await expect(desk.body.locator('strong')).toHaveCount(0);
  await expect(desk.body).toBeFocused();
  await page.keyboard.press(`${key}+k`);
  await page.getByRole('combobox', { name: 'Go to anything' }).fill('UPPER');
  await page.keyboard.press('Enter');
  await expect(desk.body).toHaveText('Some WORDS');
  await page.keyboard.press(`${key}+z`);
  await expect(desk.body).toHaveText('Some words');
  await page.keyboard.press('End');
  await page.keyboard.press(`${key}+Shift+Space`);
  await page.keyboard.type('x');
  await expect(desk.body).toHaveText('Some words\u00a0x');
});

test('the menu of the application formats the text', async ({ openDesk }) => {
  const { desk, page, app } = await openDesk();
  await write(desk);
  await page.keyboard.type('Line');
  const choose = (menu: string, name: string): Promise<void> =>
    app.evaluate(
      ({ Menu }, [label, item]) => {
        const inside = Menu.getApplicationMenu()?.items.find((one) => one.label.replace('&', '') === label)?.submenu;
        const find = (items: Electron.MenuItem[] = []): Electron.MenuItem | undefined =>
          items.find((one) => one.label === item) ?? items.map((one) => find(one.submenu?.items)).find((one) => one);
        find(inside?.items)?.click();
      },
      [menu, name] as const,
    );
  await choose('Format', 'Heading 3');
  await expect(desk.body.getByRole('heading', { level: 3 })).toHaveText('Line');
  await choose('Edit', 'Undo');
  await expect(desk.body.getByRole('heading', { level: 3 })).toHaveCount(0);
  await choose('Insert', 'Horizontal rule');
  await expect(desk.body.getByRole('separator')).toBeVisible();
  await desk.headline.click();
  await page.keyboard.type('Title');
  await choose('Edit', 'Undo');
  await expect(desk.headline).toHaveValue('');
  await expect(desk.body.getByRole('separator')).toBeVisible();
});

test('a slash lists what can be begun; Escape leaves it as it is', async ({ openDesk }) => {
  const { desk, page } = await openDesk();
  await write(desk);
  const list = page.getByRole('listbox', { name: 'Insert' });
  await page.keyboard.type('/');
  await expect(list.getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
  const activeId = await desk.body.getAttribute('aria-activedescendant');
  await expect(page.locator(`[id="${activeId}"]`)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.type('head');
  await expect(list.getByRole('option')).toHaveCount(3);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(list).toBeHidden();
  await page.keyboard.type('Third');
  await expect(desk.body.getByRole('heading', { level: 3 })).toHaveText('Third');
  expect(await desk.body.getAttribute('aria-activedescendant')).toBe(null);
  await page.keyboard.press('Enter');
  await page.keyboard.type('/quo');
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
  await page.keyboard.type('te and km/h, and / then');
  await expect(list).toBeHidden();
  await expect(desk.body.locator('p')).toHaveText('/quote and km/h, and / then');
});

test('the floating toolbar stands beside the selected words and never takes the focus', async ({ openDesk }) => {
  const { desk, page } = await openDesk();
  await write(desk);
  await page.keyboard.type('First line of the story');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Second line');
  const floating = page.getByRole('toolbar', { name: 'Selection' });
  await selectBack(page, 4);
  await expect(floating).toBeVisible();
  await expect(desk.body).toBeFocused();
  const words = await page.evaluate(() => {
    const { top, bottom } = document.getSelection()?.getRangeAt(0).getBoundingClientRect() ?? new DOMRect();
    return { top, bottom };
  });
  const box = await floating.boundingBox();
  expect(box && (box.y + box.height <= words.top || box.y >= words.bottom)).toBe(true);
  await floating.getByRole('button', { name: 'Italic' }).click();
  await expect(desk.body.locator('em')).toHaveText('line');
  await expect(desk.body).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(floating).toBeHidden();
  await desk.body.getByText('First line').dblclick();
  await expect(floating).toBeVisible();
  await page.keyboard.type('x');
  await expect(floating).toBeHidden();
});

test('an address pasted over words makes them a link', async ({ openDesk }) => {
  const { desk, page } = await openDesk();
  await write(desk);
  await page.keyboard.type('See the bureau');
  await selectBack(page, 6);
  await desk.body.evaluate((body) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'https://stat.gov.kz/prices');
    body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  const link = desk.body.getByRole('link', { name: 'bureau' });
  await expect(link).toHaveAttribute('href', 'https://stat.gov.kz/prices');
  await expect(desk.body).toHaveText('See the bureau');
  await page.keyboard.press(`${key}+Shift+k`);
  await expect(page.getByRole('textbox', { name: 'Link address' })).toHaveValue('https://stat.gov.kz/prices');
  await page.getByRole('textbox', { name: 'Link address' }).fill('bank.kz');
  await page.keyboard.press('Enter');
  await expect(link).toHaveAttribute('href', 'https://bank.kz');
  await page.keyboard.press(`${key}+z`);
  await page.keyboard.press(`${key}+z`);
  await expect(desk.body.getByRole('link')).toHaveCount(0);
});

test('paste as text leaves the looks behind', async ({ openDesk }) => {
  const { desk, page } = await openDesk();
  await write(desk);
  await page.keyboard.press(`${key}+b`);
  await page.keyboard.type('plain words');
  await page.keyboard.press(`${key}+a`);
  await page.keyboard.press(`${key}+x`);
  await expect(desk.body).toHaveText('');
  await page.keyboard.press(`${key}+v`);
  await expect(desk.body.locator('strong')).toHaveText('plain words');
  await page.keyboard.press(`${key}+a`);
  await page.keyboard.press('Backspace');
  await page.keyboard.press(`${key}+Shift+\\`);
  await page.keyboard.press(`${key}+k`);
  await page.getByRole('combobox', { name: 'Go to anything' }).fill('paste as text');
  await page.keyboard.press('Enter');
  await expect(desk.body).toHaveText('plain words');
  await expect(desk.body.locator('strong')).toHaveCount(0);
});

test('at narrow widths tools go behind the last button', async ({ openDesk }) => {
  const { desk, page, app } = await openDesk();
  await write(desk);
  const toolbar = page.getByRole('toolbar', { name: 'Text' });
  await expect(toolbar.getByRole('button', { name: 'Table' })).toBeVisible();
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.setMinimumSize(300, 300);
    window?.setSize(640, 700);
  });
  await expect(toolbar.getByRole('button', { name: 'Table' })).toBeHidden();
  await toolbar.getByRole('button', { name: 'More formatting' }).click();
  await page.getByRole('menuitem', { name: 'Table…' }).click();
  await expect(page.getByRole('gridcell', { name: '3 rows, 3 columns' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(desk.body.getByRole('table')).toBeVisible();
});
