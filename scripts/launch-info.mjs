// Prints one line of JSON with which Playwright's `_electron.launch`, or any automation, starts this checkout's app.

import { toLaunchInfo } from './setup/launch-environment.mjs';
import { prepare } from './setup/prepare.mjs';
import { sayFailure } from './setup/progress.mjs';

try {
  console.log(JSON.stringify(toLaunchInfo(await prepare())));
} catch (error) {
  sayFailure(error);
  process.exitCode = 1;
}
