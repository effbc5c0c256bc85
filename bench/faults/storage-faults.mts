import { execFileSync } from 'node:child_process';
import { closeSync, existsSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Something that befalls the place where a newsroom lies, and passes. */
export interface StorageFault {
  begin(): void;
  end(): void;
}

/** Fills the file system of a folder to the last byte, and makes room again. */
export function fillDisk(folder: string): StorageFault {
  const filler = join(folder, 'filler');
  return {
    begin() {
      const file = openSync(filler, 'a');
      try {
        for (let size = 1 << 20; size >= 1; ) {
          try {
            if (writeSync(file, Buffer.alloc(size)) < size) size = Math.floor(size / 2);
          } catch (error) {
            if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
            size = Math.floor(size / 2);
          }
        }
      } finally {
        closeSync(file);
      }
    },
    end: () => rmSync(filler),
  };
}

/** Has the shim fail every change with this error: F no space, R read-only, I input or output. */
export function failWrites(control: string, letter: 'F' | 'R' | 'I'): StorageFault {
  const say = (what: string): void => {
    // In place: the shim sees the same byte.
    const file = openSync(control, 'r+');
    writeSync(file, what, 0);
    closeSync(file);
  };
  return { begin: () => say(letter), end: () => say('-') };
}

/**
 * Takes a newsroom away as a drive that is pulled out does, and brings it back as it was at that moment: what is written
 * meanwhile into a file that is still open goes nowhere.
 */
export function pullOut(path: string, elsewhere: string): StorageFault {
  const parts = ['', '-wal'];
  // With its times, to the nanosecond: a drive that comes back has them.
  const copy = (from: string, to: string): void => void execFileSync('cp', ['-p', from, to]);
  return {
    begin() {
      for (const part of parts) {
        if (!existsSync(path + part)) continue;
        copy(path + part, elsewhere + part);
        rmSync(path + part);
      }
    },
    end() {
      for (const part of parts) {
        rmSync(path + part, { force: true });
        if (!existsSync(elsewhere + part)) continue;
        copy(elsewhere + part, path + part);
        rmSync(elsewhere + part);
      }
    },
  };
}

/** Makes the file that tells the shim what to do. */
export function makeControl(path: string): void {
  writeFileSync(path, '-');
}
