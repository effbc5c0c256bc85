import type { Locator } from '@playwright/test';
import { expect, test } from '../fixtures/desk.ts';
import { openNewWindow } from '../fixtures/new-window.ts';
import { NewsroomWindow } from '../pages/newsroom.ts';

const box = (desk: NewsroomWindow) => desk.page.getByRole('textbox', { name: 'Find in every text' });
const instead = (desk: NewsroomWindow) => desk.page.getByRole('textbox', { name: 'Replace with' });
const said = (desk: NewsroomWindow) => desk.page.getByRole('status', { name: 'Results' });
const messages = (desk: NewsroomWindow) => desk.page.getByRole('log', { name: 'Messages' });
const text = (desk: NewsroomWindow, name: string): Locator => desk.page.getByRole('region', { name, exact: true });
const dialog = (desk: NewsroomWindow) => desk.page.getByRole('dialog', { name: 'Replace in the newsroom' });

/** A story in Russian with this headline and body, on the disk. */
async function write(desk: NewsroomWindow, slugline: string, headline: string, body: string): Promise<void> {
  await desk.goTo('My desk');
  await desk.newStory(slugline, { writtenIn: 'Russian', publishIn: ['Russian'] });
  await desk.write(headline, 'О празднике', body);
}

/** Opens a text from what was found. */
async function open(desk: NewsroomWindow, words: string, name: string): Promise<void> {
  await desk.page.keyboard.press('ControlOrMeta+Shift+h');
  await box(desk).fill(words);
  await text(desk, name).getByRole('link').click();
  await expect(desk.body).toBeVisible();
}

test('replaces across the newsroom what was left in, and brings all of it back', async ({ openDesk }) => {
  const { desk, complaints } = await openDesk();
  await write(desk, 'one', 'Елка в Актау', 'На площади стоит елка. Эту ёлку привезли из Риддера.');
  await write(desk, 'two', 'Новый год', 'Ёлка в Алматы выше, а елка в Астане старше.');
  await write(desk, 'three', 'Школьный бал', 'Первая елка была в школе.');
  await write(desk, 'four', 'Рынок', 'Искусственная елка дешевле.');
  await write(desk, 'five', 'Вышло', 'Эта елка уже в газете.');
  await desk.submit();
  await desk.approve();
  await desk.publish();

  await desk.page.keyboard.press('ControlOrMeta+Shift+h');
  await expect(desk.page.getByRole('heading', { level: 1, name: 'Find in the newsroom' })).toBeVisible();
  await expect(box(desk)).toBeFocused();
  await box(desk).fill('ёлка');
  await instead(desk).fill('ель');
  await expect(said(desk)).toHaveText('5 stories, 5 texts; 6 places to replace, 1 text left out');
  const second = text(desk, 'Новый год, Russian');
  await expect(second.locator('del')).toHaveText(['Ёлка', 'елка']);
  await expect(second.locator('ins')).toHaveText(['ель', 'ель']);
  await expect(text(desk, 'Вышло, Russian')).toContainText('This is published, so nobody writes in it now.');
  await expect(text(desk, 'Вышло, Russian').getByRole('checkbox')).toHaveCount(0);

  // One whole text and one place of another stay as they are.
  await text(desk, 'Рынок, Russian').getByRole('checkbox', { name: 'Replace in Рынок, Russian' }).uncheck();
  await second.getByRole('checkbox', { name: 'елка becomes ель в Астане' }).uncheck();
  await expect(second.getByRole('checkbox', { name: 'Replace in Новый год, Russian' })).toHaveJSProperty(
    'indeterminate',
    true,
  );
  await expect(said(desk)).toContainText('4 places to replace, 2 taken out, 1 text left out');
  await desk.button('Replace all in 3 texts…');
  await expect(dialog(desk)).toContainText('“ёлка” becomes “ель” in 4 places of 3 texts.');
  await expect(dialog(desk)).toContainText('2 places that you took out stay as they are.');
  await expect(dialog(desk).getByRole('list', { name: 'Left out' })).toContainText(
    'Вышло, Russian. This is published, so nobody writes in it now.',
  );
  await dialog(desk).getByRole('button', { name: 'Replace 4 places' }).click();
  await expect(messages(desk)).toContainText('Replaced 4 places in 3 texts.');
  await expect(said(desk)).toHaveText('3 stories, 3 texts; nothing to replace, 2 taken out, 1 text left out');

  await open(desk, 'ель', 'Новый год, Russian');
  await expect(desk.body).toHaveText('ель в Алматы выше, а елка в Астане старше.');
  await desk.inspector('History');
  await expect(desk.revisions.first()).toContainText('Replaced across the newsroom');
  await expect(desk.revisions.first()).toContainText('“ёлка” by “ель”, 1 place');

  // The text that is on the screen is brought back with the others.
  await desk.page.keyboard.press('Escape');
  await messages(desk).getByRole('button', { name: 'Undo' }).click();
  await expect(messages(desk)).toContainText('3 texts are as they were.');
  await expect(desk.body).toHaveText('Ёлка в Алматы выше, а елка в Астане старше.');
  await desk.page.keyboard.press('ControlOrMeta+Shift+h');
  await box(desk).fill('елка');
  await expect(said(desk)).toContainText('5 stories, 5 texts; 6 places to replace');
  await box(desk).fill('ель');
  await expect(said(desk)).toHaveText(/^Not found/u);
  expect(complaints).toEqual([]);
});

