import { setTimeout as pause } from 'node:timers/promises';
import type { ReadableDatabase } from '../store/database.ts';
import { editionsInOrder } from '../store/text-search.ts';
import type { FindingTexts } from './finding-texts.ts';

/** How long a stretch of reading may keep others waiting, and how long they have the core between, in milliseconds. */
const stretch = 8;
const between = 10;
const storiesAtOnce = 100;

/** Reads the newsroom's texts ahead, the latest first: who looks for one thing looks for another soon. */
export interface FindingWarmth {
  /** Begins, or goes on, once somebody looked for something. */
  begin(database: ReadableDatabase): void;
  close(): void;
}

/** @param isBusy whether somebody waits for an answer. */
export function createFindingWarmth(texts: FindingTexts, isBusy: () => boolean): FindingWarmth {
  let begun = false;
  let closed = false;
  const readAhead = async (database: ReadableDatabase): Promise<void> => {
    for (let offset = 0; ; offset += storiesAtOnce) {
      const editions = editionsInOrder(database, false, offset, storiesAtOnce);
      if (editions.length === 0) return;
      let end = performance.now() + stretch;
      for (const edition of editions) {
        if (!texts.prepare(database, edition)) return;
        if (performance.now() < end) continue;
        do await pause(between, undefined, { ref: false });
        while (isBusy() && !closed);
        if (closed) return;
        end = performance.now() + stretch;
      }
    }
  };
  return {
    begin(database) {
      if (begun || closed) return;
      begun = true;
      // What cannot be read now is read when it is asked for, and then somebody is told.
      readAhead(database).catch(() => undefined);
    },
    close() {
      closed = true;
    },
  };
}
