import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { readLaunchInfo } from './support/launch-info.mts';
import { median, report } from './support/report.mts';
import { wordHtml } from './support/word-html.mts';

/**
 * From the key that pastes to the frame that shows it, of a document out of Word, in the app as it is shipped: reading the
 * clipboard, cleaning, putting it into the text, drawing it.
 */

const rounds = Number(process.env.ROUNDS ?? 9);
const folder = mkdtempSync(join(tmpdir(), 'dragoman-paste-'));
const info = readLaunchInfo();

async function write(app: ElectronApplication, html: string): Promise<void> {
  await app.evaluate((electron, given) => {
    // Electron's clipboard; the browser's has the same name.
    const { clipboard } = electron as unknown as { clipboard: { write(data: Record<string, string>): void } };
    clipboard.write({ html: given, text: 'x' });
  }, html);
}

interface Watching {
  pasted?: Promise<number>;
}

/** In milliseconds. */
async function paste(page: Page): Promise<number> {
  await page.evaluate(() => {
    const watching = window as Watching;
    watching.pasted = new Promise((resolve) => {
      const onKey = ({ code, timeStamp }: KeyboardEvent): void => {
        if (code !== 'KeyV') return;
        window.removeEventListener('keydown', onKey, true);
        window.addEventListener(
          'paste',
          () => requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - timeStamp))),
          { capture: true, once: true },
        );
      };
      window.addEventListener('keydown', onKey, true);
    });
  });
  await page.keyboard.press('ControlOrMeta+v');
  return page.evaluate(() => (window as Watching).pasted ?? Number.NaN);
}

async function blocks(page: Page): Promise<number> {
  return page.evaluate(() => document.querySelectorAll('[role=textbox] > [data-block]').length);
}

/** Pastes into an empty story again and again, each time undone. */
async function measure(app: ElectronApplication, page: Page, characters: number, times: number): Promise<number[]> {
  await write(app, wordHtml(characters));
  const taken: number[] = [];
  for (let round = 0; round < times; round += 1) {
    taken.push(await paste(page));
    const count = await blocks(page);
    if (count < characters / 4_000) throw new Error(`Only ${count} blocks were pasted.`);
    await page.keyboard.press('ControlOrMeta+z');
    await page.waitForFunction(() => document.querySelectorAll('[role=textbox] > [data-block]').length === 1);
    await page.waitForTimeout(300);
  }
  return taken;
}

const app = await _electron.launch({
  executablePath: info.executablePath,
  args: [...info.args, `--user-data-dir=${join(folder, 'profile')}`],
  env: { ...(process.env as Record<string, string>), ...info.env, DRAGOMAN_NEWSROOM: join(folder, 'Paste.newsroom') },
});
try {
  const page = await app.firstWindow();
  await page.getByRole('button', { name: /journalist, translator, editor/u }).click();
  await page.getByRole('button', { name: 'New story' }).click();
  const dialog = page.getByRole('dialog', { name: 'New story' });
  await dialog.getByRole('textbox', { name: 'Slugline' }).fill('paste');
  await dialog.getByRole('button', { name: 'Create story' }).click();
  await page.getByRole('textbox', { name: 'Body' }).click();
  await measure(app, page, 30_000, 2);
  const small = await measure(app, page, 30_000, rounds);
  report('paste.word_30kb_ms', median(small), 'ms', 200);
  report('paste.word_30kb_slowest_ms', Math.max(...small), 'ms', null);
  report('paste.word_2mb_ms', median(await measure(app, page, 2_000_000, 3)), 'ms', null);
} finally {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
}
