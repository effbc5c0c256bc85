import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/desk.ts';
import { markedWords } from '../pages/marks.ts';

/** What is underlined in the page, in the order of the alphabet. */
async function underlined(page: Page): Promise<readonly string[]> {
  return (await markedWords(page, 'wrong')).map(({ word }) => word).sort();
}

async function underlines(page: Page, ...words: readonly string[]): Promise<void> {
  await expect.poll(() => underlined(page), { timeout: 15_000 }).toEqual([...words].sort());
}

/** Where a word of the body stands. */
function placeOf(page: Page, word: string): Promise<{ x: number; y: number }> {
  return page.evaluate((wanted) => {
    const body = document.querySelector('[role="textbox"][aria-label="Body"]');
    if (!body) throw new Error('There is no body.');
    const texts = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const node = texts.currentNode;
      const at = node.textContent?.indexOf(wanted) ?? -1;
      if (at === -1) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const { left, top, width, height } = range.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    }
    throw new Error(`The body does not say ${wanted}.`);
  }, word);
}

async function menuAt(page: Page, word: string) {
  const { x, y } = await placeOf(page, word);
  await page.mouse.click(x, y, { button: 'right' });
  const menu = page.getByRole('menu', { name: `Spelling of ${word}` });
  await expect(menu).toBeVisible();
  return menu;
}

test.slow();

test('misspelt English words are underlined, but not the one that is being typed', async ({ openDesk }) => {
  const { desk, page } = await openDesk();
  await desk.newStory('spelling', { writtenIn: 'English', publishIn: ['English'] });
  await desk.writeBody('The goverment of NATO paid $1,200 at https://exampel.org and did not recieve');
  await underlines(page, 'goverment');
  await page.keyboard.type(' it.');
  await underlines(page, 'goverment', 'recieve');

  // Words before and after stay underlined while something is typed between them.
  await page.keyboard.press('Home');
  await page.keyboard.type('So ');
  expect(await underlined(page)).toEqual(['goverment', 'recieve']);
  await expect(desk.body).toHaveText(/^So The goverment/u);
});

test('a suggestion takes the place of a word, keeps its format, is one step of undo and leaves other underlines', async ({
  openDesk,
}) => {
  const { desk, page } = await openDesk();
  await desk.newStory('suggest', { writtenIn: 'Russian', publishIn: ['Russian'] });
  await desk.writeBody('Сегодня ');
  await page.keyboard.press('ControlOrMeta+b');
  await page.keyboard.type('правительсво');
  await page.keyboard.press('ControlOrMeta+b');
  await page.keyboard.type(' сказало превет всем.');
  await underlines(page, 'правительсво', 'превет');
  const menu = await menuAt(page, 'правительсво');
  const suggestions = menu.getByRole('group', { name: 'Suggestions' }).getByRole('menuitem');
  expect(await suggestions.count()).toBeLessThanOrEqual(5);
  await menu.getByRole('menuitem', { name: 'правительство', exact: true }).click();
  await expect(menu).toBeHidden();
  await expect(desk.body.locator('strong')).toHaveText('правительство');
  expect(await underlined(page)).toEqual(['превет']);
  await expect(page.getByRole('status', { name: 'Spelling' })).toHaveText('правительсво is now правительство.');
  await expect(desk.body).toBeFocused();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(desk.body).toHaveText('Сегодня правительсво сказало превет всем.');
  await underlines(page, 'правительсво', 'превет');
});

test('a word added to the newsroom’s dictionary is right in every window, for everybody, until it is removed', async ({
  openDesk,
}) => {
  const { desk, page } = await openDesk();
  await desk.newStory('names', { writtenIn: 'Russian', publishIn: ['Russian'] });
  await desk.writeBody('Сказал Токаев, превет. Ещё раз Токаев.');
  await underlines(page, 'Токаев', 'превет', 'Токаев');
  const menu = await menuAt(page, 'Токаев');
  await menu.getByRole('menuitem', { name: 'Add to the newsroom’s dictionary' }).click();
  await underlines(page, 'превет');
  await desk.saved();

  await desk.goTo('Settings');
  const section = page.getByRole('region', { name: 'Spelling' });
  const words = section.getByRole('list', { name: 'The newsroom’s own words' });
  await expect(words.getByRole('listitem')).toHaveCount(1);
  await expect(section.getByRole('listitem', { name: 'Russian' })).toContainText(
    'Checked with the dictionary that comes with Dragoman.',
  );
  await words.getByRole('button', { name: 'Remove Токаев' }).click();
  await expect(section).toContainText('There are none yet.');
  await desk.reopenFrom('Drafts', 'names');
  await underlines(page, 'Токаев', 'превет', 'Токаев');
});

