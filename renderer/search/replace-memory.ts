import { useSyncExternalStore } from 'react';
import type { LeftOut } from '../../shared/contract/find.ts';
import type { Input } from '../../shared/contract/schemas.ts';
import { memberHere, newsroomHere } from '../app/place.ts';

/** What replacing in the newsroom is about in this window, kept while somebody looks at a text in between. */
export interface ReplaceMemory {
  /** Whether what to put instead is asked for. */
  readonly open: boolean;
  readonly by: string;
  /** The last replacing that was not undone. */
  readonly last: LastReplacing | null;
  /** The texts that the last replacing, or its undoing, left as they are. */
  readonly report: LeftOutReport | null;
}

export interface LeftOutReport {
  /** What stands before their number: "Not replaced in". */
  readonly title: string;
  readonly leftOut: readonly LeftOut[];
  /** What can be done about them. */
  readonly hint: string | null;
  /** Whom it is for. */
  readonly memberId: string | null;
}

export interface LastReplacing {
  readonly editions: Input<'find.undoReplace'>['editions'];
  /** Whose it is: nobody else undoes it, nor does it mean anything in another newsroom. */
  readonly memberId: string | null;
  readonly newsroomId: string | null;
}

let memory: ReplaceMemory = { open: false, by: '', last: null, report: null };
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

/** What the last one left as it is, when it is one of the member who is here. */
export function reportHere({ report }: ReplaceMemory): LeftOutReport | null {
  return report?.memberId === memberHere() ? report : null;
}
