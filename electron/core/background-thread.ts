import { Worker } from 'node:worker_threads';
import type { MessageFromWorker, MessageToWorker } from './background-messages.ts';
import type { TaskInput, TaskName, TaskOutput } from './background-tasks.ts';

/** Why a background thread has no answer. `late`: over the limit, `failed`: the work itself threw. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  readonly reason: 'late' | 'crashed' | 'failed' | 'closed';

  constructor(reason: NoAnswer['reason'], detail: string) {
    super(detail);
    this.reason = reason;
  }
}

export interface RunOptions {
  /** Milliseconds, from when the thread takes it up. */
  readonly limit: number;
  /** Before what waits already. */
  readonly first: boolean;
}

/** A thread that is there while there is work for it. */
export interface BackgroundThread {
  /** @throws NoAnswer */
  run<Task extends TaskName>(task: Task, input: TaskInput<Task>, options: RunOptions): Promise<TaskOutput<Task>>;
  /** Ends it; what waits gets no answer. A later run starts it anew. */
  close(): Promise<void>;
}

export interface ThreadOptions {
  /** The program, a path or URL of a file. */
  readonly program: string | URL;
  /** How long it may take to start, in milliseconds. */
  readonly startLimit?: number;
  /** How long it stays without work, in milliseconds. */
  readonly idleLimit?: number;
}

interface Job {
  readonly message: MessageToWorker;
  readonly limit: number;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: NoAnswer) => void;
}

export function createThread({ program, startLimit = 10_000, idleLimit = 60_000 }: ThreadOptions): BackgroundThread {
  const waiting: Job[] = [];
  let current: Job | null = null;
  let worker: Worker | null = null;
  let ready = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let nextId = 1;

  const after = (milliseconds: number, then: () => void): void => {
    clearTimeout(timer);
    timer = setTimeout(then, milliseconds);
    timer.unref?.();
  };

  const end = async (): Promise<void> => {
    const ending = worker;
    worker = null;
    ready = false;
    clearTimeout(timer);
    await ending?.terminate();
  };

  /** Ends the thread without an answer to what it was at; what waits goes to a new one. */
  const giveUp = (reason: NoAnswer['reason'], detail: string): void => {
    const job = current;
    current = null;
    void end();
    job?.reject(new NoAnswer(reason, detail));
    next();
  };

  const receive = (message: MessageFromWorker): void => {
    if (message.kind === 'ready') {
      ready = true;
      if (current) begin(current);
      return;
    }
    const job = current;
    if (!job || job.message.id !== message.id) return;
    current = null;
    if (message.kind === 'done') job.resolve(message.value);
    else job.reject(new NoAnswer('failed', message.error));
    next();
  };

  const start = (): void => {
    const started = new Worker(program);
    worker = started;
    started.on('message', (message: MessageFromWorker) => {
      if (started === worker) receive(message);
    });
    started.on('error', (error) => {
      if (started === worker) giveUp('crashed', error.stack ?? error.message);
    });
    started.on('exit', (code) => {
      if (started === worker) giveUp('crashed', `The thread ended with code ${code}.`);
    });
    after(startLimit, () => giveUp('crashed', `The thread did not start within ${startLimit} ms.`));
  };

  const begin = (job: Job): void => {
    const { message, limit } = job;
    after(limit, () => giveUp('late', `${message.task} took longer than ${limit} ms.`));
    try {
      worker?.postMessage(message);
    } catch (error) {
      giveUp('failed', String(error));
    }
  };

  const next = (): void => {
    if (current) return;
    const job = waiting.shift();
    if (!job) {
      // An idle thread keeps no process alive, and is not kept for ever either.
      worker?.unref();
      if (worker) after(idleLimit, () => void end());
      return;
    }
    current = job;
    if (!worker) start();
    worker?.ref();
    if (ready) begin(job);
  };

  return {
    run: (task, input, { limit, first }) =>
      new Promise((resolve, reject) => {
        const message = { id: nextId, task, input };
        nextId += 1;
        // What comes back is what the task yields: BackgroundTasks says so for both threads.
        const job: Job = { message, limit, resolve: resolve as (value: unknown) => void, reject };
        if (first) waiting.unshift(job);
        else waiting.push(job);
        next();
      }),
    async close() {
      const left = [...(current ? [current] : []), ...waiting.splice(0)];
      current = null;
      for (const job of left) job.reject(new NoAnswer('closed', 'The thread was closed.'));
      await end();
    },
  };
}
