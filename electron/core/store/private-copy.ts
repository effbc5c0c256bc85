import { chmodSync, copyFileSync, existsSync, mkdtempSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** A copy of a newsroom's file and its log, in a folder of its own, to be looked at without touching the original. */
export interface PrivateCopy {
  /** Absolute. */
  readonly path: string;
  /** Deletes it. */
  remove(): void;
}

/**
 * Copies a newsroom that no connection of this process has open: to close the file again would drop its locks. Where the
 * system's folder for what is temporary does not take it, it goes beside the newsroom.
 * @param size what the file ought to have in bytes; a shorter copy is filled up with nothing.
 */
export function copyPrivately(path: string, size = 0): PrivateCopy {
  try {
    return copyTo(join(tmpdir(), 'dragoman-reading-'), path, size);
  } catch (error) {
    try {
      return copyTo(join(dirname(path), '.dragoman-reading-'), path, size);
    } catch {
      throw error;
    }
  }
}

function copyTo(folderPrefix: string, path: string, size: number): PrivateCopy {
  const folder = mkdtempSync(folderPrefix);
  const copy = join(folder, basename(path));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    copyFileSync(path, copy);
    if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${copy}-wal`);
    // A copy of what nobody may write is to be written.
    for (const file of [copy, `${copy}-wal`]) if (existsSync(file)) chmodSync(file, 0o600);
    if (statSync(copy).size < size) truncateSync(copy, size);
    return { path: copy, remove };
  } catch (error) {
    remove();
    throw error;
  }
}
