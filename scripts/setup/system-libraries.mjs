import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { hasProgram } from './programs.mjs';
import { SetupError, say } from './progress.mjs';
import { runCommand } from './run-command.mjs';
import { missingScreenPrograms, needsVirtualScreen } from './screen.mjs';

/** Debian's packages with what Electron's program links to or opens, and the virtual screen. */
const electronPackages = [
  'xvfb',
  'xauth',
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libdrm2',
  'libxkbcommon0',
  'libcups2',
  'libatk-bridge2.0-0',
];

/** Renamed, with this ending, in Debian 13 and Ubuntu 24.04. */
const renamed = new Set(['libgtk-3-0', 'libasound2', 'libcups2', 'libatk-bridge2.0-0']);
const newNameEnding = 't64';

const timeLimit = 15 * 60_000;

/**
 * What this machine lacks to show a window of this program: libraries, and programs of the virtual screen.
 *
 * @param {string} executable
 * @returns {string[]}
 */
export function missingFromSystem(executable) {
  if (process.platform !== 'linux') return [];
  return [...missingLibraries(executable), ...(needsVirtualScreen() ? missingScreenPrograms() : [])];
}

/** @param {readonly string[]} missing */
export async function installSystemLibraries(missing) {
  await installSystemPackages(electronPackages, missing);
}

/**
 * Installs packages where that can be done without asking, else says what to run.
 *
 * @param {readonly string[]} packages Debian's names
 * @param {readonly string[]} missing what was looked for and not found
 */
export async function installSystemPackages(packages, missing) {
  const lack = `This machine lacks ${missing.join(', ')}.`;
  if (!hasProgram('apt-get') || !existsSync('/etc/debian_version')) {
    throw new SetupError(`${lack}\nInstall what Debian has in these packages: ${packages.join(' ')}`);
  }
  if (process.getuid?.() !== 0) {
    throw new SetupError(
      `${lack}\nRun this once:\n  sudo apt-get update && sudo apt-get install -y ${currentNames(packages).join(' ')}`,
    );
  }
  say(`Installing system packages (apt-get), for want of ${missing.join(', ')}…`);
  await runAptGet(['update']);
  await runAptGet(['install', '-y', '--no-install-recommends', ...currentNames(packages)]);
}

/** @param {string[]} aptArguments */
async function runAptGet(aptArguments) {
  const { code, output } = await runCommand('apt-get', ['-q', ...aptArguments], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    timeLimit,
  });
  if (code !== 0) throw new SetupError(`${output}\napt-get ${aptArguments.join(' ')} failed.`);
}

/** @param {readonly string[]} packages */
function currentNames(packages) {
  return packages.map((name) => {
    const newName = name + newNameEnding;
    return renamed.has(name) && aptKnows(newName) ? newName : name;
  });
}

/** @param {string} name */
function aptKnows(name) {
  return spawnSync('apt-cache', ['show', '--no-all-versions', name], { stdio: 'ignore' }).status === 0;
}

/** @param {string} executable */
function missingLibraries(executable) {
  let list;
  try {
    list = execFileSync('ldd', [executable], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    // No ldd here, or it cannot read this program: starting the program will tell.
    return [];
  }
  return [...list.matchAll(/^\s*(\S+) => not found/gm)].map(([, library]) => String(library));
}
