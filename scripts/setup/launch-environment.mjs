/** @typedef {import('./prepare.mjs').Launch} Launch */

/**
 * What Playwright's `_electron.launch` takes.
 *
 * @param {Launch} launch
 */
export function toLaunchInfo(launch) {
  return { executablePath: launch.electronPath, args: launch.args, env: launch.env };
}

/**
 * The environment for scripts that start the app themselves: they read how in DRAGOMAN_LAUNCH_INFO, which holds the same
 * JSON that `launch-info` prints.
 *
 * @param {Launch} launch
 * @returns {NodeJS.ProcessEnv}
 */
export function driverEnvironment(launch) {
  return { ...withoutRunAsNode(process.env), DRAGOMAN_LAUNCH_INFO: JSON.stringify(toLaunchInfo(launch)) };
}

/**
 * The environment for the app itself.
 *
 * @param {Launch} launch
 * @returns {NodeJS.ProcessEnv}
 */
export function appEnvironment(launch) {
  return { ...withoutRunAsNode(process.env), ...launch.env };
}

/**
 * Terminals inside Electron apps may pass it on, and it makes Electron a plain Node.
 *
 * @param {NodeJS.ProcessEnv} environment
 */
function withoutRunAsNode({ ELECTRON_RUN_AS_NODE: _, ...environment }) {
  return environment;
}
