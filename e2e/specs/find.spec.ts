import { expect, test } from '../fixtures/desk.ts';
import { markedWords } from '../pages/marks.ts';
import type { NewsroomWindow } from '../pages/newsroom.ts';

/** What is marked on the page, in the order of the text. */
async function marked(desk: NewsroomWindow, kind: 'found' | 'found-here' = 'found'): Promise<readonly string[]> {
  return (await markedWords(desk.page, kind)).map(({ word }) => word);
}

const find = (desk: NewsroomWindow) => desk.page.getByRole('textbox', { name: 'Find', exact: true });
const bar = (desk: NewsroomWindow) => desk.page.getByRole('search', { name: 'Find in this text' });
const results = (desk: NewsroomWindow) => desk.page.getByRole('status', { name: 'Find results' });

async function look(desk: NewsroomWindow, words: string): Promise<void> {
  await desk.page.keyboard.press('ControlOrMeta+f');
  await find(desk).fill(words);
}

test('finds in fields and body, goes round, and leaves the caret where it is', async ({ openDesk }) => {
  const { desk, complaints } = await openDesk();
  await desk.newStory('find', { writtenIn: 'Russian', publishIn: ['Russian'] });
  await desk.write(
    'Ёлка в Алматы',
    'Где стоит елка',
    'Первая ёлка стоит у театра.',
    'Вторая: ЕЛКА у моря, елкам тесно.',
  );
  await look(desk, 'елка');
  await expect(bar(desk)).toContainText('1 of 5');
  expect(await marked(desk)).toEqual(['Ёлка', 'елка', 'ёлка', 'ЕЛКА', 'елка']);
  expect(await marked(desk, 'found-here')).toEqual(['Ёлка']);
  await desk.page.keyboard.press('Enter');
  await desk.page.keyboard.press('F3');
  await expect(bar(desk)).toContainText('3 of 5');
  await expect(results(desk)).toHaveText(/^3 of 5\. Первая ёлка/u);
  await desk.page.keyboard.press('Shift+Enter');
  await desk.page.keyboard.press('Shift+F3');
  await desk.page.keyboard.press('Shift+F3');
  await expect(bar(desk)).toContainText('5 of 5');
  expect(await marked(desk, 'found-here')).toEqual(['елка']);

  await bar(desk).getByRole('button', { name: 'Whole word' }).click();
  await expect(bar(desk)).toContainText('of 4');
  await bar(desk).getByRole('button', { name: 'Ignore ё/е and Kazakh look-alikes' }).click();
  await expect(bar(desk)).toContainText('of 2');
  await bar(desk).getByRole('button', { name: 'Match case' }).click();
  await expect(bar(desk)).toContainText('1 of 1');

  await find(desk).fill('у моря');
  await expect(bar(desk)).toContainText('1 of 1');
  await desk.page.keyboard.press('Escape');
  await expect(bar(desk)).toBeHidden();
  expect(await marked(desk)).toEqual([]);
  await expect(desk.body).toBeFocused();
  await desk.page.keyboard.type('у порта');
  await expect(desk.body).toContainText('ЕЛКА у порта, елкам');
  await desk.saved();
  expect(complaints).toEqual([]);
});

test('keeps what is marked right while somebody types', async ({ openDesk }) => {
  const { desk } = await openDesk();
  await desk.newStory('typing');
  await desk.write('Port', 'Sea', 'The port is open.', 'Nothing here.');
  await look(desk, 'port');
  await expect(bar(desk)).toContainText('of 2');
  await desk.body.getByText('Nothing').click();
  await desk.page.keyboard.press('End');
  await desk.page.keyboard.type(' A port, and a por');
  await expect(bar(desk)).toContainText('of 3');
  await desk.page.keyboard.type('t');
  await expect(bar(desk)).toContainText('of 4');
  await desk.page.keyboard.press('Enter');
  await desk.page.keyboard.type('port');
  await expect(bar(desk)).toContainText('of 5');
  expect(await marked(desk)).toHaveLength(5);
  // What is marked moves along with its words, before they are looked through again.
  await desk.page.keyboard.press('Home');
  await desk.page.keyboard.type('A new ');
  expect(await marked(desk)).toEqual(['Port', 'port', 'port', 'port', 'port']);
  await desk.page.keyboard.press('End');
  await desk.page.keyboard.press('ControlOrMeta+Shift+ArrowLeft');
  await desk.page.keyboard.press('Backspace');
  await expect(bar(desk)).toContainText('of 4');
  await desk.headline.fill('No more');
  await expect(bar(desk)).toContainText('of 3');
  expect(await marked(desk)).toEqual(['port', 'port', 'port']);
});

