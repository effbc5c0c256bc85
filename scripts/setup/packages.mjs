import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runNpm } from './npm.mjs';
import { modulesFolder, projectFolder, projectNode } from './paths.mjs';
import { SetupError, say } from './progress.mjs';

const lockFile = join(projectFolder, 'package-lock.json');
const stampFile = join(modulesFolder, '.dragoman-packages');
const npmOwnLockFile = join(modulesFolder, '.package-lock.json');
const timeLimit = 20 * 60_000;

/** Whether node_modules holds what package-lock.json says. */
export function packagesAreInstalled() {
  if (!existsSync(projectNode)) return false;
  const wanted = hashOfLockFile();
  if (existsSync(stampFile)) return readFileSync(stampFile, 'utf8') === wanted;
  if (!installedByHand()) return false;
  try {
    writeFileSync(stampFile, wanted);
  } catch {
    // Another user's folder, which only means comparing again next time.
  }
  return true;
}

export async function installPackages() {
  say('Installing the packages (npm ci)…');
  const { code, output, timedOut } = await runNpm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: projectFolder,
    timeLimit,
  });
  if (code !== 0) {
    throw new SetupError(`${output}\nnpm ci ${timedOut ? 'took too long' : 'failed'}; its last lines are above.`);
  }
  if (!existsSync(projectNode)) {
    throw new SetupError('npm ci left out the `node` package’s program: its install script must be allowed to run.');
  }
  writeFileSync(stampFile, hashOfLockFile());
}

function hashOfLockFile() {
  return createHash('sha256').update(readFileSync(lockFile)).digest('hex');
}

/**
 * Somebody ran `npm ci` or `npm install` themselves: npm's record of what it installed agrees with package-lock.json, so
 * doing it again would only cost time.
 */
function installedByHand() {
  if (!existsSync(npmOwnLockFile)) return false;
  const wanted = readPackages(lockFile);
  const installed = readPackages(npmOwnLockFile);
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (path === '') return true;
    const found = installed[path];
    // Optional ones are often for other systems.
    return found ? found.version === version : optional === true;
  });
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}
