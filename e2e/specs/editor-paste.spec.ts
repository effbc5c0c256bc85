import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { clipboardNow, setClipboard } from '../fixtures/clipboard.ts';
import { type AtDesk, expect, test } from '../fixtures/desk.ts';

const recorded = (source: string): string =>
  readFileSync(new URL(`../../renderer/editor/clipboard/fixtures/${source}-clipboard.txt`, import.meta.url), 'utf8');

/** The blocks of the body: what each is, and its words. */
function blocks(page: Page): Promise<readonly string[]> {
  return page.getByRole('textbox', { name: 'Body' }).evaluate((body) =>
    [...body.querySelectorAll<HTMLElement>(':scope > [data-block]')].map((block) => {
      const { list, level } = block.dataset;
      const kind = list === undefined ? block.tagName.toLowerCase() : `${list}${level}`;
      return `${kind} ${block.textContent}`;
    }),
  );
}

async function openStory({ desk }: AtDesk): Promise<void> {
  await desk.newStory('pasted', { publishIn: ['English'] });
  await desk.body.click();
}

test('lists out of Word become lists, by level, and are saved', async ({ openDesk }) => {
  const at = await openDesk();
  const { app, desk, page } = at;
  await openStory(at);
  await setClipboard(app, { html: recorded('word-lists'), text: 'План' });
  await page.keyboard.press('ControlOrMeta+v');
  await expect
    .poll(() => blocks(page))
    .toEqual([
      'h2 План номера',
      'bullet0 Хлеб подорожал на 9,4\u00a0%',
      'bullet1 ржаной',
      'bullet2 бородинский',
      'bullet0 Бензин',
      'p Дальше по порядку:',
      'number0 Бюджет',
      'number1 доходы',
      'number1 расходы',
      'number0 Погода: H2O, 20оС, снег, дождь',
      'p Продолжение без знака',
    ]);
  await page.keyboard.type('.');
  await desk.saved();
  await page.reload();
  await expect(desk.body).toContainText('Продолжение без знака.');
  expect(await blocks(page)).toHaveLength(11);
});

for (const [source, words] of [
  ['google-docs-rich', 'Алматы'],
  ['libreoffice', 'Алматы'],
  ['excel', 'Almaty'],
  ['google-sheets', 'Шымкент'],
  ['word-table', 'Almaty'],
  ['word-online', 'Almaty'],
] as const) {
  test(`a table out of ${source} becomes a table`, async ({ openDesk }) => {
    const at = await openDesk();
    await openStory(at);
    await setClipboard(at.app, { html: recorded(source), text: 'x' });
    await at.page.keyboard.press('ControlOrMeta+v');
    await expect(at.desk.body.getByRole('table')).toContainText(words);
    await at.desk.saved();
    expect(at.complaints).toEqual([]);
  });
}

test('a web page is pasted without running, asking for or showing anything of it but its words', async ({
  openDesk,
}) => {
  const at = await openDesk();
  const { app, desk, page } = at;
  await openStory(at);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const bad = '<img src="https://x.example.org/a.png" onerror="document.title=1"><svg onload="document.title=1"></svg>';
  await setClipboard(app, { html: recorded('news-article') + bad, text: 'x' });
  await page.keyboard.press('ControlOrMeta+v');
  await expect(desk.body.getByRole('heading', { name: 'Bread prices rise again' })).toBeVisible();
  await expect(desk.body.getByRole('link', { name: 'bureau said' })).toHaveAttribute(
    'href',
    'https://www.example.org/bureau?id=12#table',
  );
  await desk.saved();
  expect(await desk.body.locator('script, img, iframe, form, style, svg, button').count()).toBe(0);
  expect(await desk.body.getByText('Advertisement').count()).toBe(0);
  expect(await page.title()).not.toBe('1');
  expect(asked.filter((url) => url.startsWith('http'))).toEqual([]);
  expect(at.complaints).toEqual([]);
});

