// Takes the screenshots for the documentation; arguments are handed on to Playwright.

import { join } from 'node:path';
import { driverEnvironment } from './setup/launch-environment.mjs';
import { moduleFile, projectFolder, projectNode } from './setup/paths.mjs';
import { prepare } from './setup/prepare.mjs';
import { sayFailure } from './setup/progress.mjs';
import { runLive } from './setup/run-live.mjs';
import { missingScreenPrograms, needsVirtualScreen } from './setup/screen.mjs';

/** The virtual screen is preferred even where there is a display: its size is known. */
function usesVirtualScreen() {
  return needsVirtualScreen() || (process.platform === 'linux' && missingScreenPrograms().length === 0);
}

try {
  const launch = await prepare();
  const playwright = moduleFile('@playwright', 'test', 'cli.js');
  const config = join('e2e', 'screenshots.config.ts');
  process.exitCode = await runLive(projectNode, [playwright, 'test', '-c', config, ...process.argv.slice(2)], {
    cwd: projectFolder,
    env: driverEnvironment(launch),
    virtualScreen: usesVirtualScreen(),
  });
} catch (error) {
  sayFailure(error);
  process.exitCode = 1;
}
