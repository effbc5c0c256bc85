import { expect, test } from '../fixtures/desk.ts';
import { dropFiles, photograph } from '../fixtures/pictures.ts';
import { picture, resize } from './picture.ts';

const paragraphs = [
  'Земснаряд начинает работу до рассвета, пока ветер из степи ещё слаб и вода в гавани лежит ровно, как сланец.',
  'С января он поднял 1,2 миллиона кубометров ила. Подрядчик рассчитывает закончить углубленее к марту, если зима будет мягкой.',
  'Порт ждёт новых судов и углубляет дно второй раз за год: вода в Каспии отступает быстрее, чем думали.',
];

test('what the editor helps with', async ({ openDesk }) => {
  const running = await openDesk();
  const { app, desk, page } = running;
  await resize(app);
  await desk.newStory('caspian-port', { writtenIn: 'Russian', publishIn: ['Russian', 'Kazakh'] });
  await desk.headline.fill('Каспий мелеет, и Актау углубляет порт');
  await desk.standfirst.fill('За год уровень моря упал на тридцать сантиметров. Портовые власти торопятся.');
  await desk.body.click();
  for (const text of paragraphs) {
    await page.keyboard.insertText(text);
    await page.keyboard.press('Enter');
  }
  await page.keyboard.type('## Сколько воды осталось');
  await page.keyboard.press('Enter');
  await page.keyboard.type('/table');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('gridcell', { name: '3 rows, 3 columns' })).toBeFocused();
  await page.keyboard.press('Enter');
  for (const cell of ['Порт', 'Глубина, м', 'Было', 'Актау', '5,1', '5,8', 'Курык', '4,6', '5,0']) {
    await page.keyboard.insertText(cell);
    await page.keyboard.press('Tab');
  }
  await desk.saved();
  await page.getByRole('cell', { name: '4,6' }).click({ button: 'right' });
  await expect(page.getByRole('menu')).toBeVisible();
  await picture(running, 'table');
  await page.keyboard.press('Escape');

  await desk.body.getByText('Земснаряд').click();
  await page.keyboard.press('F7');
  await page.keyboard.press('Shift+F10');
  await expect(page.getByRole('menu', { name: /^Spelling of/u })).toBeVisible();
  await picture(running, 'spelling');
  await page.keyboard.press('Escape');

  await page.keyboard.press('ControlOrMeta+h');
  await page.getByRole('textbox', { name: 'Find', exact: true }).fill('порт');
  await page.getByRole('textbox', { name: 'Replace with' }).fill('гавань');
  await expect(page.getByRole('status', { name: 'Find results' })).toContainText('of');
  await picture(running, 'find');
  await page.keyboard.press('Escape');

  const at = await desk.body.getByText('С января').boundingBox();
  if (!at) throw new Error('There is no second paragraph.');
  await dropFiles(page, { x: at.x + at.width / 2, y: at.y + 4 }, [
    { name: 'port.jpg', type: 'image/jpeg', bytes: await photograph(page) },
  ]);
  await page.getByRole('textbox', { name: 'Alternative text' }).fill('Земснаряд в порту Актау на рассвете');
  await page.getByRole('textbox', { name: 'Credit' }).fill('Айгерим Бекова');
  await picture(running, 'picture');
  await page.getByRole('group', { name: 'Picture', exact: true }).getByRole('button', { name: 'Done' }).click();
  await desk.saved();

  await page.keyboard.press('ControlOrMeta+Shift+p');
  await expect(page.getByRole('dialog', { name: 'Print preview' })).toBeVisible();
  await picture(running, 'proof');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+Shift+e');
  await expect(page.getByRole('dialog', { name: 'Export' })).toBeVisible();
  await page.keyboard.press('Escape');

  await page.keyboard.press('ControlOrMeta+Shift+h');
  await page.getByRole('textbox', { name: 'Find in every text' }).fill('порт');
  await page.getByRole('textbox', { name: 'Replace with' }).fill('гавань');
  await expect(page.getByRole('status', { name: 'Results' })).toContainText('to replace');
  await picture(running, 'replace');
});