test('leaves alone what was written since, and what another window has open', async ({ openDesk }) => {
  const { app, desk, complaints } = await openDesk();
  await write(desk, 'one', 'Первый', 'Старый порт.');
  await write(desk, 'two', 'Второй', 'Новый порт.');
  await write(desk, 'three', 'Третий', 'Дальний порт.');
  await desk.goTo('My desk');

  const other = new NewsroomWindow(await openNewWindow(app));
  await other.atDesk();
  await open(other, 'порт', 'Третий, Russian');
  await other.body.getByText('Дальний порт.').click();
  await other.page.keyboard.press('End');
  await other.page.keyboard.type(' И маяк.');
  await other.saved();

  await desk.page.keyboard.press('ControlOrMeta+k');
  await desk.page.getByRole('combobox').fill('Replace in the newsroom');
  await desk.page.keyboard.press('Enter');
  await box(desk).fill('порт');
  await instead(desk).fill('причал');
  await expect(said(desk)).toContainText('2 places to replace, 1 text left out');
  await expect(text(desk, 'Третий, Russian')).toContainText('You have it open in another window.');
  await instead(desk).press('ControlOrMeta+Enter');
  await dialog(desk).getByRole('button', { name: 'Replace 2 places' }).click();
  await expect(messages(desk)).toContainText('Replaced 2 places in 2 texts.');
  await expect(other.body).toHaveText('Дальний порт. И маяк.');

  // The other window goes on with one of them; that is not undone.
  await open(other, 'причал', 'Второй, Russian');
  await expect(other.body).toHaveText('Новый причал.');
  await other.body.getByText('Новый причал.').click();
  await other.page.keyboard.press('End');
  await other.page.keyboard.type(' И мол.');
  await other.saved();
  await other.goTo('My desk');
  await desk.button('Undo replacing in 2 texts');
  await expect(messages(desk)).toContainText(
    '1 text is as it was. 1 text was left as it is. Второй, Russian: it was changed since.',
  );
  await expect(desk.page.getByRole('alert')).toContainText('Not undone in 1 text:');
  await expect(desk.page.getByRole('alert')).toContainText('Второй, Russian. It was changed since.');
  await box(desk).fill('причал');
  await expect(said(desk)).toHaveText(/^1 story, 1 text/u);
  await box(desk).fill('порт');
  await expect(text(desk, 'Первый, Russian').locator('del')).toHaveText(['порт']);
  expect(complaints).toEqual([]);
});

