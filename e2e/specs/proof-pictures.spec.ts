import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../fixtures/desk.ts';
import { photograph } from '../fixtures/pictures.ts';

const kazakh =
  'Ұлттық банк базалық мөлшерлемені өзгертпеді: әңгіме жыл соңына дейін созылады, ғалымдар көңілді, һәм үкімет күтеді.';

test('the sheets of a Kazakh story show its picture as it is cropped, with its caption and credit', async ({
  openDesk,
  folder,
}) => {
  const { desk, page, app, complaints } = await openDesk();
  await desk.newStory('banks', { writtenIn: 'Kazakh', publishIn: ['Kazakh'] });
  await desk.write('Банктердің мөлшерлемелері өзгермейді', 'Үкімет күзге дейін күтеді.', kazakh, kazakh);
  const path = join(folder, 'bank.jpg');
  writeFileSync(path, await photograph(page));
  await app.evaluate(
    ({ dialog }, filePaths) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths });
    },
    [path],
  );
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox', { name: 'Go to anything' }).fill('Picture');
  await page
    .getByRole('option', { name: /Picture…/u })
    .first()
    .click();
  const panel = page.getByRole('group', { name: 'Picture', exact: true });
  await panel.getByRole('textbox', { name: 'Alternative text' }).fill('Банк ғимараты');
  await panel.getByRole('textbox', { name: 'Credit' }).fill('Айгерім Бекова');
  await panel.getByRole('button', { name: 'Crop…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Crop the picture' });
  await dialog.getByRole('spinbutton', { name: 'Width', exact: true }).fill('600');
  await dialog.getByRole('spinbutton', { name: 'Height', exact: true }).fill('400');
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await panel.getByRole('button', { name: 'Done' }).click();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.type('Ұлттық банктің ғимараты.');
  await desk.saved();

  await page.keyboard.press('ControlOrMeta+Shift+p');
  const preview = page.getByRole('dialog', { name: 'Print preview' });
  await preview.getByRole('combobox', { name: 'Paper' }).selectOption('A4');
  await expect(preview.getByRole('status', { name: 'Pages' })).toHaveText('1 page');
  const figure = preview.getByRole('figure');
  await expect(figure).toContainText('Ұлттық банктің ғимараты. Айгерім Бекова');
  const image = figure.getByRole('img', { name: 'Банк ғимараты' });
  await expect(image).toHaveJSProperty('naturalWidth', 1200);
  const shown = await image.boundingBox();
  const frame = await image.locator('..').boundingBox();
  expect((shown?.width ?? 0) / (frame?.width ?? 1)).toBeCloseTo(2, 1);
  expect((shown?.height ?? 0) / (frame?.height ?? 1)).toBeCloseTo(2, 1);
  expect((frame?.width ?? 0) / (frame?.height ?? 1)).toBeCloseTo(1.5, 1);
  // The page takes no styles out of HTML, and was given none.
  expect(complaints).toEqual([]);

  const pdf = join(folder, 'proof.pdf');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, pdf);
  await preview.getByRole('button', { name: 'Save as PDF…' }).click();
  await expect(preview).toBeHidden();
  expect(readFileSync(pdf).toString('latin1')).toMatch(/\/Subtype ?\/Image/u);
});
