import { join } from 'node:path';
import { v7 } from 'uuid';
import type { MessageFromCore, MessageToCore } from '../../shared/contract/core-messages.ts';
import { inThreads } from './background.ts';
import { createCoreService } from './core-service.ts';
import { outletFiles } from './outlet-files.ts';
import type { OutletWriter } from './outlets/outlet.ts';

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

// Nothing of these is needed to show a desk, so a launch does not read them.
const writers: Readonly<Record<'site' | 'ninjs', OutletWriter>> = {
  site: {
    outlet: 'site',
    deliver: async (job, files) => (await import('./outlets/site.ts')).siteOutlet.deliver(job, files),
  },
  ninjs: {
    outlet: 'ninjs',
    deliver: async (job, files) => (await import('./outlets/ninjs.ts')).ninjsOutlet.deliver(job, files),
  },
};

const service = createCoreService({
  post: (message) => parentPort.postMessage(message),
  log,
  clock,
  ids,
  files: outletFiles,
  writers,
  // Built as a program of its own, beside this one.
  background: inThreads({ program: join(import.meta.dirname, '..', 'background', 'background.cjs'), log }),
  dictionaries: join(import.meta.dirname, '..', 'dictionaries'),
  makeSample: async (path, sampleFolder) => {
    const { createSampleNewsroom } = await import('./services/sample.ts');
    await createSampleNewsroom({ path, sampleFolder, now: clock.now(), files: outletFiles, writers });
  },
});

parentPort.on('message', ({ data }) => void service.receive(data));
parentPort.postMessage({ kind: 'ready' });
