import { access, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { v7 } from 'uuid';
import type { OutletFiles } from './outlets/outlet.ts';

/** On Windows a file cannot be replaced while a browser or a virus scanner reads it, which is soon over. */
const renameTries = 5;
const renamePause = 100;

/** The disk as outlets see it: a file is there whole, and synced, or as it was before. */
export const outletFiles: OutletFiles = {
  exists: (path) =>
    access(path).then(
      () => true,
      () => false,
    ),
  async write(path, content) {
    const folder = dirname(path);
    await mkdir(folder, { recursive: true });
    const temporary = `${path}.${v7()}.part`;
    try {
      const file = await open(temporary, 'wx');
      try {
        await file.writeFile(content, 'utf8');
        await file.sync();
      } finally {
        await file.close();
      }
      await renameOver(temporary, path);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  },
};

async function renameOver(from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await rename(from, to);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      const passes = code === 'EPERM' || code === 'EACCES' || code === 'EBUSY';
      if (!passes || attempt === renameTries) throw error;
      await wait(renamePause * attempt);
    }
  }
}