test('says which text changed meanwhile, and leaves it as it is', async ({ openDesk }) => {
  const { app, desk, complaints } = await openDesk();
  await write(desk, 'one', 'Первый', 'Старый порт.');
  await write(desk, 'two', 'Второй', 'Новый порт.');
  await desk.page.keyboard.press('ControlOrMeta+Shift+h');
  await box(desk).fill('порт');
  await instead(desk).fill('причал');
  await desk.button('Replace all in 2 texts…');

  const other = new NewsroomWindow(await openNewWindow(app));
  await other.atDesk();
  await open(other, 'порт', 'Второй, Russian');
  await other.body.getByText('Новый порт.').click();
  await other.page.keyboard.press('End');
  await other.page.keyboard.type(' И маяк.');
  await other.saved();
  await other.goTo('My desk');

  await desk.page.bringToFront();
  await expect(dialog(desk)).toContainText('in 2 places of 2 texts');
  await dialog(desk).getByRole('button', { name: 'Replace 2 places' }).click();
  await expect(messages(desk)).toContainText(
    'Replaced 1 place in 1 text. 1 text was left out. Второй, Russian: it was changed meanwhile.',
  );
  await expect(desk.page.getByRole('alert')).toContainText('Второй, Russian. It was changed meanwhile.');
  await expect(text(desk, 'Второй, Russian').locator('del')).toHaveText(['порт']);
  expect(complaints).toEqual([]);
});

test('undoing it keeps what was just typed, and nothing is replaced where nobody writes', async ({ openDesk }) => {
  const { desk, complaints } = await openDesk();
  await write(desk, 'one', 'Первый', 'Старый порт у старого порта.');
  await desk.page.keyboard.press('ControlOrMeta+Shift+h');
  await box(desk).fill('порт');
  await desk.page.getByRole('button', { name: 'Whole word' }).click();
  await expect(said(desk)).toContainText('1 place to replace');
  // Nothing in its place takes it out.
  await desk.button('Replace all in 1 text…');
  await expect(dialog(desk)).toContainText('“порт” is taken out in 1 place of 1 text.');
  await dialog(desk).getByRole('button', { name: 'Cancel' }).click();
  await instead(desk).fill('причал');
  await desk.button('Replace all in 1 text…');
  await dialog(desk).getByRole('button', { name: 'Replace 1 place' }).click();
  await expect(messages(desk)).toContainText('Replaced 1 place in 1 text.');
  await box(desk).fill('причал');
  await instead(desk).fill('пирс');
  await text(desk, 'Первый, Russian').getByRole('link').click();
  await desk.body.getByText('Старый причал').click();
  await desk.page.keyboard.press('End');
  await desk.page.keyboard.type(' И маяк.');
  await messages(desk).getByRole('button', { name: 'Undo' }).click();
  await expect(messages(desk)).toContainText(
    'Nothing was undone. 1 text was left as it is. Первый, Russian: it was changed since.',
  );
  await expect(desk.body).toHaveText('Старый причал у старого порта. И маяк.');
  await desk.saved();

  await desk.submit();
  await desk.approve();
  await desk.page.keyboard.press('ControlOrMeta+Shift+h');
  await expect(text(desk, 'Первый, Russian')).toContainText('This is approved, so nobody writes in it now.');
  await expect(desk.page.getByRole('button', { name: 'Replace all…' })).toBeDisabled();
  await instead(desk).press('ControlOrMeta+Enter');
  await expect(dialog(desk)).toHaveCount(0);
  await desk.page.getByRole('button', { name: 'Hide replace' }).click();
  await expect(instead(desk)).toHaveCount(0);
  await expect(desk.page.getByRole('link', { name: 'Первый, Russian, 1 place' })).toBeVisible();
  expect(complaints).toEqual([]);
});
