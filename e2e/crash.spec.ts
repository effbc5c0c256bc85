import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, type Launched, test } from './fixtures/app.ts';
import { launchInfo, plainEnvironment } from './fixtures/launch-info.ts';
import { corePid } from './fixtures/processes.ts';
import { signInAsSystemUser } from './fixtures/sign-in.ts';
import { NewsroomWindow } from './pages/newsroom.ts';

const newsroom = 'Steppe.newsroom';

test('a core that was killed is started again with the same member signed in', async ({ launch }) => {
  const { app, page } = await launch({ newsroom });
  await signInAsSystemUser(page);
  const before = await corePid(app);
  const told = page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        window.dragoman.onChange(({ kind }) => resolve(kind));
      }),
  );
  process.kill(before, 'SIGKILL');
  expect(await told).toBe('core-restarted');
  const desk = await page.evaluate(() => window.dragoman.call('desk.get', {}));
  expect(desk.ok).toBe(true);
  expect(await corePid(app)).not.toBe(before);
});

test('a core that is killed again and again is given up with a plain reason', async ({ launch }) => {
  const { app, page } = await launch({ newsroom });
  await signInAsSystemUser(page);
  for (let crash = 1; crash <= 3; crash += 1) {
    process.kill(await corePid(app), 'SIGKILL');
    await expect.poll(async () => (await page.evaluate(() => window.dragoman.call('desk.get', {}))).ok).toBe(true);
  }
  process.kill(await corePid(app), 'SIGKILL');
  await expect
    .poll(async () => {
      const reply = await page.evaluate(() => window.dragoman.call('desk.get', {}));
      return reply.ok ? 'fine' : reply.error.code;
    })
    .toBe('storage-failed');
});

/** What the program prints while a script that crashes its page, from the fixtures, is loaded into it. */
async function runWithHook(hook: string, profile: string, timeout: number, env: Record<string, string> = {}) {
  const info = launchInfo();
  const { stdout } = await promisify(execFile)(
    info.executablePath,
    ['-r', join(import.meta.dirname, 'fixtures', hook), ...info.args, `--user-data-dir=${profile}`],
    { env: { ...plainEnvironment(), ...info.env, ...env }, timeout, killSignal: 'SIGKILL' },
  );
  return stdout;
}

test('a page that crashed is loaded again with the same member signed in', async ({ launch }) => {
  const { page, profile, close } = await launch({ newsroom });
  await signInAsSystemUser(page);
  await close();
  expect(await runWithHook('crash-page.cjs', profile, 30_000)).toContain('came back with: My desk');
});

/** What `crash-writing.cjs` says of a window that crashed so often over a story of two paragraphs. */
async function crashWhileWriting(launch: (options: { newsroom: string }) => Promise<Launched>, crashes: number) {
  const { page, profile, close } = await launch({ newsroom });
  const desk = new NewsroomWindow(page);
  await desk.signIn();
  await desk.newStory('crash', { publishIn: ['English'] });
  await desk.write('The window goes', 'And comes back.', 'First paragraph.', 'Екінші абзац.');
  await close();
  const said = await runWithHook('crash-writing.cjs', profile, 50_000, { CRASHES: String(crashes) });
  return said
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as { readonly text?: string; readonly block?: string; readonly dialog?: string });
}

test('a window that crashed is back with the text and the caret in its paragraph', async ({ launch }) => {
  const [back] = await crashWhileWriting(launch, 1);
  expect(back?.text).toMatch(/typed/u);
  expect(back?.text).toContain('Екінші абзац.');
  expect(back?.block).toMatch(/First/u);
});

test('a window that crashes again and again is not loaded for ever', async ({ launch }) => {
  const said = await crashWhileWriting(launch, 10);
  expect(said.filter(({ text }) => text !== undefined)).toHaveLength(3);
  expect(said.at(-1)?.dialog).toBe('This window stopped working several times in a row.');
});
