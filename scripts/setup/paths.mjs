import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The folder of this checkout. */
export const projectFolder = resolve(import.meta.dirname, '..', '..');

export const modulesFolder = join(projectFolder, 'node_modules');

/**
 * The Node this project asks for, from the registry package `node`. The machine's own Node starts the set-up; whatever
 * needs a newer one is started with this.
 */
export const projectNode = join(modulesFolder, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** Kept apart from node_modules, so that what took minutes to fetch or compile outlives `npm ci`. */
export const cacheFolder = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'dragoman');

/**
 * A file of an installed package.
 *
 * @param {string[]} parts
 */
export function moduleFile(...parts) {
  return join(modulesFolder, ...parts);
}
