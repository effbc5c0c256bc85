import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { say } from './progress.mjs';

/** The holder touches the lock this often, and after this long without a touch it counts as abandoned. */
const heartbeatInterval = 3_000;
const abandonedAfter = 60_000;
const retryInterval = 200;

/**
 * Runs the work while no other process runs work under the same lock file. A lock whose holder has died is taken over.
 *
 * @template Result
 * @param {string} lockFile
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function withLock(lockFile, work) {
  mkdirSync(dirname(lockFile), { recursive: true });
  await takeLock(lockFile);
  const heartbeat = setInterval(() => touch(lockFile), heartbeatInterval);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    rmSync(lockFile, { force: true });
  }
}

/** @param {string} lockFile */
async function takeLock(lockFile) {
  let told = false;
  for (;;) {
    try {
      writeFileSync(lockFile, `${process.pid}\n${hostname()}\n`, { flag: 'wx' });
      return;
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error;
    }
    if (removeAbandoned(lockFile)) continue;
    if (!told) say('Another process is setting up; waiting for it…');
    told = true;
    await wait(retryInterval);
  }
}

/**
 * @param {string} lockFile
 * @returns {boolean} whether it is worth trying again at once
 */
function removeAbandoned(lockFile) {
  let owner;
  try {
    owner = readFileSync(lockFile, 'utf8');
    if (!isAbandoned(owner, statSync(lockFile).mtimeMs)) return false;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return true;
    throw error;
  }
  // Two may see the same abandoned lock. Moving it aside, not deleting it, lets the slower one notice that it moved a
  // fresh lock of the faster one, and put that back.
  const aside = `${lockFile}.${process.pid}`;
  try {
    renameSync(lockFile, aside);
    if (readFileSync(aside, 'utf8') !== owner) linkSync(aside, lockFile);
  } catch {
    // Somebody else was quicker, either way.
  }
  rmSync(aside, { force: true });
  return true;
}

/**
 * @param {string} owner the lock file's text
 * @param {number} touchedAt
 */
function isAbandoned(owner, touchedAt) {
  if (Date.now() - touchedAt > abandonedAfter) return true;
  const [pid, host] = owner.split('\n');
  // Empty for a moment while its holder writes it; from another machine only the heartbeat tells.
  if (!pid || host !== hostname()) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return hasCode(error, 'ESRCH');
  }
}

/** @param {string} lockFile */
function touch(lockFile) {
  try {
    const now = new Date();
    utimesSync(lockFile, now, now);
  } catch {
    // Taken over after a long sleep of the machine: the work below is safe to do twice.
  }
}

/**
 * @param {unknown} error
 * @param {string} code
 */
function hasCode(error, code) {
  return error instanceof Error && 'code' in error && error.code === code;
}
