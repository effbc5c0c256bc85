import { join } from 'node:path';
import { build, buildIsCurrent } from './build.mjs';
import { findRuntime, installRuntime } from './electron-runtime.mjs';
import { withLock } from './lock.mjs';
import { installPackages, packagesAreInstalled } from './packages.mjs';
import { cacheFolder, projectFolder } from './paths.mjs';
import { SetupError } from './progress.mjs';
import { compileBinding, findBinding, needsOwnBinding } from './sqlite-binding.mjs';
import { installSystemLibraries, missingFromSystem } from './system-libraries.mjs';

/** @typedef {import('./electron-runtime.mjs').Runtime} Runtime */

/**
 * How to start the app.
 *
 * @typedef {object} Launch
 * @property {string} electronPath
 * @property {string} appPath
 * @property {string[]} args
 * @property {Record<string, string>} env only what must be added to the environment
 */

/** One for all checkouts: they share what is kept in the cache folder, and installing system packages is exclusive. */
const setupLock = join(cacheFolder, 'setup.lock');

/**
 * Brings everything into place that starting the app takes. Quick and silent when it is; safe when several processes do
 * it at once.
 *
 * @returns {Promise<Launch>}
 */
export async function prepare() {
  const runtime = findReadyRuntime() ?? (await withLock(setupLock, setUp));
  return describeLaunch(runtime);
}

/** Brings only the packages into place: enough for linting, types and unit tests. */
export async function preparePackages() {
  if (!packagesAreInstalled()) await withLock(setupLock, ensurePackages);
}

/** @returns {Runtime | undefined} nothing when there is something to do */
function findReadyRuntime() {
  if (!packagesAreInstalled()) return undefined;
  const runtime = findRuntime();
  const ready = runtime && missingFromSystem(runtime.executablePath).length === 0 && hasBinding(runtime);
  return ready && buildIsCurrent() ? runtime : undefined;
}

/** Every step looks first: another process may have done it while this one waited for the lock. */
async function setUp() {
  await ensurePackages();
  const runtime = await ensureRuntime();
  await ensureSystemLibraries(runtime);
  if (!hasBinding(runtime)) await compileBinding(runtime);
  if (!buildIsCurrent()) await build();
  return runtime;
}

async function ensurePackages() {
  if (!packagesAreInstalled()) await installPackages();
}

async function ensureRuntime() {
  if (!findRuntime()) await installRuntime();
  const runtime = findRuntime();
  if (!runtime) throw new SetupError('Electron was fetched but is not in place.');
  return runtime;
}

/** @param {Runtime} runtime */
async function ensureSystemLibraries(runtime) {
  const missing = missingFromSystem(runtime.executablePath);
  if (missing.length === 0) return;
  await installSystemLibraries(missing);
  const stillMissing = missingFromSystem(runtime.executablePath);
  if (stillMissing.length > 0) throw new SetupError(`This machine still lacks ${stillMissing.join(', ')}.`);
}

/** @param {Runtime} runtime */
function hasBinding(runtime) {
  return !needsOwnBinding(runtime) || findBinding(runtime) !== undefined;
}

/**
 * @param {Runtime} runtime
 * @returns {Launch}
 */
function describeLaunch(runtime) {
  const binding = needsOwnBinding(runtime) ? findBinding(runtime) : undefined;
  // Chromium refuses to start its sandbox as root.
  const switches = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return {
    electronPath: runtime.executablePath,
    appPath: projectFolder,
    args: [...switches, projectFolder],
    env: binding === undefined ? {} : { DRAGOMAN_SQLITE_BINDING: binding },
  };
}
