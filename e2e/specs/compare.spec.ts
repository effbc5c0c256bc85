import { type AtDesk, expect, test } from '../fixtures/desk.ts';

const paragraphs = [
  'Земснаряд начинает работу до рассвета, пока вода в гавани ровная.',
  'С января он поднял 1,2 миллиона кубометров ила.',
  'Порт ждёт новых судов и углубляет дно второй раз за год.',
  'Капитаны говорят, что осадка уменьшилась на полметра.',
];

/** Moves the last paragraph of the newest story to the top, as a paste of whole paragraphs would. */
async function moveLastFirst(): Promise<void> {
  const list = await window.dragoman.call('stories.list', { show: 'all', text: '', offset: 0, limit: 1 });
  const editionId = (list.ok ? list.value.rows[0]?.editions[0]?.id : undefined) ?? '';
  const view = await window.dragoman.call('editions.open', { editionId });
  if (!view.ok) throw new Error(view.error.message);
  const ids = view.value.content.blocks.map((block) => block.id);
  const order = [...ids.slice(-1), ...ids.slice(0, -1)];
  const saved = await window.dragoman.call('editions.save', {
    editionId,
    baseRevision: view.value.revision,
    sourceRevision: null,
    order,
  });
  if (!saved.ok) throw new Error(saved.error.message);
}

/** A story whose second version has other words, a word in bold and a paragraph in another place. */
async function writeTwoVersions({ desk, page }: AtDesk): Promise<void> {
  await desk.newStory('caspian-level', { writtenIn: 'Russian', publishIn: ['Russian'] });
  await desk.write('Каспий снова мелеет', 'Порты углубляют дно.', ...paragraphs);
  await desk.submit();
  await desk.replaceParagraph('Порт ждёт новых', 'Порт долго ждал новых судов и углубляет дно второй раз за год.');
  await desk.body.getByText('С января он поднял').dblclick({ position: { x: 30, y: 8 } });
  await page.keyboard.press('ControlOrMeta+b');
  await expect(desk.body.locator('strong')).toHaveCount(1);
  await desk.saved();
  await page.evaluate(moveLastFirst);
}

test('two versions are compared by words, formats and places, in one text and side by side', async ({ openDesk }) => {
  const running = await openDesk();
  const { desk, page, complaints } = running;
  await writeTwoVersions(running);
  const comparison = await desk.openRevision();
  const submitted = page.getByRole('combobox', { name: 'Compare with' }).locator('option', { hasText: 'submitted' });
  await page
    .getByRole('combobox', { name: 'Compare with' })
    .selectOption((await submitted.getAttribute('value')) ?? 'missing');

  // Whole words, Cyrillic too, and not whole paragraphs: the exact comparison, made in its thread.
  await expect(comparison.locator('del').filter({ hasText: 'ждёт' })).toHaveText('ждёт');
  await expect(comparison.locator('ins').filter({ hasText: 'ждал' })).toHaveText('долго ждал');
  await expect(comparison.getByText('Now bold:')).toBeVisible();
  await expect(comparison.locator('[data-reformatted] strong')).toHaveCount(1);
  await expect(comparison.getByText(/^Moved (here|further)/u).first()).toBeVisible();

  const changes = await comparison.locator('[data-change]').count();
  await expect(page.getByText(new RegExp(`, ${changes} changes$`, 'u'))).toBeVisible();
  await page.keyboard.press('n');
  await expect(page.getByRole('status', { name: 'Change' })).toHaveText(`1 of ${changes}`);
  await page.keyboard.press('F8');
  await expect(page.getByRole('status', { name: 'Change' })).toHaveText(`2 of ${changes}`);
  await page.keyboard.press('p');
  await expect(page.getByRole('status', { name: 'Change' })).toHaveText(`1 of ${changes}`);

  await page.getByRole('button', { name: 'Side by side' }).click();
  const removed = await comparison.locator('del').filter({ hasText: 'ждёт' }).boundingBox();
  const added = await comparison.locator('ins').filter({ hasText: 'ждал' }).boundingBox();
  expect(removed?.x).toBeLessThan(added?.x ?? 0);
  expect(Math.abs((removed?.y ?? 0) - (added?.y ?? 0))).toBeLessThan(40);
  await expect(comparison.getByText('As it is now', { exact: false })).toBeVisible();
  await expect(comparison.getByText('Каспий снова мелеет')).toHaveCount(2);

  await page.getByRole('button', { name: 'Swap' }).click();
  await expect(comparison.locator('ins').filter({ hasText: 'ждёт' })).toHaveText('ждёт');
  await expect(comparison.locator('del').filter({ hasText: 'ждал' })).toHaveText('долго ждал');
  await expect(comparison.locator('p:not([aria-hidden])', { hasText: 'No longer bold:' })).toBeVisible();

  await page.getByRole('button', { name: 'Inline' }).click();
  await page.keyboard.press('Escape');
  await expect(desk.body).toBeVisible();
  expect(complaints).toEqual([]);
});

test('all that changed in a source since it was translated is shown in one text', async ({ openDesk }) => {
  const { desk, page } = await openDesk();
  await desk.newStory('caspian-level', { writtenIn: 'English', publishIn: ['English', 'Russian'] });
  await desk.write(
    'The Caspian falls again',
    'Ports dredge.',
    'The dredger starts before dawn.',
    'The level has fallen.',
  );
  await desk.button('Submit');
  await desk.edition('Russian');
  await desk.translate(
    'Каспий снова мелеет',
    'Порты углубляют дно.',
    'Земснаряд начинает до рассвета.',
    'Уровень упал.',
  );
  await desk.edition('English');
  await desk.replaceParagraph('The level has fallen', 'The level has fallen by two metres.');
  await desk.saved();
  await desk.edition('Russian');
  await expect(desk.staleMark(2)).toBeVisible();

  await page.getByRole('button', { name: 'Compare the source with what was translated' }).click();
  const comparison = desk.comparison;
  await expect(comparison.locator('ins')).toHaveText([/by two metres/u]);
  await expect(comparison.locator('del')).toHaveCount(0);
  await expect(comparison).toContainText('The dredger starts before dawn.');
  await page.keyboard.press('Escape');
  await expect(desk.staleMark(2)).toBeVisible();

  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('option', { name: 'Compare the source with what was translated' }).click();
  await expect(comparison.locator('ins')).toHaveCount(1);
});
