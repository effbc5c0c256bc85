import { parentPort } from 'node:worker_threads';
import type { MessageFromWorker, MessageToWorker } from './background-messages.ts';
import { type TaskName, tasks } from './background-tasks.ts';

/** The program of a background thread: does what it is asked, one piece after another. */

if (!parentPort) throw new Error('This runs as a thread of the core.');
const port = parentPort;
const post = (message: MessageFromWorker): void => port.postMessage(message);

async function perform(task: TaskName, input: unknown): Promise<unknown> {
  // One signature for all: which task goes with which input is what BackgroundTasks says.
  return (tasks[task] as (input: unknown) => unknown)(input);
}

port.on('message', ({ id, task, input }: MessageToWorker) => {
  perform(task, input).then(
    (value) => post({ kind: 'done', id, value }),
    (error: unknown) =>
      post({ kind: 'failed', id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
post({ kind: 'ready' });
