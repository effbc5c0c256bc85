import { lstat, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

const day = 86_400_000;
/** As `mkdtemp` names the folders of private copies. */
const readingFolder = /^\.?dragoman-reading-[A-Za-z0-9]{6}$/u;
/** What SQLite puts beside a file. */
const companions = ['', '-wal', '-shm', '-journal'];

/**
 * Removes what a program that was ended in the middle of its work left behind: copies that were to be looked at or to be
 * put in the place of the newsroom at `path`. Only what has lain there for a day and is this user's own. Never fails: what
 * cannot be removed is left for the next time.
 * @param now in milliseconds since the epoch.
 */
export async function sweepLeftovers(path: string, now: number, log: (line: string) => void): Promise<void> {
  const staged = companions.map((companion) => `${path}.restoring${companion}`);
  for (const file of staged) {
    if (await isStale(file, 'file', now)) await remove(file, log);
  }
  const homes = new Set([tmpdir(), dirname(path)]);
  for (const home of homes) {
    for (const name of await readdir(home).catch(() => [])) {
      const folder = join(home, name);
      if (!readingFolder.test(name) || !(await isStale(folder, 'folder', now))) continue;
      if (await holdsOneCopy(folder)) await remove(folder, log);
    }
  }
}

async function isStale(path: string, what: 'file' | 'folder', now: number): Promise<boolean> {
  // Never through a link, which may lead anywhere.
  const stats = await lstat(path).catch(() => null);
  if (!stats || !(what === 'file' ? stats.isFile() : stats.isDirectory())) return false;
  const user = process.getuid?.();
  return (user === undefined || stats.uid === user) && now - stats.mtimeMs > day;
}

/** Whether nothing is in a folder but one file, as a newsroom is, and what SQLite put beside it. */
async function holdsOneCopy(folder: string): Promise<boolean> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => null);
  if (!entries?.every((entry) => entry.isFile())) return false;
  const stems = new Set(entries.map(({ name }) => basename(name).replace(/-(?:wal|shm|journal)$/u, '')));
  return stems.size <= 1;
}

async function remove(path: string, log: (line: string) => void): Promise<void> {
  await rm(path, { recursive: true, force: true }).catch((error: unknown) => log(`removing ${path}: ${String(error)}`));
}
