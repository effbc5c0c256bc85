import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { makeFolder } from './newsroom.mts';
import { compileShim } from './shim.mts';
import { makeControl } from './storage-faults.mts';

/** What befalls the disk: full, switched to read-only, pulled out. */
export type SessionFault = 'full' | 'read-only' | 'gone';

export interface SessionsTold {
  rounds: number;
  acknowledged: number;
  /** What was acknowledged or typed and is not there, in words. */
  lost: string[];
  /** How often sessions named which error while the fault lasted. */
  codes: Record<string, number>;
  /** In milliseconds, for each round, from the end of the fault until all was saved. */
  resumedAfter: number[];
}

const driver = fileURLToPath(new URL('./session-driver.mts', import.meta.url));
/** Room for the newsroom and its log, in megabytes; the rest is filled up. */
const diskSize = 48;

/**
 * Has sessions of the editor save into a real core while a fault comes and goes. A full disk is a real one where this
 * system lets us make a small one, and simulated elsewhere.
 */
export async function writeThroughFault(
  fault: SessionFault,
  rounds: number,
  seed: number,
): Promise<SessionsTold | { readonly missing: string }> {
  const folder = makeFolder('sessions');
  try {
    const disk = join(folder.path, 'disk');
    mkdirSync(disk);
    const command = [process.execPath, driver, fault, disk, folder.path, String(rounds), String(seed)];
    if (fault === 'gone') return await run(command, {});
    const mount = fault === 'full' ? mountCommand() : null;
    if (mount) return await run([...mount, mountScript, disk, ...command], {});
    const shim = compileShim(folder.path);
    if ('missing' in shim) return shim;
    const control = join(folder.path, 'control');
    makeControl(control);
    return await run(command, { LD_PRELOAD: shim.path, DRAGOMAN_FOLDER: disk, DRAGOMAN_FAULT: control });
  } finally {
    folder.remove();
  }
}

/** Mounts a small disk on the folder that it is given, and goes on as the program that follows. */
const mountScript = `mount -t tmpfs -o size=${diskSize}m tmpfs "$0" && exec "$@"`;

/** How to run a script that may mount for itself alone; null where that is not allowed. */
function mountCommand(): readonly string[] | null {
  const ways = [
    ['unshare', '--mount', 'sh', '-c'],
    ['unshare', '--user', '--map-root-user', '--mount', 'sh', '-c'],
  ];
  const works = ([program = '', ...args]: readonly string[]): boolean =>
    spawnSync(program, [...args, 'mount -t tmpfs tmpfs /mnt'], { stdio: 'ignore' }).status === 0;
  return ways.find(works) ?? null;
}

async function run([program = '', ...args]: readonly string[], env: Record<string, string>): Promise<SessionsTold> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...env } });
  const ended = once(child, 'close');
  const said = await text(child.stdout);
  await ended;
  if (child.exitCode !== 0) throw new Error(`The sessions ended with code ${child.exitCode}.`);
  return JSON.parse(said) as SessionsTold;
}
