import { expect, test } from '../fixtures/desk.ts';
import { openNewWindow } from '../fixtures/new-window.ts';
import { NewsroomWindow } from '../pages/newsroom.ts';

test('a window that takes over shows what was typed in the other to the last word, and gives it back', async ({
  openDesk,
}) => {
  const { desk: first, app, page } = await openDesk();
  await first.newStory('strike', { publishIn: ['English'] });
  await first.write('Strike', 'At the port.', 'The cranes stand still.');

  const opened = await openNewWindow(app);
  const second = new NewsroomWindow(opened);
  await opened.getByRole('link', { name: 'strike' }).first().click();
  await expect(second.body).toContainText('The cranes stand still.');
  await expect(opened.getByText('You have this open in another window.')).toBeVisible();
  await expect(second.body).toHaveAttribute('contenteditable', 'false');

  await first.writeBody(' Nobody knows why.');
  await second.button('Take over');
  await expect(second.body).toHaveAttribute('contenteditable', 'true');
  await expect(second.body).toHaveText('The cranes stand still. Nobody knows why.');
  await expect(first.body).toHaveAttribute('contenteditable', 'false');
  await expect(page.getByText('You have this open in another window.')).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);

  await second.writeBody(' Talks go on.');
  await second.saved();
  await expect(first.body).toHaveText('The cranes stand still. Nobody knows why. Talks go on.');
  await second.inspector('History');
  await expect(second.revisions.filter({ hasText: /taken over|takeover/iu })).toHaveCount(1);

  // Typed and not yet saved: closing sees to it, and the first window goes on from there.
  await second.writeBody(' Until tonight.');
  await app.evaluate(({ BrowserWindow }) => {
    const windows = BrowserWindow.getAllWindows();
    windows
      .sort((left, right) => left.id - right.id)
      .at(-1)
      ?.close();
  });
  await expect(first.body).toHaveAttribute('contenteditable', 'true');
  await expect(first.body).toContainText('Until tonight.');
  await first.writeBody(' All clear.');
  await first.saved();
  await expect(first.body).toContainText(
    'The cranes stand still. Nobody knows why. Talks go on. Until tonight. All clear.',
  );
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a window whose text cannot be saved asks before it closes', async ({ openDesk }) => {
  const { desk, app, page } = await openDesk();
  await desk.newStory('flood', { publishIn: ['English'] });
  await desk.write('Flood', 'In the valley.', 'The river rose.');
  await app.evaluate(({ BrowserWindow, dialog, ipcMain }) => {
    const asked: string[] = [];
    Object.assign(globalThis, { asked });
    Object.assign(dialog, {
      showMessageBox: async (_window: unknown, { message }: { message: string }) => {
        asked.push(message);
        return { response: 0, checkboxChecked: false };
      },
    });
    ipcMain.removeHandler('editions.save');
    ipcMain.handle('editions.save', () => ({ ok: false, error: { code: 'disk-full', message: 'Full.', data: {} } }));
    BrowserWindow.getAllWindows()[0]?.focus();
  });
  await desk.writeBody(' Fast.');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect
    .poll(() => app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked))
    .toEqual(['Not everything is saved.']);
  await expect(desk.body).toContainText('The river rose. Fast.');
  await expect(page.getByRole('alert')).toContainText('The disk is full.');
});
