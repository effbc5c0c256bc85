import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { launchInfo, projectFolder } from './fixtures/launch-info.ts';

/** The short version of a part of `npm run bench -- faults`: two crashes. What it prints, by figure. */
async function crash(what: 'renderer' | 'core'): Promise<Record<string, number>> {
  // It fails when a limit is passed, those of time included, which are not for here.
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    [join(projectFolder, 'bench', 'faults.mts'), what],
    {
      cwd: projectFolder,
      env: {
        ...process.env,
        DRAGOMAN_LAUNCH_INFO: JSON.stringify(launchInfo()),
        SCALE: '0.02',
        SEED: String(Date.now() % 1e9),
      },
    },
  ).catch((failure: { stdout: string; stderr: string }) => failure);
  process.stderr.write(stderr);
  const lines = stdout.trim().split('\n');
  return Object.fromEntries(
    lines.map((line) => {
      const { figure, value } = JSON.parse(line) as { figure: string; value: number };
      return [figure, value];
    }),
  );
}

test.describe.configure({ timeout: 120_000 });

test('a page that crashes while somebody types comes back with all that was saved and the caret in its paragraph', async () => {
  const figures = await crash('renderer');
  expect(figures['faults.renderer_crashes']).toBe(2);
  expect(figures['faults.renderer_crash_lost']).toBe(0);
});

test('a core that is killed while somebody types loses nothing that was typed', async () => {
  const figures = await crash('core');
  expect(figures['faults.core_crashes']).toBe(2);
  expect(figures['faults.core_crash_lost']).toBe(0);
});
