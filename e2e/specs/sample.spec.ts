import { expect, test } from '../fixtures/app.ts';
import { NewsroomWindow } from '../pages/newsroom.ts';

test('the sample newsroom has people of each role and work for every one of them', async ({ launch }) => {
  const { page, complaints } = await launch();
  const desk = new NewsroomWindow(page);
  await desk.openSample(/^Dina Sarsen, journalist, translator, editor$/u);
  for (const section of ['Source changed', 'To translate', 'To edit', 'Ready to publish']) {
    await expect(desk.section(section).getByRole('link').first()).toBeVisible();
  }
  await desk.switchTo(/^Roman .*, journalist$/u);
  await expect(desk.section('Sent back').getByRole('link')).not.toHaveCount(0);
  await desk.switchTo(/^Maksat .*, translator$/u);
  await desk.openFrom('Source changed', 'caspian-port');
  await expect(page.getByRole('group', { name: /^Source changed, paragraph/u })).toHaveCount(2);
  await desk.goTo('Published');
  await expect(page.getByRole('link', { name: 'saiga-count' })).toBeVisible();
  expect(complaints).toEqual([]);
});

test('a newsroom is created from the welcome screen, with its languages and roles', async ({ launch, folder }) => {
  const { page } = await launch({ env: { HOME: folder, XDG_CONFIG_HOME: folder } });
  await page.getByRole('button', { name: 'Create a newsroom…' }).click();
  await page.getByRole('textbox', { name: 'Newsroom name' }).fill('Дала хабаршысы');
  await page.getByRole('textbox', { name: 'Your name' }).fill('Сәуле Қасым');
  await page.getByRole('group', { name: 'Languages' }).getByRole('checkbox', { name: 'Kyrgyz' }).check();
  await page.getByRole('group', { name: 'Your roles' }).getByRole('checkbox', { name: 'Editor' }).uncheck();
  await page.getByRole('button', { name: 'Create newsroom' }).click();
  const desk = new NewsroomWindow(page);
  await desk.signIn('Сәуле Қасым, journalist, translator');
  await page.getByRole('button', { name: 'New story' }).click();
  await expect(page.getByRole('group', { name: 'Publish in' }).getByRole('checkbox')).toHaveCount(4);
});
