import { v7 } from 'uuid';
import type { MessageFromCore, MessageToCore } from '../../shared/contract/core-messages.ts';
import { createCoreService } from './core-service.ts';
import { outletFiles } from './outlet-files.ts';
import { ninjsOutlet } from './outlets/ninjs.ts';
import { siteOutlet } from './outlets/site.ts';
import { createSampleNewsroom } from './services/sample.ts';

/** What Electron gives a utility process to speak to its parent with; the one place of the core that knows of it. */
interface ParentPort {
  on(event: 'message', listener: (event: { readonly data: MessageToCore }) => void): void;
  postMessage(message: MessageFromCore): void;
}

const { parentPort } = process as unknown as { readonly parentPort?: ParentPort };
if (!parentPort) throw new Error('The core runs as a utility process of Dragoman.');

/** The error stream goes to the log of the main process. */
const log = (line: string): void => void process.stderr.write(`${line}\n`);
const clock = { now: () => Date.now() };
const ids = { next: () => v7() };
const writers = { site: siteOutlet, ninjs: ninjsOutlet };

const service = createCoreService({
  post: (message) => parentPort.postMessage(message),
  log,
  clock,
  ids,
  files: outletFiles,
  writers,
  makeSample: (path, sampleFolder) =>
    createSampleNewsroom({ path, sampleFolder, now: clock.now(), files: outletFiles, writers }),
});

parentPort.on('message', ({ data }) => void service.receive(data));
parentPort.postMessage({ kind: 'ready' });
