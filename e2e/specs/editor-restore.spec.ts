import { type AtDesk, expect, test } from '../fixtures/desk.ts';

const undo = 'ControlOrMeta+z';
const redo = 'ControlOrMeta+Shift+z';

/** A story that was "Prices / First text" when it was submitted, is "Wages / Second text" now, and is restored to that. */
async function restored(openDesk: () => Promise<AtDesk>): Promise<AtDesk> {
  const running = await openDesk();
  const { desk, page } = running;
  await desk.newStory('restored', { publishIn: ['English'] });
  await desk.write('Prices', 'They rise.', 'First text');
  await desk.submit();
  await desk.headline.fill('Wages');
  await desk.standfirst.fill('They fall.');
  await desk.replaceParagraph('First text', 'Second text');
  await desk.saved();
  await desk.openRevision(/submit/iu);
  await page.getByRole('button', { name: 'Restore this revision' }).first().click();
  await isThen(running);
  return running;
}

async function isThen({ desk }: AtDesk): Promise<void> {
  await expect(desk.body).toHaveText('First text');
  await expect(desk.headline).toHaveValue('Prices');
  await expect(desk.standfirst).toHaveValue('They rise.');
  await desk.saved();
}

async function isNow({ desk }: AtDesk): Promise<void> {
  await expect(desk.body).toHaveText('Second text');
  await expect(desk.headline).toHaveValue('Wages');
  await expect(desk.standfirst).toHaveValue('They fall.');
  await desk.saved();
}

test('one undo takes back a restore in fields and text, one redo brings it again, from the text or a field', async ({
  openDesk,
}) => {
  const running = await restored(openDesk);
  const { app, desk, page } = running;
  await desk.body.click();
  await page.keyboard.press(undo);
  await isNow(running);
  await page.keyboard.press(redo);
  await isThen(running);
  // The menu does what the keys do.
  await desk.standfirst.click();
  const choose = (name: string): Promise<void> =>
    app.evaluate(({ Menu }, label) => {
      const edit = Menu.getApplicationMenu()?.items.find((item) => item.label === '&Edit');
      edit?.submenu?.items.find((item) => item.label === label)?.click();
    }, name);
  await choose('Undo');
  await isNow(running);
  await choose('Redo');
  await isThen(running);
  await desk.headline.click();
  await page.keyboard.press(undo);
  await isNow(running);
  await page.keyboard.press(redo);
  await isThen(running);
  // What is typed in the field since is the field's own to undo, and then the restore is.
  await page.keyboard.press('End');
  await page.keyboard.type(' up');
  await expect(desk.headline).toHaveValue('Prices up');
  await page.keyboard.press(undo);
  await expect(desk.headline).toHaveValue('Prices');
  await page.keyboard.press(undo);
  await isNow(running);
  await page.reload();
  await isNow(running);
});

test('a restore is undone after coming back to the story, and never in another one', async ({ openDesk }) => {
  const running = await restored(openDesk);
  const { desk, page } = running;
  await desk.goTo('My desk');
  await desk.newStory('other', { publishIn: ['English'] });
  await desk.headline.fill('Other');
  await desk.writeBody('Other text');
  await desk.saved();
  for (let at = 0; at < 4; at += 1) await page.keyboard.press(undo);
  await expect(desk.headline).toHaveValue('Other');
  await expect.poll(async () => (await desk.body.innerText()).trim()).toBe('');
  await desk.goTo('My desk');
  await page.getByRole('link', { name: 'restored' }).first().click();
  await isThen(running);
  await desk.body.click();
  await page.keyboard.press(undo);
  await isNow(running);
});

test('the way back is offered until more is typed, in the text or a field, or the story is left', async ({
  openDesk,
}) => {
  const running = await restored(openDesk);
  const { desk, page } = running;
  const offer = page.getByRole('button', { name: 'Undo the restore' });
  await offer.click();
  await isNow(running);
  await expect(offer).toBeVisible();
  await desk.headline.click();
  await page.keyboard.press('End');
  await page.keyboard.type('!');
  await expect(offer).toBeHidden({ timeout: 2_000 });
  await desk.saved();

  await desk.openRevision(/submit/iu);
  await page.getByRole('button', { name: 'Restore this revision' }).first().click();
  await isThen(running);
  await expect(offer).toBeVisible();
  await desk.goTo('My desk');
  await expect(offer).toBeHidden({ timeout: 2_000 });
});
