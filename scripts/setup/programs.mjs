import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Every place a program of this name is found on a PATH.
 *
 * @param {string} name
 * @param {string} [path]
 */
export function findPrograms(name, path = process.env.PATH ?? '') {
  return path
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, name))
    .filter(isProgram);
}

/** @param {string} name */
export function hasProgram(name) {
  return findPrograms(name).length > 0;
}

/** @param {string} file */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
