import { chmodSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Any user may use what is kept; mkdtemp lets in its owner alone. */
const folderMode = 0o755;

/**
 * Fills a temporary folder beside the wanted one and renames it into place, so that nobody, not even after a power
 * cut, meets a half-filled folder under the wanted name. To be called under a lock: what an interrupted call left behind
 * is cleared away.
 *
 * @param {string} folder
 * @param {(temporaryFolder: string) => Promise<void>} fill
 */
export async function createFolderAtomically(folder, fill) {
  const parent = dirname(folder);
  const temporaryPrefix = `.${basename(folder)}-`;
  mkdirSync(parent, { recursive: true });
  for (const name of readdirSync(parent)) {
    if (name.startsWith(temporaryPrefix)) rmSync(join(parent, name), { recursive: true, force: true });
  }
  const temporaryFolder = mkdtempSync(join(parent, temporaryPrefix));
  try {
    await fill(temporaryFolder);
    chmodSync(temporaryFolder, folderMode);
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
