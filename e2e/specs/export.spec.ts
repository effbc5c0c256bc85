import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { zipParts } from '../../electron/core/testing/zip-parts.ts';
import { type AtDesk, expect, test } from '../fixtures/desk.ts';

const paragraph = 'Порт закрыт третий день, суда ждут на рейде, и никто не знает, когда стихнет ветер.';

async function begin(openDesk: () => Promise<AtDesk>): Promise<AtDesk> {
  const running = await openDesk();
  const { desk, page } = running;
  await desk.newStory('storm-port', { writtenIn: 'Russian', publishIn: ['Russian'] });
  await desk.headline.fill('Шторм закрыл порт');
  await desk.standfirst.fill('Суда ждут на рейде.');
  await desk.body.click();
  await page.keyboard.type('## Ветер');
  await page.keyboard.press('Enter');
  await page.keyboard.insertText(paragraph);
  await page.keyboard.press('Enter');
  await page.keyboard.type('- первое');
  await page.keyboard.press('Enter');
  await page.keyboard.type('второе');
  await desk.saved();
  return running;
}

/** The next file dialog is answered with this name. */
async function willChoose(app: ElectronApplication, filePath: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: path });
  }, filePath);
}

async function exportAs(page: Page, format: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Shift+e');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.getByRole('combobox', { name: 'Format' }).selectOption(format);
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(dialog).toBeHidden();
}

function partOf(file: string, name: string): string {
  return zipParts(readFileSync(file)).get(name)?.toString('utf8') ?? '';
}

test('an edition is exported to each format', async ({ openDesk, folder }) => {
  const { app, page, complaints } = await begin(openDesk);
  const at = (ending: string): string => join(folder, `story.${ending}`);

  await willChoose(app, at('docx'));
  await exportAs(page, 'Word document');
  await expect(page.getByText(`Exported to ${at('docx')}.`)).toBeVisible();
  const word = await page.evaluate(
    (xml) => {
      const parsed = new DOMParser().parseFromString(xml, 'text/xml');
      return {
        whole: parsed.querySelector('parsererror') === null,
        words: parsed.documentElement.textContent,
        items: parsed.getElementsByTagName('w:numPr').length,
      };
    },
    partOf(at('docx'), 'word/document.xml'),
  );
  expect(word).toMatchObject({ whole: true, items: 2 });
  expect(word.words).toContain(paragraph);

  await willChoose(app, at('html'));
  await exportAs(page, 'Web page');
  await expect.poll(() => existsSync(at('html'))).toBe(true);
  await willChoose(app, at('md'));
  await exportAs(page, 'Markdown');
  await expect.poll(() => existsSync(at('md'))).toBe(true);
  expect(readFileSync(at('md'), 'utf8')).toContain(`## Ветер\n\n${paragraph}\n\n- первое\n- второе\n`);

  await willChoose(app, at('txt'));
  await exportAs(page, 'Plain text');
  await expect.poll(() => existsSync(at('txt'))).toBe(true);
  expect(readFileSync(at('txt'), 'utf8')).toContain(`${paragraph}\n\n• первое\n• второе`);
  expect(complaints).toEqual([]);

  // Read last: the page's own policy says something of the style in it.
  const read = await page.evaluate(
    (html) => {
      const parsed = new DOMParser().parseFromString(html, 'text/html');
      const items = [...parsed.querySelectorAll('li')].map((item) => item.textContent);
      return { language: parsed.documentElement.lang, headline: parsed.querySelector('h1')?.textContent, items };
    },
    readFileSync(at('html'), 'utf8'),
  );
  expect(read).toEqual({ language: 'ru', headline: 'Шторм закрыл порт', items: ['первое', 'второе'] });
});

test('a copy can be saved in any of the formats, by the ending of its name', async ({ openDesk, folder }) => {
  const { app, page } = await begin(openDesk);
  const copy = join(folder, 'copy.docx');
  await willChoose(app, copy);
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('save a copy');
  await page.getByRole('option', { name: /Save a copy elsewhere/u }).click();
  await expect(page.getByText(`A copy is at ${copy}.`)).toBeVisible();
  expect(partOf(copy, 'word/document.xml')).toContain('Шторм закрыл порт');
});

