import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import type { Launched } from '../fixtures/app.ts';
import { projectFolder } from '../fixtures/launch-info.ts';

const folder = join(projectFolder, 'docs', 'screenshots');
mkdirSync(folder, { recursive: true });

/** To the size of all pictures. */
export async function resize(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0];
    window?.setContentSize(1_360, 850);
  });
}

/** The window as it is now, in light and in dark. */
export async function picture({ page }: Pick<Launched, 'page'>, name: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await page.waitForTimeout(250);
    await page.screenshot({ path: join(folder, `${name}-${theme}.png`), animations: 'disabled', caret: 'initial' });
  }
}