test('F7 goes from one misspelt word to the next by the keyboard alone, and one can be ignored here', async ({
  openDesk,
}) => {
  const { desk, page } = await openDesk();
  await desk.newStory('keys', { writtenIn: 'English', publishIn: ['English'] });
  await desk.writeBody('A tset comes first.', 'Nothing is wrong in this one.', 'The secnd comes last. Over.');
  await underlines(page, 'tset', 'secnd');
  const selected = (): Promise<string> => page.evaluate(() => document.getSelection()?.toString() ?? '');
  const told = page.getByRole('status', { name: 'Spelling' });
  await page.keyboard.press('F7');
  await expect.poll(selected).toBe('tset');
  await expect(told).toContainText('tset is misspelt.');
  await page.keyboard.press('F7');
  await expect.poll(selected).toBe('secnd');
  await page.keyboard.press('Shift+F7');
  await expect.poll(selected).toBe('tset');
  await page.keyboard.press('ControlOrMeta+.');
  const menu = page.getByRole('menu', { name: 'Spelling of tset' });
  await expect(menu.getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(menu.getByRole('menuitem', { name: 'Ignore here' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(menu).toBeHidden();
  await underlines(page, 'secnd');
  await page.keyboard.press('F7');
  await expect.poll(selected).toBe('secnd');
  await page.keyboard.press('ControlOrMeta+.');
  const second = page.getByRole('menuitem', { name: 'second', exact: true });
  await expect(second).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(second).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(desk.body).toContainText('The second comes last.');
  await page.keyboard.press('F7');
  await expect(told).toHaveText('Nothing else is misspelt.');
});

test('who does not want it turns it off', async ({ openDesk }) => {
  const { desk, page } = await openDesk();
  await desk.newStory('off', { writtenIn: 'English', publishIn: ['English'] });
  await desk.writeBody('A tset of it.');
  await underlines(page, 'tset');
  await desk.goTo('Settings');
  await page.getByRole('checkbox', { name: 'Underline misspelt words in what I write' }).uncheck();
  await desk.reopenFrom('Drafts', 'off');
  await page.keyboard.type('Another tset. ');
  await desk.saved();
  expect(await underlined(page)).toEqual([]);
});

test('for Kazakh the settings say that there is none, and take the files of one', async ({ openDesk, folder }) => {
  const { desk, page, app } = await openDesk();
  const { writeFileSync } = await import('node:fs');
  const { join } = await import('node:path');
  writeFileSync(join(folder, 'kk_KZ.aff'), 'SET UTF-8\nTRY абв\n');
  writeFileSync(join(folder, 'kk_KZ.dic'), '2\nбұл\nмәтін\n');
  await desk.newStory('kazakh', { writtenIn: 'Kazakh', publishIn: ['Kazakh'] });
  await desk.writeBody('Бұл мәтін қате сөз.');
  await desk.saved();
  expect(await underlined(page)).toEqual([]);
  await desk.goTo('Settings');
  const row = page.getByRole('region', { name: 'Spelling' }).getByRole('listitem', { name: 'Kazakh' });
  await expect(row).toContainText('Spelling is not checked');
  await app.evaluate(
    ({ dialog }, path) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
    },
    join(folder, 'kk_KZ.dic'),
  );
  await row.getByRole('button', { name: 'Choose a dictionary for Kazakh…' }).click();
  await expect(row).toContainText('Checked with files of your own.');
  await desk.reopenFrom('Drafts', 'kazakh');
  await underlines(page, 'қате', 'сөз');
});
