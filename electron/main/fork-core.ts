import { utilityProcess } from 'electron';
import type { CoreChild } from './core-process.ts';
import type { Log } from './log.ts';

/** Starts the process that holds the newsroom. What it says on its error stream goes to the log. Both paths are absolute. */
export function forkCore(file: string, cacheFolder: string, log: Log): CoreChild {
  const child = utilityProcess.fork(file, [], {
    serviceName: 'Dragoman newsroom',
    // Compiled code is kept between launches where Node can, from 22 on; older ones do not look.
    env: { ...process.env, NODE_COMPILE_CACHE: cacheFolder },
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    const text = chunk.toString('utf8');
    log.write(text);
    process.stderr.write(text);
  });
  return child;
}
