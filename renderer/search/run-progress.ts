import { useSyncExternalStore } from 'react';
import { request } from '../app/client.ts';
import { onReplacing } from '../app/queries.ts';

/** How far this window is with what it has the core replace, or undo. */
export interface RunProgress {
  readonly what: 'replace' | 'finish' | 'undo';
  readonly done: number;
  readonly of: number;
  /** Whether the core said so: what takes no time says nothing. */
  readonly isLong: boolean;
  /** Whether somebody asked to stop it. */
  readonly isStopping: boolean;
}

let progress: RunProgress | null = null;
const listeners = new Set<() => void>();

function set(next: RunProgress | null): void {
  progress = next;
  for (const listener of listeners) listener();
}

/** What is under way; null while nothing is. */
export function runProgress(): RunProgress | null {
  return progress;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useRunProgress(): RunProgress | null {
  return useSyncExternalStore(subscribe, runProgress);
}

/** Follows a request that goes through so many texts. */
export async function followed<Value>(
  what: RunProgress['what'],
  of: number,
  work: () => Promise<Value>,
): Promise<Value> {
  set({ what, done: 0, of, isLong: false, isStopping: false });
  const stop = onReplacing((event) => {
    if (progress) set({ ...progress, done: event.done, of: event.of, isLong: true });
  });
  try {
    return await work();
  } finally {
    stop();
    set(null);
  }
}

/** Has it stop where it is. What is said then comes with the answer to what was asked. */
export function stopRun(): void {
  if (!progress || progress.isStopping) return;
  set({ ...progress, isStopping: true });
  // A core that does not answer this has nothing under way.
  request('find.stopReplacing', {}).catch(() => undefined);
}