test('marks stay on their words as the window changes its width, the letters their size and a quote its look', async ({
  openDesk,
}) => {
  const { app, desk, page } = await openDesk();
  await desk.newStory('reflow', { writtenIn: 'Russian', publishIn: ['Russian'] });
  const line = 'Земснаряд начинает работу до рассвета, и порт ждёт, пока ветер из степи ещё слаб, а порт спит.';
  await desk.write('Порт', 'Глубина', line, line);
  await look(desk, 'порт');
  await expect(bar(desk)).toContainText('1 of 5');
  const words = ['Порт', 'порт', 'порт', 'порт', 'порт'];
  await expect.poll(() => marked(desk)).toEqual(words);
  const places = async (): Promise<string> => JSON.stringify(await markedWords(page, 'found'));
  for (const [width, zoom] of [
    [900, 1],
    [1360, 1],
    [1360, 1.5],
    [1360, 1],
  ] as const) {
    const before = await places();
    await app.evaluate(
      ({ BrowserWindow }, to) => {
        const [window] = BrowserWindow.getAllWindows();
        window?.setContentSize(to.width, 850);
        window?.webContents.setZoomFactor(to.zoom);
      },
      { width, zoom },
    );
    await expect.poll(places).not.toBe(before);
    await expect.poll(() => marked(desk)).toEqual(words);
  }
  // A quote has a bar beside it, which is the background that it has without any mark.
  await page.keyboard.press('Escape');
  await desk.body.locator('p').first().click();
  await page.keyboard.press('ControlOrMeta+Shift+9');
  await look(desk, 'порт');
  await expect.poll(() => marked(desk)).toEqual(words);
  const bars = await desk.body
    .locator('blockquote')
    .evaluateAll((quotes) => quotes.map((quote) => getComputedStyle(quote).backgroundImage.split('gradient(').length));
  expect(bars).toEqual([4]);
});

test('takes what is selected, and says what is wrong with an expression', async ({ openDesk }) => {
  const { desk } = await openDesk();
  await desk.newStory('selected');
  await desk.write('A', 'B', 'Salt and dust, salt and wind.');
  await desk.body.getByText('Salt').dblclick({ position: { x: 8, y: 8 } });
  await desk.page.keyboard.press('ControlOrMeta+f');
  await expect(find(desk)).toHaveValue('Salt');
  await expect(bar(desk)).toContainText('1 of 2');
  await bar(desk).getByRole('button', { name: 'Regular expression' }).click();
  await find(desk).fill('(');
  await expect(bar(desk)).toContainText('A bracket ( is not closed.');
  await find(desk).fill('s\\w+t|d\\w+');
  await expect(bar(desk)).toContainText('1 of 3');
  await desk.body.getByText('Salt').click();
  await desk.page.keyboard.press('End');
  await desk.page.keyboard.type(' Dust.');
  await expect(bar(desk)).toContainText('of 4');
});

test('an expression that would never end stops, and the text can be written meanwhile', async ({ openDesk }) => {
  const { desk } = await openDesk();
  await desk.newStory('runaway');
  await desk.write('A', 'B', `${'a'.repeat(40)}!`);
  await look(desk, '(a+)+$');
  await bar(desk).getByRole('button', { name: 'Regular expression' }).click();
  await desk.headline.fill('Written meanwhile');
  await expect(desk.headline).toHaveValue('Written meanwhile');
  await expect(bar(desk)).toContainText('takes too long');
  await find(desk).fill('a+!');
  await expect(bar(desk)).toContainText('1 of 1');
});

