import { type BigIntStats, statSync } from 'node:fs';

/**
 * What a newsroom's file and its write-ahead log look like from outside. By `stat` alone: to open the file here would,
 * when it is closed again, drop the locks that SQLite holds on it in this process.
 */
export interface FileLook {
  readonly main: Part;
  readonly wal: Part | null;
}

interface Part {
  readonly device: bigint;
  readonly inode: bigint;
  readonly size: bigint;
  /** Nanoseconds. */
  readonly changed: bigint;
}

function partOf(stats: BigIntStats | undefined): Part | null {
  return stats?.isFile() ? { device: stats.dev, inode: stats.ino, size: stats.size, changed: stats.mtimeNs } : null;
}

function look(path: string): Part | null {
  try {
    return partOf(statSync(path, { bigint: true, throwIfNoEntry: false }));
  } catch {
    // A drive that is not there any more answers with errors of many kinds.
    return null;
  }
}

/** Null when there is no file of that name, or none that can be reached. */
export function lookAt(path: string): FileLook | null {
  const main = look(path);
  return main && { main, wal: look(`${path}-wal`) };
}

/** Whether the name still stands for the same file. */
export function isSameFile(one: Part | null, other: Part | null): boolean {
  return one !== null && other !== null && one.inode === other.inode && one.device === other.device;
}

/** Whether nobody wrote in between. */
export function isUntouched(one: Part | null, other: Part | null): boolean {
  if (one === null || other === null) return one === other;
  return isSameFile(one, other) && hasSameContent(one, other);
}

/** Whether it holds the same as far as size and time tell, also as a copy elsewhere that kept its time. */
export function hasSameContent(one: Part, other: Part): boolean {
  return one.size === other.size && one.changed === other.changed;
}
