import type { TaskName } from './background-tasks.ts';

/** What goes between the core and a background thread. */

export interface MessageToWorker {
  readonly id: number;
  readonly task: TaskName;
  readonly input: unknown;
}

export type MessageFromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly id: number; readonly value: unknown }
  /** `error` with its stack, for the log. */
  | { readonly kind: 'failed'; readonly id: number; readonly error: string };
