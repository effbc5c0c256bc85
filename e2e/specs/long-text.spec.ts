import type { Locator } from '@playwright/test';
import { expect, test } from '../fixtures/desk.ts';
import { markedWords } from '../pages/marks.ts';
import { NewsroomWindow } from '../pages/newsroom.ts';

const sentence = 'Земснаряд начинает работу до рассвета, пока ветер из степи ещё слаб и вода лежит ровно, как сланец. ';
const paragraphs = Array.from({ length: 160 }, (_, at) => `Абзац ${at + 1}: ${sentence.repeat(1 + (at % 4))}`.trim());

/** Where on the screen something stands, looked at in every frame for a second and a half. */
function placesOf(something: Locator): Promise<readonly number[]> {
  return something.evaluate(async (element) => {
    const tops = new Set<number>();
    const end = performance.now() + 1_500;
    while (performance.now() < end) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      tops.add(Math.round(element.getBoundingClientRect().top));
    }
    return [...tops];
  });
}

test('a long text stands still once it is open, at its end and in its middle', async ({ openDesk }) => {
  const first = await openDesk();
  const { desk, page } = first;
  await desk.newStory('long', { writtenIn: 'Russian', publishIn: ['Russian'] });
  await desk.headline.fill('Порт');
  await desk.body.click();
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, paragraphs.join('\n\n'));
  await expect(desk.body.locator('p')).toHaveCount(paragraphs.length);
  await desk.saved();

  await desk.goTo('My desk');
  await page.getByRole('link', { name: /long/u }).first().click();
  await desk.body.click({ position: { x: 20, y: 5 } });
  await page.keyboard.press('ControlOrMeta+End');
  const last = desk.body.locator('p').last();
  await expect(last).toBeInViewport();
  expect(await placesOf(last)).toHaveLength(1);
  await page.keyboard.type(' Канец.');
  await expect(last).toContainText('Канец.');
  const underlined = async () => (await markedWords(page, 'wrong')).map(({ word }) => word);
  await expect.poll(underlined).toContain('Канец');

  // Who comes back is where they were, at once, with what was marked there.
  await desk.saved();
  const [left] = await placesOf(last);
  await desk.goTo('My desk');
  await page.getByRole('link', { name: /long/u }).first().click();
  await expect(last).toBeInViewport();
  const back = await placesOf(last);
  expect(back).toHaveLength(1);
  expect(Math.abs((back[0] ?? 0) - (left ?? 0))).toBeLessThanOrEqual(2);
  await expect.poll(underlined).toContain('Канец');
  await page.keyboard.type(' Всё.');
  await expect(last).toContainText('Канец. Всё.');

  // The place is kept in the middle, and comes back with the window.
  const middle = desk.body.locator('p').nth(90);
  await middle.click();
  await page.keyboard.press('End');
  await desk.saved();
  const again = await first.relaunch();
  const reopened = new NewsroomWindow(again.page);
  const sameMiddle = reopened.body.locator('p').nth(90);
  await expect(sameMiddle).toBeInViewport();
  expect(await placesOf(sameMiddle)).toHaveLength(1);
  // All of it is laid out by then: each paragraph is as high as its words.
  const heights = await reopened.body
    .locator('p')
    .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().height));
  expect(new Set(heights).size).toBeGreaterThanOrEqual(3);
  expect(await reopened.body.locator('[class*="later"]').count()).toBe(0);
  await again.page.keyboard.type(' Середина.');
  await expect(sameMiddle).toContainText('Середина.');
});