test('the preview shows the sheets that are printed, light in the dark too', async ({ openDesk, folder }) => {
  const { app, desk, page } = await begin(openDesk);
  await desk.body.click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  for (let number = 0; number < 40; number += 1) {
    await page.keyboard.insertText(paragraph);
    await page.keyboard.press('Enter');
  }
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Print preview' }).click();
  const preview = page.getByRole('dialog', { name: 'Print preview' });
  await preview.getByRole('combobox', { name: 'Paper' }).selectOption('A4');
  const sheets = preview.getByRole('region', { name: /^Page \d+ of \d+$/u });
  await expect(preview.getByRole('status', { name: 'Pages' })).toHaveText(/^\d+ pages$/u);
  await expect(sheets.first()).toHaveCSS('background-color', 'rgb(255, 255, 255)');
  await expect(sheets.first()).toContainText('storm-port · RU');
  await expect(sheets.first()).toContainText('Шторм закрыл порт');
  const single = await sheets.count();
  await expect(sheets.last()).toContainText(`${single} / ${single}`);

  await preview.getByRole('checkbox', { name: 'Double spacing' }).check();
  await expect.poll(() => sheets.count()).toBeGreaterThan(single);
  const double = await sheets.count();

  const pdf = join(folder, 'proof.pdf');
  await willChoose(app, pdf);
  await preview.getByRole('button', { name: 'Save as PDF…' }).click();
  await expect(preview).toBeHidden();
  const bytes = readFileSync(pdf).toString('latin1');
  expect(bytes.startsWith('%PDF-')).toBe(true);
  expect(bytes.match(/\/Type \/Page\b(?!s)/gu)).toHaveLength(double);
  expect(bytes).toMatch(/\/MediaBox \[0 0 59[4-6][.\d]* 84[12][.\d]*\]/u);
  await expect(desk.body).toBeVisible();
});

test('every line of the copy is on the sheets once', async ({ openDesk }) => {
  const { desk, page } = await begin(openDesk);
  await desk.body.click();
  await page.keyboard.press('ControlOrMeta+End');
  for (let number = 1; number <= 70; number += 1) {
    await page.keyboard.press('Enter');
    await page.keyboard.insertText(`Пункт ${number} конец`);
  }
  await page.keyboard.press('ControlOrMeta+Shift+p');
  const preview = page.getByRole('dialog', { name: 'Print preview' });
  await expect(preview.getByRole('status', { name: 'Pages' })).toHaveText(/^\d+ pages$/u);
  // What is in view on the sheets, a list that goes over their edges being there as a whole behind each.
  const seen = await page.evaluate(() => {
    const said: string[] = [];
    for (const sheet of document.querySelectorAll('[data-proof] section[data-paper]')) {
      const part = sheet.children[1]?.firstElementChild;
      const edge = part?.getBoundingClientRect();
      for (const item of part?.querySelectorAll('li') ?? []) {
        const { top, bottom } = item.getBoundingClientRect();
        const middle = (top + bottom) / 2;
        if (edge && middle > edge.top && middle < edge.bottom) said.push(item.textContent ?? '');
      }
    }
    return said.filter((one) => one.startsWith('Пункт'));
  });
  expect(seen).toEqual(Array.from({ length: 70 }, (_, at) => `Пункт ${at + 1} конец`));
  await page.keyboard.press('Escape');
  await expect(preview).toBeHidden();
  await expect(desk.body).toBeFocused();
});

test('Print hands the sheets to the system, and says so when it cannot', async ({ openDesk }) => {
  const { app, page } = await begin(openDesk);
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    if (!window) return;
    const asked: unknown[] = [];
    Object.assign(globalThis, { asked });
    window.webContents.print = (options, done) => {
      asked.push(options);
      done?.(asked.length > 1, asked.length > 1 ? '' : 'No printers');
    };
  });
  await page.keyboard.press('ControlOrMeta+p');
  const preview = page.getByRole('dialog', { name: 'Print preview' });
  await expect(preview.getByRole('alert')).toContainText('Save it as a PDF instead.');
  await preview.getByRole('button', { name: 'Print…' }).click();
  await expect(preview).toBeHidden();
  const asked = await app.evaluate(() => (globalThis as { asked?: unknown[] }).asked);
  expect(asked).toHaveLength(2);
  expect(asked?.[0]).toMatchObject({ margins: { marginType: 'none' } });
});
