import { expect, test } from '../fixtures/desk.ts';
import { NewsroomWindow } from '../pages/newsroom.ts';

test('a story without a headline, or with a body of one space, is not submitted and keeps its text', async ({
  openDesk,
}) => {
  const { desk, page } = await openDesk();
  await desk.newStory('no-headline', { publishIn: ['English'] });
  await desk.writeBody('A body without a headline.');
  await desk.button('Submit');
  await expect(page.getByRole('alert')).toContainText(/headline/iu);
  await expect(desk.stage).toHaveText('Draft');
  await expect(desk.body).toContainText('A body without a headline.');

  await desk.headline.fill('Now there is one');
  await desk.body.click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(' ');
  await desk.button('Submit');
  await expect(page.getByRole('alert')).toContainText(/body/iu);
  await expect(desk.headline).toHaveValue('Now there is one');
});

test('a slugline may hold emoji, and one of 10,000 characters is refused with the text still there', async ({
  openDesk,
}) => {
  const { desk, page } = await openDesk();
  await page.getByRole('button', { name: 'New story' }).click();
  const dialog = page.getByRole('dialog', { name: 'New story' });
  const slugline = dialog.getByRole('textbox', { name: 'Slugline' });
  const long = 'x'.repeat(10_000);
  await slugline.fill(long);
  await dialog.getByRole('button', { name: 'Create story' }).click();
  await expect(dialog.getByRole('alert')).toContainText('120');
  await expect(slugline).toHaveValue(long);
  await slugline.fill('   ');
  await dialog.getByRole('button', { name: 'Create story' }).click();
  await expect(dialog.getByRole('alert')).toContainText(/slugline/iu);
  await slugline.fill('🐪 верблюды 🏜️');
  await dialog.getByRole('button', { name: 'Create story' }).click();
  await desk.write('Camels', 'Many.', 'There are forty.');
  await desk.button('Submit');
  await desk.approve();
  await desk.publish();
});

test('a paste of 2 MB is taken whole, saved, and the window still answers', async ({ openDesk }) => {
  test.setTimeout(120_000);
  const { desk, app, page, relaunch } = await openDesk();
  await desk.newStory('long-report', { publishIn: ['English'] });
  const paragraph = 'Каспий отступает, и порт углубляет дно. '.repeat(25);
  const text = Array.from({ length: 1_150 }, (_, index) => `${index}: ${paragraph}`).join('\n\n');
  expect(Buffer.byteLength(text)).toBeGreaterThan(2_000_000);
  await app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text);
  await desk.body.click();
  await page.keyboard.press('ControlOrMeta+v');
  await expect(desk.body).toContainText('1149: Каспий', { timeout: 30_000 });
  await page.keyboard.type('Конец.');
  await expect(desk.saveState).toHaveText(/^Saved/u, { timeout: 30_000 });
  const again = await relaunch();
  await expect(new NewsroomWindow(again.page).body).toContainText('Конец.', { timeout: 30_000 });
});

test('what the interface does not offer, the core refuses, and says who could', async ({ launch }) => {
  const { page } = await launch();
  await new NewsroomWindow(page).openSample(/^Aigerim Bekova/u);
  const replies = await page.evaluate(async () => {
    const list = await window.dragoman.call('stories.list', {
      show: 'all',
      text: 'rate-decision',
      offset: 0,
      limit: 1,
    });
    if (!list.ok) throw new Error(list.error.message);
    const edition = list.value.rows[0]?.editions.find((one) => one.stage === 'edit');
    const editionId = edition?.id ?? '';
    return {
      approve: await window.dragoman.call('editions.act', { editionId, action: 'approve' }),
      publish: await window.dragoman.call('editions.act', { editionId, action: 'publish' }),
    };
  });
  expect(replies.approve).toMatchObject({
    ok: false,
    error: { code: 'refused', data: { code: 'not-allowed', who: ['editor'] } },
  });
  expect(replies.publish).toMatchObject({ ok: false, error: { code: 'refused', data: { code: 'wrong-stage' } } });
});
