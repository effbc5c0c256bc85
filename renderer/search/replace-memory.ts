import { useSyncExternalStore } from 'react';
import type { Input } from '../../shared/contract/schemas.ts';
import { memberHere, newsroomHere } from '../app/place.ts';

/** What replacing in the newsroom is about in this window, kept while somebody looks at a text in between. */
export interface ReplaceMemory {
  /** Whether what to put instead is asked for. */
  readonly open: boolean;
  readonly by: string;
  /** The last replacing that was not undone. */
  readonly last: LastReplacing | null;
}

export interface LastReplacing {
  readonly editions: Input<'find.undoReplace'>['editions'];
  /** Whose it is: nobody else undoes it, nor does it mean anything in another newsroom. */
  readonly memberId: string | null;
  readonly newsroomId: string | null;
}

let memory: ReplaceMemory = { open: false, by: '', last: null };
const listeners = new Set<() => void>();

export function rememberReplacing(change: Partial<ReplaceMemory>): void {
  memory = { ...memory, ...change };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useReplaceMemory(): ReplaceMemory {
  return useSyncExternalStore(subscribe, () => memory);
}

/** The last replacing, when it is one of the member who is here. */
export function undoable({ last }: ReplaceMemory): LastReplacing | null {
  return last?.memberId === memberHere() && last.newsroomId === newsroomHere() ? last : null;
}
