import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../fixtures/desk.ts';
import { dropFiles, photograph, secretPlace } from '../fixtures/pictures.ts';

test('Markdown has its pictures in a folder beside it, cut, with their words, and pasted back is those words', async ({
  openDesk,
  folder,
}) => {
  const { app, desk, page } = await openDesk();
  await desk.newStory('port', { writtenIn: 'Russian', publishIn: ['Russian'] });
  await desk.headline.fill('Порт закрыт');
  await desk.writeBody('Суда ждут на рейде.', 'Ветер стихает.');
  const at = await desk.body.getByText('Ветер').boundingBox();
  if (!at) throw new Error('There is no second paragraph.');
  await dropFiles(page, { x: at.x + at.width / 2, y: at.y + 4 }, [
    { name: 'port.jpg', type: 'image/jpeg', bytes: await photograph(page) },
  ]);
  const panel = page.getByRole('group', { name: 'Picture', exact: true });
  await panel.getByRole('textbox', { name: 'Alternative text' }).fill('Кран в порту');
  await panel.getByRole('textbox', { name: 'Credit' }).fill('Фото: Дина');
  await panel.getByRole('button', { name: 'Crop…' }).click();
  const crop = page.getByRole('dialog', { name: 'Crop the picture' });
  await crop.getByRole('button', { name: '1:1' }).click();
  await crop.getByRole('button', { name: 'Apply' }).click();
  await panel.getByRole('button', { name: 'Done' }).click();
  await desk.saved();

  const exportTo = async (format: string, file: string): Promise<string> => {
    const path = join(folder, file);
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath });
    }, path);
    await page.keyboard.press('ControlOrMeta+Shift+e');
    const dialog = page.getByRole('dialog', { name: 'Export' });
    await dialog.getByRole('combobox', { name: 'Format' }).selectOption(format);
    await dialog.getByRole('button', { name: 'Export', exact: true }).click();
    await expect(page.getByText(`Exported to ${path}.`)).toBeVisible();
    return path;
  };

  const markdown = readFileSync(await exportTo('Markdown', 'port.md'), 'utf8');
  const [, name = ''] = /!\[Кран в порту\]\(pictures\/([0-9a-f]{16}\.jpg)\)\\\nФото: Дина\n/u.exec(markdown) ?? [];
  expect(name, markdown).not.toBe('');
  expect(readdirSync(join(folder, 'pictures'))).toEqual([name]);
  const file = readFileSync(join(folder, 'pictures', name));
  expect(file.includes(secretPlace)).toBe(false);
  const sidesOf = (bytes: Buffer) =>
    page.evaluate(async (coded) => {
      const blob = new Blob([Uint8Array.from(atob(coded), (letter) => letter.charCodeAt(0))]);
      const { width, height } = await createImageBitmap(blob);
      return { width, height };
    }, bytes.toString('base64'));
  expect(await sidesOf(file)).toEqual({ width: 800, height: 800 });
  // Once more, under another name: the picture is there already.
  await exportTo('Markdown', 'again.md');
  expect(readdirSync(join(folder, 'pictures'))).toEqual([name]);

  // The web page has the same cut file within, whole.
  const html = readFileSync(await exportTo('Web page', 'port.html'), 'utf8');
  const [, coded = ''] =
    /src="data:image\/jpeg;base64,([^"]+)" alt="Кран в порту" width="800" height="800"/u.exec(html) ?? [];
  expect(Buffer.from(coded, 'base64').equals(file)).toBe(true);
  expect(html).not.toContain('class="crop"');
  expect(existsSync(join(folder, 'port.html.new'))).toBe(false);

  await desk.goTo('My desk');
  await desk.newStory('pasted', { writtenIn: 'Russian', publishIn: ['Russian'] });
  await desk.body.click();
  await app.evaluate(({ clipboard }, text) => clipboard.writeText(text), markdown);
  await page.keyboard.press('ControlOrMeta+v');
  await expect(desk.body.locator('> *')).toHaveText([
    'Порт закрыт',
    'root',
    'Суда ждут на рейде.',
    'Фото: Дина',
    'Ветер стихает.',
  ]);
});
