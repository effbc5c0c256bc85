import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fallbackExistsHere, findFallbackRuntime, installFallbackRuntime } from './fallback-runtime.mjs';
import { findOfficialRuntime, installOfficialRuntime, officialVersion } from './official-runtime.mjs';
import { cacheFolder } from './paths.mjs';
import { SetupError, say } from './progress.mjs';
import { writeFileAtomically } from './write-atomically.mjs';

/**
 * @typedef {object} Runtime
 * @property {string} executablePath
 * @property {string} version
 * @property {boolean} isFallback
 */

/** Remembers that the official program could not be had, so that a closed network costs its wait once a day. */
const failureFile = join(cacheFolder, 'official-electron-failed.json');
const dayLength = 24 * 60 * 60_000;
const processStart = Date.now();

/**
 * The program to start the app with, when it is in place and there is no reason to try for a better one.
 *
 * @returns {Runtime | undefined}
 */
export function findRuntime() {
  const official = findOfficialRuntime();
  if (official) return { ...official, isFallback: false };
  if (!fallbackExistsHere() || !officialFailedLately()) return undefined;
  const fallback = findFallbackRuntime();
  return fallback && { ...fallback, isFallback: true };
}

/** The official program first; the fallback where that one cannot be had and this one runs. */
export async function installRuntime() {
  if (!officialFailedLately()) {
    const reason = await installOfficialRuntime();
    if (reason === undefined) return;
    rememberFailure();
    const failure = `Electron ${officialVersion()} could not be fetched: ${reason}.`;
    if (!fallbackExistsHere()) {
      throw new SetupError(
        `${failure}\nTry again on a network that reaches it, or set ELECTRON_MIRROR, or unpack Electron yourself and set ` +
          'ELECTRON_OVERRIDE_DIST_PATH to its folder.',
      );
    }
    say(`${failure} Using the fallback; DRAGOMAN_RETRY_ELECTRON=1 tries again before a day has passed.`);
  }
  if (!findFallbackRuntime()) await installFallbackRuntime();
}

function officialFailedLately() {
  if (!fallbackExistsHere() || !existsSync(failureFile)) return false;
  const { version, time } = JSON.parse(readFileSync(failureFile, 'utf8'));
  const age = Date.now() - Number(time);
  // Asked for, it is tried once in this run: a second look must find the failure just remembered.
  if (process.env.DRAGOMAN_RETRY_ELECTRON && time < processStart) return false;
  return version === officialVersion() && age >= 0 && age < dayLength;
}

function rememberFailure() {
  writeFileAtomically(failureFile, JSON.stringify({ version: officialVersion(), time: Date.now() }));
}
