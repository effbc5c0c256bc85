import { expect, test } from '../fixtures/desk.ts';

test('a translator works paragraph level with paragraph, and exactly what changed is marked', async ({ openDesk }) => {
  const { desk, page } = await openDesk();
  await desk.newStory('caspian-level', { writtenIn: 'English', publishIn: ['English', 'Russian'] });
  await desk.write(
    'The Caspian falls again',
    'Ports dredge as the water retreats.',
    'AKTAU — The dredger starts before dawn.',
    'Since January it has lifted 1.2 million cubic metres of silt.',
    'The level has fallen by more than two metres since 2005.',
  );
  await desk.button('Submit');
  await desk.edition('Russian');

  await expect(page.getByRole('region', { name: 'Source' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Translation' })).toBeVisible();
  await desk.headline.fill('Каспий снова мелеет');
  await desk.standfirst.fill('Порты углубляют дно.');
  await desk.translateParagraph(
    1,
    'АКТАУ — Земснаряд начинает работу до рассвета, пока ветер из степи ещё слаб и вода в гавани лежит ровно, как сланец, и ни одна лодка не вышла.',
  );
  await desk.translateParagraph(2, 'С января он поднял 1,2 миллиона кубометров ила.');
  await desk.saved();

  const level = async (number: number, text: string): Promise<void> => {
    const source = await desk.sourceParagraph(number).boundingBox();
    const target = await desk.body.getByText(text).boundingBox();
    expect(Math.abs((source?.y ?? 0) - (target?.y ?? 1_000))).toBeLessThan(8);
  };
  await level(1, 'АКТАУ — Земснаряд');
  await level(2, 'С января он поднял');

  await desk.button('Send to edit');
  await expect(page.getByRole('alert')).toContainText('1');
  await expect(desk.stage).toHaveText('Translation');
  await desk.translateParagraph(3, 'С 2005 года уровень упал больше чем на два метра.');
  await desk.saved();

  await desk.edition('English');
  await desk.replaceParagraph(
    'Since January it has lifted',
    'Since March it has lifted 1.7 million cubic metres of silt.',
  );
  await desk.saved();

  await desk.goTo('My desk');
  await expect(desk.section('Source changed')).toContainText('caspian-level');
  await desk.openFrom('Source changed', 'caspian-level');
  await expect(desk.staleMark(2)).toBeVisible();
  await expect(desk.staleMarks).toHaveCount(1);
  await desk.staleMark(2).getByRole('button', { name: 'Show what changed' }).click();
  const source = page.getByRole('region', { name: 'Source' });
  await expect(source.locator('ins')).toContainText(['March']);
  await expect(source.locator('del')).toContainText(['January']);

  await desk.staleMark(2).getByRole('button', { name: 'Still valid' }).click();
  await expect(desk.staleMarks).toHaveCount(0);
  await desk.sendToEdit();
});

test('a change of the source that is taken back leaves no mark', async ({ openDesk }) => {
  const { desk, page } = await openDesk();
  await desk.newStory('well-water', { writtenIn: 'English', publishIn: ['English', 'Kazakh'] });
  await desk.write('A new well', 'Water at 90 metres.', 'The village drilled in June.');
  await desk.button('Submit');
  await desk.edition('Kazakh');
  await desk.translate('Жаңа құдық', 'Су 90 метрден шықты.', 'Ауыл маусымда бұрғылады.');
  await desk.edition('English');
  await desk.writeBody('!');
  await desk.saved();
  await desk.edition('Kazakh');
  await expect(desk.staleMark(1)).toBeVisible();
  await desk.edition('English');
  await desk.body.click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.press('Backspace');
  await desk.saved();
  await desk.edition('Kazakh');
  await expect(desk.sourceParagraph(1)).toContainText('drilled in June.');
  await expect(desk.staleMarks).toHaveCount(0);
});

test('taking away whole paragraphs of a translation leaves their places, and lines pasted there fill them', async ({
  openDesk,
}) => {
  const { desk, page } = await openDesk();
  await desk.newStory('three-wells', { writtenIn: 'English', publishIn: ['English', 'Russian'] });
  await desk.write('Three wells', 'All deep.', 'One.', 'Two.', 'Three.');
  await desk.button('Submit');
  await desk.edition('Russian');
  await desk.headline.fill('Три колодца');
  await desk.standfirst.fill('Все глубокие.');
  await desk.body.fill('Раз.\nДва.\nТри.');
  await expect(desk.body.getByRole('paragraph')).toHaveText(['Раз.', 'Два.', 'Три.']);
  await desk.saved();
  await expect(page.getByText('3 of 3 paragraphs')).toBeVisible();
  await desk.body.click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  await expect(page.getByText('0 of 3 paragraphs')).toBeVisible();
  await expect(desk.body.getByRole('paragraph')).toHaveCount(3);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByText('3 of 3 paragraphs')).toBeVisible();
  await desk.sendToEdit();
});

test('Enter goes from place to place in a translation, and takes along what stands behind the caret', async ({
  openDesk,
}) => {
  const { desk, page } = await openDesk();
  await desk.newStory('three-roads', { writtenIn: 'English', publishIn: ['English', 'Russian'] });
  await desk.write('Three roads', 'All long.', 'One.', 'Two.', 'Three.');
  await desk.button('Submit');
  await desk.edition('Russian');
  await desk.sourceParagraph(1).click();
  await page.keyboard.type('Раз.');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Два.Три.');
  for (let back = 0; back < 4; back += 1) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(desk.body.getByRole('paragraph')).toHaveText(['Раз.', 'Два.', 'Три.']);
  await expect(page.getByText('3 of 3 paragraphs')).toBeVisible();
  await page.keyboard.press('Home');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Enter');
  await expect(desk.body.getByRole('paragraph')).toHaveText(['Раз.', 'Два.', 'Три.']);
  await desk.saved();
  await expect(page.getByText('3 of 3 paragraphs')).toBeVisible();
});