test('replaces one, and all as one step that undo takes back, keeping formats and blocks', async ({ openDesk }) => {
  const { desk, complaints } = await openDesk();
  await desk.newStory('replace');
  await desk.write('Port of Aktau', 'The port', 'A port, ', 'Port and port.');
  await desk.body.getByText('A port').click();
  await desk.page.keyboard.press('End');
  await desk.page.keyboard.press('ControlOrMeta+b');
  await desk.page.keyboard.type('a bold port');
  await desk.page.keyboard.press('ControlOrMeta+b');
  await desk.page.keyboard.type('s end.');
  const ids = () =>
    desk.body.evaluate((body) => [...body.children].map((block) => block.getAttribute('data-block')).join());
  const before = await ids();
  await desk.page.keyboard.press('ControlOrMeta+Home');
  await desk.page.keyboard.press('ControlOrMeta+h');
  await find(desk).fill('port');
  await expect(bar(desk)).toContainText('3 of 6');
  await desk.page.getByRole('textbox', { name: 'Replace with' }).fill('harbour');
  await desk.page.keyboard.press('Enter');
  await expect(desk.body).toContainText('A harbour, a bold ports end.');
  await expect(bar(desk)).toContainText('3 of 5');
  await bar(desk).getByRole('button', { name: 'Replace all' }).click();
  await expect(desk.body).toHaveText(/A harbour, a bold harbours end\.\s*harbour and harbour\./u);
  await expect(desk.body.locator('strong')).toHaveText('a bold harbour');
  await expect(desk.headline).toHaveValue('harbour of Aktau');
  await expect(bar(desk)).toContainText('Not found');
  expect(await ids()).toBe(before);
  await desk.page.getByRole('log', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click();
  await expect(desk.headline).toHaveValue('Port of Aktau');
  await expect(desk.body).toHaveText(/A harbour, a bold ports end\.\s*Port and port\./u);
  await expect(bar(desk)).toContainText('of 5');

  await bar(desk).getByRole('button', { name: 'Replace all' }).click();
  await expect(desk.body).toContainText('harbour and harbour');
  await desk.body.click();
  await desk.page.keyboard.press('ControlOrMeta+z');
  await expect(desk.body).toHaveText(/A harbour, a bold ports end\.\s*Port and port\./u);

  await bar(desk).getByRole('button', { name: 'Regular expression' }).click();
  await find(desk).fill('(\\w+) and (\\w+)');
  await desk.page.getByRole('textbox', { name: 'Replace with' }).fill('$2 und $1');
  await bar(desk).getByRole('button', { name: 'Replace all' }).click();
  await expect(desk.body).toContainText('port und Port.');
  await desk.saved();
  expect(await ids()).toBe(before);
  expect(complaints).toEqual([]);
});

test('an expression replaces only words that still stand where it found them', async ({ openDesk }) => {
  const { desk } = await openDesk();
  await desk.newStory('fresh');
  await desk.write('Head', 'Stand', 'Ports of the north.', 'One ports, two ports');
  await desk.page.keyboard.press('ControlOrMeta+h');
  await find(desk).fill('ports');
  await bar(desk).getByRole('button', { name: 'Regular expression' }).click();
  await expect(bar(desk)).toContainText('of 3');
  await desk.page.getByRole('textbox', { name: 'Replace with' }).fill('x');
  // Faster than an expression is looked for: no letter beside the found words goes.
  const replace = bar(desk).getByRole('button', { name: 'Replace', exact: true });
  for (let time = 0; time < 12; time += 1) await replace.evaluate((button: HTMLButtonElement) => button.click());
  await expect
    .poll(async () => {
      await replace.evaluate((button: HTMLButtonElement) => button.click());
      return desk.body.innerText();
    })
    .toMatch(/^x of the north\.\s+One x, two x$/u);
});

test('finds in both columns of a translation and replaces in the translation only', async ({ openDesk }) => {
  const { desk } = await openDesk();
  await desk.newStory('columns', { writtenIn: 'English', publishIn: ['English', 'Russian'] });
  await desk.write('Aktau', 'On the sea', 'NATO in Aktau.', 'Again NATO.');
  await desk.submit();
  await desk.edition('Russian');
  await desk.translateParagraph(1, 'NATO в Актау.');
  await desk.page.keyboard.press('ControlOrMeta+h');
  await find(desk).fill('NATO');
  // The caret is behind the one in the translation.
  await expect(bar(desk)).toContainText('2 of 3, in the source');
  await expect(bar(desk)).toContainText('The source is not changed from here.');
  await desk.page.getByRole('textbox', { name: 'Replace with' }).fill('НАТО');
  await bar(desk).getByRole('button', { name: 'Replace all' }).click();
  await expect(desk.body).toContainText('НАТО в Актау.');
  await expect(desk.page.getByRole('region', { name: 'Source' })).toContainText('Again NATO.');
  await expect(bar(desk)).toContainText('of 2');
});

test('finds in a text that is only to be read', async ({ openDesk }) => {
  const { desk } = await openDesk();
  await desk.newStory('read-only');
  await desk.write('Read', 'Only', 'Words to be read.');
  await desk.submit();
  await desk.approve();
  await desk.page.keyboard.press('ControlOrMeta+h');
  await find(desk).fill('read');
  await expect(bar(desk)).toContainText('1 of 2');
  await expect(bar(desk)).toContainText('only to be read now');
  await expect(bar(desk).getByRole('button', { name: 'Replace all' })).toBeDisabled();
  await desk.page.getByRole('textbox', { name: 'Replace with' }).fill('x');
  await desk.page.keyboard.press('ControlOrMeta+Enter');
  await expect(desk.body).toContainText('Words to be read.');
});

test('finds across the newsroom and opens the text at what was found', async ({ openDesk }) => {
  const { desk, complaints } = await openDesk();
  await desk.newStory('harbour', { writtenIn: 'Russian', publishIn: ['Russian'] });
  await desk.write('Гавань', 'О море', 'Первый абзац. Порт Актау углубляют, и порт растёт.', 'Второй абзац.');
  await desk.goTo('My desk');
  await desk.newStory('train', { writtenIn: 'Kazakh', publishIn: ['Kazakh'] });
  await desk.write('Пойыз', 'Жол', 'Қала порты жақын.');
  await desk.page.keyboard.press('ControlOrMeta+Shift+f');
  await expect(desk.page.getByRole('heading', { level: 1, name: 'Find in the newsroom' })).toBeVisible();
  const box = desk.page.getByRole('textbox', { name: 'Find in every text' });
  await expect(box).toBeFocused();
  await box.fill('порт');
  const said = desk.page.getByRole('status', { name: 'Results' });
  await expect(said).toHaveText('2 stories, 2 texts');
  const found = desk.page.getByRole('list', { name: 'Found' });
  await expect(found.getByRole('listitem').first()).toContainText('Қала порты жақын.');
  await expect(found.getByRole('link', { name: 'Гавань, Russian, 2 places' }).locator('mark')).toHaveText([
    'Порт',
    'порт',
  ]);
  await desk.page.getByRole('combobox', { name: 'Language' }).selectOption('Russian');
  await expect(said).toHaveText('1 story, 1 text');
  await found.getByRole('link').first().click();
  await expect(bar(desk)).toContainText('1 of 2');
  await expect(find(desk)).toHaveValue('порт');
  expect(await marked(desk, 'found-here')).toEqual(['Порт']);
  await desk.page.keyboard.press('Escape');
  await expect(desk.body).toBeFocused();

  await desk.goTo('Stories');
  await desk.page.getByRole('navigation', { name: 'Newsroom' }).getByRole('link', { name: 'Find' }).click();
  await box.fill('кала');
  await expect(said).toHaveText('1 story, 1 text');
  await desk.page.getByRole('button', { name: 'Regular expression' }).click();
  await box.fill('(');
  await expect(desk.page.getByRole('alert')).toHaveText('A bracket ( is not closed.');
  await box.fill('ж\\p{L}+н');
  await expect(found.locator('mark')).toHaveText(['жақын']);
  expect(complaints).toEqual([]);
});
