import type { Launched } from '../fixtures/app.ts';
import { expect, test } from '../fixtures/desk.ts';
import { NewsroomWindow } from '../pages/newsroom.ts';

test('everything that said "Saved" is there after every process was killed', async ({ openDesk, launch }) => {
  const first = await openDesk();
  const { desk, newsroom } = first;
  let running: Launched = first;
  await desk.newStory('pulled-plug', { publishIn: ['English'] });
  await desk.headline.fill('The plug is pulled');
  await desk.writeBody('First sentence.');
  await desk.saved();

  for (const round of [1, 2, 3]) {
    const window = new NewsroomWindow(running.page);
    await window.writeBody(` Round ${round}.`);
    await expect(window.saveState).toHaveText(/^(Saving|Not saved|Saved)/u);
    await running.page.waitForTimeout(300);
    await window.saved();
    const profile = running.profile;
    await running.kill();
    running = await launch({ newsroom, profile });
    const reopened = new NewsroomWindow(running.page);
    await expect(reopened.headline).toHaveValue('The plug is pulled');
    for (let before = 1; before <= round; before += 1) {
      await expect(reopened.body).toContainText(`Round ${before}.`);
    }
  }
});
