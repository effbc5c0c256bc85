import { randomUUID } from 'node:crypto';
import { appendFile, mkdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Keeps what went wrong, in the profile and nowhere else: it may name files and quote errors. */
export interface Log {
  /** Absolute. */
  readonly folder: string;
  /** Writes behind the caller's back; never throws. */
  write(text: string): void;
  /** Writes an error with its stack and returns the id under which it stands there. */
  failure(what: string, error: unknown): string;
}

/** Bytes. A longer file is set aside when the next line is written at the start of a run; one older file is kept. */
const longestFile = 1_000_000;

export function createLog(profileFolder: string): Log {
  const folder = join(profileFolder, 'logs');
  const file = join(folder, 'dragoman.log');
  let ready: Promise<void> | undefined;
  let tail: Promise<void> = Promise.resolve();

  const prepare = async (): Promise<void> => {
    await mkdir(folder, { recursive: true });
    const size = await stat(file).then(
      (found) => found.size,
      () => 0,
    );
    if (size > longestFile) await rename(file, `${file}.old`);
  };

  const write = (text: string): void => {
    const line = `${new Date().toISOString()} ${text.trimEnd()}\n`;
    tail = tail
      .then(() => {
        ready ??= prepare();
        return ready;
      })
      .then(() => appendFile(file, line))
      .catch(() => undefined);
  };

  return {
    folder,
    write,
    failure(what, error) {
      const logId = randomUUID().slice(0, 8);
      write(`[${logId}] ${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return logId;
    },
  };
}
