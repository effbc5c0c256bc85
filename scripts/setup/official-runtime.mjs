import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { moduleFile, projectFolder, projectNode } from './paths.mjs';
import { say } from './progress.mjs';
import { runCommand } from './run-command.mjs';

const releaseHost = 'https://github.com/electron/electron/releases/download/';

/** Enough for any host that answers at all. */
const probeTimeLimit = 4_000;

/** For the download, 110 MB, over a slow line. */
const downloadTimeLimit = 15 * 60_000;

/** Without the network: enough to unpack the copy that may lie in Electron's own download cache. */
const unpackTimeLimit = 20_000;

/** The version that package-lock.json asks for. */
export function officialVersion() {
  return String(JSON.parse(readFileSync(moduleFile('electron', 'package.json'), 'utf8')).version);
}

/**
 * The official program, where it is in place: in the electron package, or in the folder that
 * ELECTRON_OVERRIDE_DIST_PATH names.
 *
 * @returns {{ executablePath: string, version: string } | undefined}
 */
export function findOfficialRuntime() {
  const overridden = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const pathFile = moduleFile('electron', 'path.txt');
  const program = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : undefined;
  if (overridden) {
    return versionedRuntime(overridden, program ?? (process.platform === 'win32' ? 'electron.exe' : 'electron'));
  }
  const runtime = program === undefined ? undefined : versionedRuntime(moduleFile('electron', 'dist'), program);
  return runtime?.version === officialVersion() ? runtime : undefined;
}

/**
 * @param {string} folder
 * @param {string} program
 */
function versionedRuntime(folder, program) {
  const executablePath = join(folder, program);
  const versionFile = join(folder, 'version');
  if (!existsSync(executablePath) || !existsSync(versionFile)) return undefined;
  return { executablePath, version: readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') };
}

/**
 * Lets the electron package fetch its program.
 *
 * @returns {Promise<string | undefined>} why it did not work, or nothing when it did
 */
export async function installOfficialRuntime() {
  const reachable = await releaseHostAnswers();
  if (reachable) say(`Fetching Electron ${officialVersion()} from its release host…`);
  const { code, output, timedOut } = await runCommand(projectNode, [moduleFile('electron', 'install.js')], {
    cwd: projectFolder,
    timeLimit: reachable ? downloadTimeLimit : unpackTimeLimit,
  });
  if (code === 0 && findOfficialRuntime()) return undefined;
  if (!reachable) return 'its release host cannot be reached';
  return timedOut ? 'the download took too long' : `the download failed: ${lastLine(output)}`;
}

async function releaseHostAnswers() {
  // Behind a proxy this probe, which knows none, says nothing; the installer knows it.
  if (process.env.ELECTRON_GET_USE_PROXY) return true;
  const host = process.env.ELECTRON_MIRROR || process.env.npm_config_electron_mirror || releaseHost;
  try {
    await fetch(host, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(probeTimeLimit) });
    return true;
  } catch {
    return false;
  }
}

/** @param {string} output */
function lastLine(output) {
  const lines = output.split('\n').filter((line) => /error|fail/i.test(line));
  return (lines[0] ?? output).trim();
}