test('pasted as text, nothing of its looks comes along', async ({ openDesk }) => {
  const at = await openDesk();
  await openStory(at);
  await setClipboard(at.app, { html: '<h2>One</h2><ul><li><b>two</b></li></ul>', text: '# One\n\n- two\n' });
  await at.page.keyboard.press('ControlOrMeta+Shift+v');
  await expect.poll(() => blocks(at.page)).toEqual(['p # One', 'p - two']);
});

test('what is pasted takes the place of what is selected, the caret comes behind it, and it is one step', async ({
  openDesk,
}) => {
  const at = await openDesk();
  const { app, desk, page } = at;
  await openStory(at);
  await page.keyboard.type('One two three');
  const id = await desk.body.locator('[data-block]').getAttribute('data-block');
  await page.keyboard.press('Home');
  for (let moved = 0; moved < 4; moved += 1) await page.keyboard.press('ArrowRight');
  for (let moved = 0; moved < 3; moved += 1) await page.keyboard.press('Shift+ArrowRight');
  await setClipboard(app, { html: '<p>zwei <b>und</b></p>', text: 'zwei und' });
  await page.keyboard.press('ControlOrMeta+v');
  await page.keyboard.type('!');
  expect(await blocks(page)).toEqual(['p One zwei und! three']);
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+z');
  expect(await blocks(page)).toEqual(['p One two three']);
  expect(await desk.body.locator('[data-block]').getAttribute('data-block')).toBe(id);
});

test('what is copied out is clean, as HTML and as text, and cut and pasted back it is as it was', async ({
  openDesk,
}) => {
  const at = await openDesk();
  const { app, page } = at;
  await openStory(at);
  const html =
    '<h2>One</h2><ul><li>a<ol><li>b</li></ol></li></ul><table><thead><tr><th>x</th><th>y</th></tr></thead>' +
    '<tbody><tr><td>1</td><td>2</td></tr></tbody></table><hr><p>End with <strong>bold</strong></p>';
  await setClipboard(app, { html, text: 'x' });
  await page.keyboard.press('ControlOrMeta+v');
  await expect.poll(() => blocks(page)).toHaveLength(6);
  const before = await blocks(page);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+c');
  await expect
    .poll(async () => (await clipboardNow(app)).text)
    .toBe('One\n\na\nb\n\nx\ty\n1\t2\n\n* * *\n\nEnd with bold');
  expect((await clipboardNow(app)).html).toContain(html);
  await page.keyboard.press('ControlOrMeta+x');
  await expect.poll(() => blocks(page)).toHaveLength(1);
  await page.keyboard.press('ControlOrMeta+v');
  await expect.poll(() => blocks(page)).toEqual(before);
});

test('letters of several code points are pasted, passed and deleted as one', async ({ openDesk }) => {
  const at = await openDesk();
  const { app, page } = at;
  await openStory(at);
  await setClipboard(app, { text: 'а👩‍👩‍👧‍👦б🇰🇿е\u0308' });
  await page.keyboard.press('ControlOrMeta+v');
  await expect.poll(() => blocks(page)).toEqual(['p а👩‍👩‍👧‍👦б🇰🇿е\u0308']);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Backspace');
  expect(await blocks(page)).toEqual(['p а👩‍👩‍👧‍👦бе\u0308']);
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  expect(await blocks(page)).toEqual(['p ае\u0308']);
});

test('a paragraph of twenty thousand characters is pasted whole and saved', async ({ openDesk }) => {
  const at = await openDesk();
  const { app, desk, page } = at;
  await openStory(at);
  const long = 'Сөз '.repeat(5_000).trim();
  await setClipboard(app, { text: long });
  await page.keyboard.press('ControlOrMeta+v');
  await expect.poll(async () => (await blocks(page))[0]?.length).toBe(long.length + 2);
  await desk.saved();
});
