// Sets up, builds if needed and opens the window; arguments are handed on to the app.

import { appEnvironment } from './setup/launch-environment.mjs';
import { prepare } from './setup/prepare.mjs';
import { say, sayFailure } from './setup/progress.mjs';
import { runLive } from './setup/run-live.mjs';
import { needsVirtualScreen } from './setup/screen.mjs';

try {
  const launch = await prepare();
  const virtualScreen = needsVirtualScreen();
  if (virtualScreen) say('There is no display: the window opens on a virtual one (xvfb-run), where nobody sees it.');
  process.exitCode = await runLive(launch.electronPath, [...launch.args, ...process.argv.slice(2)], {
    env: appEnvironment(launch),
    virtualScreen,
  });
} catch (error) {
  sayFailure(error);
  process.exitCode = 1;
}
