import { expect, test } from '../fixtures/desk.ts';
import { NewsroomWindow } from '../pages/newsroom.ts';

test('closing the window and opening it again brings back the text, the member and the place', async ({ openDesk }) => {
  const first = await openDesk();
  const { desk } = first;
  await desk.newStory('snow', { writtenIn: 'Kazakh', publishIn: ['Kazakh'] });
  await desk.write('Қар ерте жауды', 'Жолдар жабылды.', 'Тауда түнімен қар жауды.', 'Екінші абзац осында.');
  // Typed and not yet said to be saved: closing the window has to see to it.
  await first.page.keyboard.type(' Соңғы сөз.');

  const again = await first.relaunch();
  const reopened = new NewsroomWindow(again.page);
  await expect(reopened.headline).toHaveValue('Қар ерте жауды');
  await expect(reopened.body).toContainText('Тауда түнімен қар жауды.');
  await expect(reopened.body).toContainText('Соңғы сөз.');
  await reopened.saved();
  await again.page.keyboard.type('Х');
  await expect(reopened.body).toContainText(/Екінші.*Х|Х.*Екінші/u);
});

test('a used profile opens its last newsroom without being told', async ({ openDesk, launch }) => {
  const first = await openDesk();
  const { desk } = first;
  await desk.goTo('Settings');
  await first.page.waitForTimeout(600);
  await first.close();
  const again = await launch({ profile: first.profile });
  await expect(again.page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
});
