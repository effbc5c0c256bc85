import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Fills a temporary folder beside the wanted one and renames it into place, so that nobody, not even after a power
 * cut, meets a half-filled folder under the wanted name.
 *
 * @param {string} folder
 * @param {(temporaryFolder: string) => Promise<void>} fill
 */
export async function createFolderAtomically(folder, fill) {
  mkdirSync(dirname(folder), { recursive: true });
  const temporaryFolder = mkdtempSync(join(dirname(folder), `.${basename(folder)}-`));
  try {
    await fill(temporaryFolder);
    rmSync(folder, { recursive: true, force: true });
    renameSync(temporaryFolder, folder);
  } finally {
    rmSync(temporaryFolder, { recursive: true, force: true });
  }
}

/**
 * @param {string} file
 * @param {string} text
 */
export function writeFileAtomically(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  const temporaryFile = `${file}.${process.pid}`;
  writeFileSync(temporaryFile, text);
  renameSync(temporaryFile, file);
}
