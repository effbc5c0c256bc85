import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron } from 'playwright';
import { readLaunchInfo } from './support/launch-info.mts';
import { makeNewsroom } from './support/make-newsroom.mts';
import { median, report } from './support/report.mts';

/**
 * Launch to a usable desk over 20,000 stories, against launch to an empty Electron window in the same run. Both are timed
 * by the same driver from before the process starts to the heading being on the screen; the desk must have its rows too.
 */

const rounds = Number(process.env.ROUNDS ?? 9);
const stories = Number(process.env.STORIES ?? 20_000);
const folder = mkdtempSync(join(tmpdir(), 'dragoman-startup-'));
const newsroom = join(folder, 'big.newsroom');
const info = readLaunchInfo();
const emptyApp = fileURLToPath(new URL('./empty-window', import.meta.url));

interface Launched {
  readonly milliseconds: number;
}

async function time(args: readonly string[], env: Record<string, string>, ready: 'empty' | 'desk'): Promise<Launched> {
  const start = performance.now();
  const app = await _electron.launch({
    executablePath: info.executablePath,
    args: [...args],
    env: { ...(process.env as Record<string, string>), ...info.env, ...env },
  });
  try {
    const page = await app.firstWindow();
    await page.getByRole('heading', { level: 1, name: 'My desk' }).waitFor();
    if (ready === 'desk') await page.getByRole('region').first().getByRole('link').first().waitFor();
    return { milliseconds: performance.now() - start };
  } finally {
    await app.close();
  }
}

const sandboxArgs = info.args.filter((arg) => arg.startsWith('--'));
const appFolder = info.args.filter((arg) => !arg.startsWith('--'));

async function desk(profile: string): Promise<number> {
  const args = [...sandboxArgs, `--user-data-dir=${profile}`, ...appFolder];
  return (await time(args, { DRAGOMAN_NEWSROOM: newsroom }, 'desk')).milliseconds;
}

async function empty(profile: string): Promise<number> {
  return (await time([...sandboxArgs, `--user-data-dir=${profile}`, emptyApp], {}, 'empty')).milliseconds;
}

/** Signs in once, so that the launches that are measured come back to the desk as a used profile does. */
async function signInOnce(profile: string): Promise<void> {
  const app = await _electron.launch({
    executablePath: info.executablePath,
    args: [...sandboxArgs, `--user-data-dir=${profile}`, ...appFolder],
    env: { ...(process.env as Record<string, string>), ...info.env, DRAGOMAN_NEWSROOM: newsroom },
  });
  const page = await app.firstWindow();
  await page.getByRole('button', { name: /journalist, translator, editor/u }).click();
  await page.getByRole('heading', { level: 1, name: 'My desk' }).waitFor();
  // The place is written to the profile shortly after it changes.
  await page.waitForTimeout(1_500);
  await app.close();
}

try {
  // Made where syncing costs nothing, measured where it does.
  const making = join(existsSync('/dev/shm') ? mkdtempSync('/dev/shm/dragoman-startup-') : folder, 'making.newsroom');
  await makeNewsroom(making, stories);
  copyFileSync(making, newsroom);
  rmSync(dirname(making) === folder ? making : dirname(making), { recursive: true });
  const deskProfile = join(folder, 'desk-profile');
  const emptyProfile = join(folder, 'empty-profile');
  await signInOnce(deskProfile);
  await desk(deskProfile);
  await empty(emptyProfile);
  const desks: number[] = [];
  const empties: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    empties.push(await empty(emptyProfile));
    desks.push(await desk(deskProfile));
  }
  report('startup.stories', stories, 'stories', null);
  report('startup.empty_ms', median(empties), 'ms', null);
  report('startup.desk_ms', median(desks), 'ms', null);
  report('startup.ratio', median(desks) / median(empties), 'ratio', 1.6);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
