import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/desk.ts';
import { TimelinePart } from '../pages/timeline.ts';

/** What a paste would bring, read as any page may: by pasting. */
async function clipboardOf(page: Page): Promise<{ readonly text: string; readonly html: string }> {
  await page.evaluate(() => {
    const field = document.createElement('textarea');
    field.id = 'pasted';
    field.addEventListener('paste', (event) => {
      event.preventDefault();
      const get = (type: string): string => event.clipboardData?.getData(type) ?? '';
      field.value = JSON.stringify({ text: get('text/plain'), html: get('text/html') });
    });
    document.body.append(field);
    field.focus();
  });
  await page.keyboard.press('ControlOrMeta+KeyV');
  const field = page.locator('#pasted');
  await expect(field).not.toHaveValue('');
  const pasted = JSON.parse(await field.inputValue());
  await field.evaluate((element) => element.remove());
  return pasted;
}

test('a story is gone through, named, copied out of and restored from its timeline', async ({ openDesk }) => {
  const { desk, page, complaints } = await openDesk();
  const timeline = new TimelinePart(page);
  await desk.newStory('aral-fishing', { writtenIn: 'English', publishIn: ['English', 'Russian'] });

  // A story saved once says so.
  await timeline.open();
  await expect(timeline.slider).toHaveAttribute('aria-valuemax', '1');
  await expect(timeline.view.getByText('This story has been saved once.')).toBeVisible();
  await expect(timeline.text.getByText('There was no text yet.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(timeline.view).toBeHidden();

  await desk.write(
    'Fishing boats return to the northern Aral',
    'The first catch in years comes ashore.',
    'The boats left before sunrise.',
    'By noon they had landed 12 tonnes of pike perch.',
    'The cooperative has 40 members.',
  );
  await desk.submit();

  await desk.edition('Russian');
  await desk.translate(
    'Рыбацкие лодки возвращаются на Северный Арал',
    'Первый за годы улов.',
    'Лодки вышли до рассвета.',
    'К полудню они привезли 12 тонн судака.',
    'В кооперативе 40 человек.',
  );
  await desk.sendToEdit();
  await desk.sendBack('Проверьте вес улова.');
  await expect(desk.stage).toHaveText('Translation');
  await desk.translateParagraph(2, ' Взвешивали на берегу.');
  await desk.saved();
  await desk.button('Send to edit');
  await desk.approve();
  await desk.publish();

  await desk.edition('English');
  await desk.replaceParagraph('By noon they had landed', 'By noon they had landed very little.');
  await desk.saved();
  await desk.replaceParagraph('The cooperative has 40 members.', 'The cooperative has closed.');
  await desk.saved();

  // Milestones of both editions by key, the text of whichever they belong to.
  await timeline.open();
  await expect(timeline.slider).toHaveAttribute('aria-valuetext', /^Revision \d+, .+, \d\d:\d\d, in edit, English$/u);
  await expect(timeline.text.locator('ins')).toHaveText('closed');
  await timeline.slider.press('PageUp');
  await expect(timeline.slider).toHaveAttribute('aria-valuetext', /in published, Russian, published$/u);
  await expect(timeline.text).toContainText('Взвешивали на берегу.');
  await timeline.slider.press('Control+ArrowLeft');
  await expect(timeline.slider).toHaveAttribute('aria-valuetext', /in approved, Russian, approved$/u);
  await timeline.backTo(/in translation, Russian, sent back$/u);
  await expect(timeline.view.getByText('“Проверьте вес улова.”')).toBeVisible();
  await expect(timeline.text).not.toContainText('Взвешивали на берегу.');

  // The other edition at the same instant, and back.
  await timeline.slider.press('ArrowUp');
  await expect(timeline.slider).toHaveAttribute('aria-valuetext', /in edit, English/u);
  await expect(timeline.text).toContainText('By noon they had landed 12 tonnes');
  await timeline.view.getByRole('radio', { name: 'Russian' }).check({ force: true });
  await expect(timeline.text).toContainText('К полудню они привезли 12 тонн судака.');

  // Save by save, with what came marked.
  await timeline.slider.press('ArrowRight');
  await expect(timeline.text.locator('ins')).toContainText('Взвешивали');
  await timeline.view.getByRole('checkbox', { name: 'Show changes' }).uncheck();
  await expect(timeline.text.locator('ins')).toHaveCount(0);
  await timeline.view.getByRole('checkbox', { name: 'Show changes' }).check();

  // Played from the beginning to the end, where it stops.
  await timeline.slider.press('Home');
  expect(await timeline.moment()).toBe(1);
  await timeline.view.getByRole('combobox', { name: 'Speed' }).selectOption('256');
  await timeline.slider.focus();
  await page.keyboard.press('Space');
  const last = Number(await timeline.slider.getAttribute('aria-valuemax'));
  await expect.poll(() => timeline.moment()).toBe(last);
  await expect(timeline.view.getByRole('button', { name: 'Play' })).toBeVisible();

  // The original as it was submitted: named, and found again by that in the list of revisions.
  await timeline.backTo(/in edit, English, submitted$/u);
  await timeline.view.getByRole('button', { name: 'Name this revision…' }).click();
  await page.keyboard.type('As filed');
  await page.keyboard.press('Enter');
  await expect(timeline.slider).toHaveAttribute('aria-valuetext', /named As filed$/u);
  await desk.inspector('History');
  const named = page.getByRole('list', { name: 'Revisions' }).getByRole('listitem', { name: /, submit,/u });
  await expect(named).toContainText('As filed');

  // Copied whole, and in part, clean.
  await timeline.view.getByRole('button', { name: 'Copy' }).click();
  await expect(page.getByText(/^Revision \d+ is on the clipboard\.$/u)).toBeVisible();
  const whole = await clipboardOf(page);
  expect(whole.text).toContain('Fishing boats return to the northern Aral\n\nThe first catch');
  expect(whole.html).toContain('<h1>Fishing boats return to the northern Aral</h1>');
  expect(whole.html).toContain('<p>By noon they had landed 12 tonnes of pike perch.</p>');
  await timeline.text.getByText('The boats left before sunrise.').click({ clickCount: 3 });
  await page.keyboard.press('ControlOrMeta+KeyC');
  await expect.poll(async () => (await clipboardOf(page)).text.trim()).toBe('The boats left before sunrise.');
  expect((await clipboardOf(page)).html).not.toMatch(/style|class/u);

  // One paragraph comes back; the other stays as it is now.
  const paragraph = timeline.text.locator('div', { hasText: 'By noon they had landed 12 tonnes' }).last();
  await paragraph.hover();
  await paragraph.getByRole('button', { name: 'Restore this paragraph' }).click();
  await expect(page.getByText(/^The paragraph is again as in revision \d+\./u)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(desk.body).toContainText('By noon they had landed 12 tonnes of pike perch.');
  await expect(desk.body).toContainText('The cooperative has closed.');
  await expect(desk.revisions.first()).toContainText(/Paragraph from revision \d+/u);

  // Compared with the text now, and back to the same moment.
  await timeline.open();
  await timeline.backTo(/named As filed$/u);
  await timeline.view.getByRole('button', { name: 'Compare with now' }).click();
  await expect(desk.comparison.locator('ins')).toContainText(['closed']);
  await page.getByRole('button', { name: 'Back to the timeline' }).click();
  await expect(timeline.slider).toHaveAttribute('aria-valuetext', /named As filed$/u);

  // The whole comes back, and that is undone.
  await timeline.view.getByRole('button', { name: 'Restore this revision' }).click();
  await expect(timeline.view).toBeHidden();
  await expect(desk.body).toContainText('The cooperative has 40 members.');
  await page.getByRole('button', { name: 'Undo the restore' }).click();
  await expect(desk.body).toContainText('The cooperative has closed.');
  await expect(desk.body).toContainText('12 tonnes');

  // In the published translation nothing can be restored, and it says why.
  await timeline.open();
  await timeline.view.getByRole('radio', { name: 'Russian' }).check({ force: true });
  await timeline.view.getByRole('button', { name: 'Open the Russian edition' }).click();
  await expect(page.getByRole('tab', { name: 'Russian', selected: true })).toBeVisible();
  await timeline.backTo(/Russian, sent back$/u);
  const refused = timeline.view.getByRole('button', { name: 'Restore this revision' });
  await expect(refused).toHaveAttribute('aria-disabled', 'true');
  await expect(refused).toHaveAttribute('title', /^Published\./u);
  expect(complaints).toEqual([]);
});
