import { setClipboard } from '../fixtures/clipboard.ts';
import { expect, test } from '../fixtures/desk.ts';

const undo = 'ControlOrMeta+z';
const redo = 'ControlOrMeta+Shift+z';

test('typing is undone by pauses, however fast it was, and across saves', async ({ openDesk }) => {
  const { desk, page } = await openDesk();
  await desk.newStory('undone', { publishIn: ['English'] });
  await desk.body.click();
  const fast = 'The quick brown fox jumps over the lazy dog, again and again and again.';
  await page.keyboard.type(fast);
  await desk.saved();
  // Longer than the pause that ends a step.
  await page.waitForTimeout(800);
  await page.keyboard.type(' Then it slept.', { delay: 5 });
  await desk.saved();
  await expect(desk.body).toHaveText(`${fast} Then it slept.`);
  await page.keyboard.press(undo);
  await expect(desk.body).toHaveText(fast);
  await page.keyboard.press(undo);
  await expect.poll(async () => (await desk.body.innerText()).trim()).toBe('');
  await desk.saved();
  await page.keyboard.press(undo);
  for (let at = 0; at < 3; at += 1) await page.keyboard.press(redo);
  await expect(desk.body).toHaveText(`${fast} Then it slept.`);
  await page.keyboard.type('!');
  await expect(desk.body).toHaveText(`${fast} Then it slept.!`);
  await desk.saved();
  await page.reload();
  await expect(desk.body).toHaveText(`${fast} Then it slept.!`);
  await desk.body.click();
  await page.keyboard.press(undo);
  await expect(desk.body).toHaveText(`${fast} Then it slept.!`);
});

test('what was undone is said, politely', async ({ openDesk }) => {
  const { app, desk, page } = await openDesk();
  await desk.newStory('said', { publishIn: ['English'] });
  await desk.body.click();
  await page.keyboard.type('One');
  await setClipboard(app, { text: 'x\ny' });
  await page.keyboard.press('ControlOrMeta+v');
  await expect(desk.body).toContainText('y');
  await page.keyboard.press(undo);
  await expect(page.locator('[aria-live=polite]').filter({ hasText: 'Undone: paste' })).toHaveCount(1);
  await page.keyboard.press(redo);
  await expect(page.locator('[aria-live=polite]').filter({ hasText: 'Redone: paste' })).toHaveCount(1);
});

test('undo survives leaving a story and coming back, and never reaches into another one', async ({ openDesk }) => {
  const { desk, page } = await openDesk();
  await desk.newStory('first', { publishIn: ['English'] });
  await desk.writeBody('One', 'Two');
  await desk.saved();
  await desk.goTo('My desk');
  await desk.newStory('second', { publishIn: ['English'] });
  await desk.writeBody('Other');
  await desk.saved();
  for (let at = 0; at < 5; at += 1) await page.keyboard.press(undo);
  await expect.poll(async () => (await desk.body.innerText()).trim()).toBe('');
  await page.keyboard.press(redo);
  await expect(desk.body).toHaveText('Other');
  await desk.saved();

  await desk.goTo('My desk');
  await page.getByRole('link', { name: 'first' }).first().click();
  await expect(desk.body).toContainText('Two');
  await desk.body.click();
  await page.keyboard.press(undo);
  await expect(desk.body).not.toContainText('Two');
  await expect(desk.body).toContainText('One');
  await page.keyboard.press(redo);
  await expect(desk.body).toContainText('Two');
  for (let at = 0; at < 5; at += 1) await page.keyboard.press(undo);
  await expect.poll(async () => (await desk.body.innerText()).trim()).toBe('');
  await desk.saved();
  for (let at = 0; at < 5; at += 1) await page.keyboard.press(redo);
  await desk.saved();

  await desk.goTo('My desk');
  await page.getByRole('link', { name: 'second' }).first().click();
  await expect(desk.body).toHaveText('Other');
  await page.keyboard.press(undo);
});

test('a restored revision is one step of undo', async ({ openDesk }) => {
  const { desk, page } = await openDesk();
  await desk.newStory('restored', { publishIn: ['English'] });
  await desk.write('Prices', 'Again.', 'First text');
  await desk.submit();
  await desk.replaceParagraph('First text', 'Second text');
  await desk.saved();
  await desk.openRevision(/submit/iu);
  await page.getByRole('button', { name: 'Restore this revision' }).first().click();
  await expect(desk.body).toHaveText('First text');
  await desk.saved();
  await desk.body.click();
  await page.keyboard.press(undo);
  await expect(desk.body).toHaveText('Second text');
  await desk.saved();
  await page.keyboard.press(redo);
  await expect(desk.body).toHaveText('First text');
  await desk.saved();
});

test('undo waits for who comes back to a text with a table and a line in it', async ({ openDesk }) => {
  const { desk, page } = await openDesk();
  await desk.newStory('port', { writtenIn: 'Russian', publishIn: ['Russian'] });
  await desk.headline.fill('Порт');
  await desk.body.click();
  await page.keyboard.type('Глубина порта');
  await page.keyboard.press('Enter');
  await page.keyboard.type('---');
  await page.keyboard.press('Enter');
  await page.keyboard.type('/table');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(desk.body.locator('table')).toHaveCount(1);
  await page.keyboard.type('Актау');
  await desk.saved();
  await desk.goTo('My desk');
  await page.getByRole('link', { name: /port/u }).first().click();
  await expect(desk.body.locator('table')).toContainText('Актау');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(desk.body).not.toContainText('Актау');
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(desk.body.locator('table')).toContainText('Актау');
});
