import { expect, test } from '../fixtures/desk.ts';

test('a journalist writes with headings, lists, quotes and links, and undoes', async ({ openDesk }) => {
  const { desk, page } = await openDesk();
  await desk.newStory('night-train', { writtenIn: 'Russian', publishIn: ['Russian'] });

  await desk.headline.fill('Ночной поезд до Ташкента вернули в расписание');
  await desk.writeBody('Поезд выходит из Алматы в 21:40.');
  await page.keyboard.press('Enter');
  await page.keyboard.type('## Остановки');
  await page.keyboard.press('Enter');
  await page.keyboard.type('- Тараз');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Шымкент');
  await expect(desk.body.getByRole('heading', { level: 2, name: 'Остановки' })).toBeVisible();
  await expect(desk.body.getByRole('listitem')).toHaveCount(2);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ControlOrMeta+b');
  await page.keyboard.type('Билеты');
  await page.keyboard.press('ControlOrMeta+b');
  await page.keyboard.type(' продаются с понедельника.');
  await expect(desk.body.locator('strong, b').filter({ hasText: 'Билеты' })).toBeVisible();
  await desk.saved();

  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  await expect(desk.body).not.toContainText('Поезд выходит');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(desk.body).toContainText('Поезд выходит из Алматы в 21:40.');
  await desk.saved();
});

test('a draft that was sent back comes first on the desk, with the reason', async ({ openDesk }) => {
  const { desk, page } = await openDesk();
  await desk.newStory('rate-decision', { publishIn: ['English'] });
  await desk.write('Bank holds rate', 'Prices ease.', 'The bank kept its base rate at 15.5%.');
  await desk.submit();
  await desk.sendBack('Check the October figure with the bureau.');
  await expect(desk.stage).toHaveText('Draft');

  await desk.goTo('My desk');
  await expect(desk.section('Sent back')).toContainText('Check the October figure with the bureau.');
  await desk.openFrom('Sent back', 'rate-decision');
  await expect(page.getByText('Check the October figure with the bureau.').first()).toBeVisible();
  await expect(desk.body).toBeEditable();
  await desk.writeBody(' It was confirmed.');
  await desk.saved();
  await desk.submit();
});

test('several lines that arrive at once, as dictation sends them, are paragraphs', async ({ openDesk }) => {
  const { desk, page } = await openDesk();
  await desk.newStory('dictated', { publishIn: ['English'] });
  await desk.body.fill('The first paragraph.\nThe second.\n\nThe third.');
  await expect(desk.body.getByRole('paragraph')).toHaveText(['The first paragraph.', 'The second.', 'The third.']);
  await desk.body.fill('Only this.');
  await expect(desk.body.getByRole('paragraph')).toHaveText(['Only this.']);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(desk.body.getByRole('paragraph')).toHaveCount(3);
  await desk.saved();
});
