import { type ReadableDatabase, transaction } from '../store/database.ts';
import { allBehind, type Behind, behindAmong, indexText } from '../store/text-search.ts';
import type { Context } from './context.ts';
import type { FindingTexts } from './finding-texts.ts';

/** Nobody asked for anything so long, in milliseconds: then there is time to index. */
const quiet = 1_500;
/** How long one stretch of indexing may take between requests, and at a query, in milliseconds. */
const idleStretch = 60;
const queryStretch = 40;
const pause = 60;

/** Brings the index up to what was saved: bit by bit while nobody asks, and before somebody looks for something. */
export interface FindingIndex {
  /** Takes note of editions whose text may be another now. */
  touched(editionIds: readonly string[]): void;
  /** Does a little, and says which editions the index does not know yet. */
  catchUp(): readonly Behind[];
  /** Works while nobody asks for anything, until it is closed. */
  start(lastRequest: () => number): void;
  close(): void;
}

export function createFindingIndex(
  context: () => Pick<Context, 'database' | 'condition' | 'clock'>,
  texts: FindingTexts,
): FindingIndex {
  /** `null` until every edition was looked at once. */
  let suspects: Set<string> | null = null;
  let queue = new Map<number, Behind>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;

  const look = (database: ReadableDatabase): void => {
    if (suspects?.size === 0) return;
    const found = suspects === null ? allBehind(database) : behindAmong(database, [...suspects]);
    suspects = new Set();
    queue = new Map([...found, ...queue.values()].map((one) => [one.key, one]));
    for (const one of found) queue.set(one.key, one);
  };

  const work = (stretch: number): void => {
    const { database, condition } = context();
    look(database);
    if (queue.size === 0 || condition().kind !== 'good') return;
    const end = performance.now() + stretch;
    const done: number[] = [];
    transaction(database, (unit) => {
      for (const one of queue.values()) {
        indexText(unit, one, texts.indexed(unit, one));
        done.push(one.key);
        if (performance.now() > end) break;
      }
    });
    for (const key of done) queue.delete(key);
  };

  const workWhenQuiet = (lastRequest: () => number, wait: number): void => {
    timer = setTimeout(() => {
      const busy = Math.abs(context().clock.now() - lastRequest()) < quiet;
      try {
        if (!busy) work(idleStretch);
      } catch {
        // Whoever saves or looks next is told what is wrong with the file; the index can wait.
        workWhenQuiet(lastRequest, quiet * 20);
        return;
      }
      if (!closed) workWhenQuiet(lastRequest, !busy && queue.size > 0 ? pause : quiet);
    }, wait);
    timer.unref?.();
  };

  return {
    touched(editionIds) {
      for (const id of editionIds) suspects?.add(id);
    },
    catchUp() {
      try {
        work(queryStretch);
      } catch {
        // A disk that is full keeps nobody from looking: what is not in the index is read.
      }
      return [...queue.values()];
    },
    start(lastRequest) {
      workWhenQuiet(lastRequest, quiet * 2);
    },
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}
