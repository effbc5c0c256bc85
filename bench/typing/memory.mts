import type { Page } from 'playwright';
import { openStory, toDesk } from './open-stories.mts';
import { typistAt } from './type-keys.mts';

/** An hour of somebody who writes 40 words a minute, in keys. */
const hourOfKeys = Number(process.env.HOUR_OF_KEYS ?? 12_000);
const storyOpenings = Number(process.env.STORY_OPENINGS ?? 500);

/** How much more memory the page's scripts hold after an hour's worth of typing and many stories opened, in megabytes. */
export async function growthOfHeap(page: Page, sluglines: readonly string[]): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  await session.send('Performance.enable');
  const heap = async (): Promise<number> => {
    for (let time = 0; time < 3; time += 1) await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN;
  };
  const open = async (count: number): Promise<void> => {
    for (let at = 0; at < count; at += 1) {
      await toDesk(page);
      await openStory(page, sluglines[at % sluglines.length] ?? '');
    }
  };
  const type = async (keys: number): Promise<void> => {
    await toDesk(page);
    await openStory(page, sluglines[0] ?? '');
    const typist = await typistAt(page, '[role="textbox"][aria-label="Body"]');
    await typist.place('middle');
    await typist.type(keys);
  };
  // What is kept on purpose, as the last steps that can be undone, is there before it counts.
  await open(30);
  await type(600);
  await toDesk(page);
  await page.waitForTimeout(3_000);
  const before = await heap();
  await type(hourOfKeys);
  await open(storyOpenings);
  await toDesk(page);
  await page.waitForTimeout(3_000);
  return ((await heap()) - before) / 1024 / 1024;
}
