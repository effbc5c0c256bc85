import { utilityProcess } from 'electron';
import type { CoreChild } from './core-process.ts';
import type { Log } from './log.ts';

/** Starts the process that holds the newsroom. What it says on its error stream goes to the log. `file` is absolute. */
export function forkCore(file: string, log: Log): CoreChild {
  const child = utilityProcess.fork(file, [], {
    serviceName: 'Dragoman newsroom',
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    const text = chunk.toString('utf8');
    log.write(text);
    process.stderr.write(text);
  });
  return child;
}
