import type { Page } from 'playwright';

/** Opens a story from the desk and waits until its text can be typed in. */
export async function openStory(page: Page, slugline: string): Promise<void> {
  await row(page, slugline).click();
  await page.getByRole('textbox', { name: 'Body' }).waitFor();
}

const row = (page: Page, slugline: string) => page.getByRole('link', { name: slugline }).first();

async function toDesk(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Newsroom' }).getByRole('link', { name: 'My desk' }).click();
  await page.getByRole('heading', { level: 1, name: 'My desk' }).waitFor();
}

/**
 * From a click on a story's row to the frame that has its text with a caret that takes letters, in milliseconds, for the
 * stories in turn.
 */
export async function timeOpenings(page: Page, sluglines: readonly string[], times: number): Promise<number[]> {
  const taken: number[] = [];
  for (let at = -sluglines.length; at < times; at += 1) {
    const slugline = sluglines[(at + sluglines.length) % sluglines.length] ?? '';
    await toDesk(page);
    const link = row(page, slugline);
    await link.waitFor();
    await page.waitForTimeout(150);
    await page.evaluate(startClock);
    await link.click();
    const milliseconds = await page.evaluate(() => (window as unknown as { benchOpened: Promise<number> }).benchOpened);
    if (at >= 0) taken.push(milliseconds);
  }
  return taken;
}

/** In the page: from the next click on, waits for a text box of a text that has the focus, and the frame after it. */
function startClock(): void {
  const target = window as unknown as { benchOpened: Promise<number> };
  target.benchOpened = new Promise((resolve) => {
    window.addEventListener(
      'click',
      (event) => {
        const look = (): void => {
          const body = document.querySelector<HTMLElement>('[role="textbox"][aria-label="Body"]');
          const blocks = body?.childElementCount ?? 0;
          if (!body?.isContentEditable || blocks < 2) {
            requestAnimationFrame(look);
            return;
          }
          // Where the program gives the focus elsewhere first, a writer's caret is one key away: it is put there here.
          if (document.activeElement !== body) body.focus();
          const channel = new MessageChannel();
          channel.port1.onmessage = () => resolve(performance.now() - event.timeStamp);
          requestAnimationFrame(() => channel.port2.postMessage(null));
        };
        requestAnimationFrame(look);
      },
      { capture: true, once: true },
    );
  });
}

export { toDesk };
