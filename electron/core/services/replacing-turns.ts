import { setImmediate as nextTurn } from 'node:timers/promises';
import { DragomanError } from '../../../shared/contract/errors.ts';
import type { ReplaceRun } from '../store/newsroom-settings.ts';
import { dropRun, keepRun } from '../store/replace-runs.ts';
import { type Request, type Unit, write } from './context.ts';
import { signedIn } from './sessions.ts';

/** How long one part of a long work may keep other requests waiting, in milliseconds. */
const stretch = 15;
/** So many texts are written in the first part: how long each takes is known after it. */
const atFirst = 8;
const atMost = 60;
/** How often a window hears how far it is, in milliseconds. */
const betweenWords = 80;

/** Works on one thing after another; every now and then other requests have their turn. */
export async function inTurns<Item>(items: readonly Item[], work: (item: Item) => void): Promise<void> {
  let pauseAt = performance.now() + stretch;
  for (const item of items) {
    if (performance.now() > pauseAt) {
      await nextTurn();
      pauseAt = performance.now() + stretch;
    }
    work(item);
  }
}

/** What changes many texts, part by part. */
export interface LongRun<Item, Prepared> {
  readonly run: ReplaceRun;
  /** Whether it is written down already: it was cut off before. */
  readonly isKept: boolean;
  /** The unfinished one whose place it takes. */
  readonly instead?: string | undefined;
  readonly items: readonly Item[];
  /** Works out what is to be written, outside of any transaction. */
  readonly prepare: (items: readonly Item[]) => Promise<Prepared>;
  /** Writes that, in a transaction of its own. */
  readonly write: (unit: Unit, prepared: Prepared) => void;
}

/** One after another: what two of them change may be the same texts. */
export interface ReplaceRuns {
  /** @returns the things that were not come to when somebody stopped it. */
  carryOut<Item, Prepared>(request: Request, long: LongRun<Item, Prepared>): Promise<readonly Item[]>;
  isUnderWay(id: string): boolean;
  /** Whether any is. */
  isBusy(): boolean;
  /** Stops those of a window. */
  stop(session: string | null): void;
  /** Lets go of what is under way: it is unfinished then. */
  close(): void;
}

interface Going {
  readonly session: string | null;
  stopped: boolean;
}

export function createReplaceRuns(): ReplaceRuns {
  const going = new Map<string, Going>();
  let turn: Promise<unknown> = Promise.resolve();
  let closed = false;

  const refuseWhenClosed = (): void => {
    if (closed) throw new DragomanError('no-newsroom', 'The newsroom was closed meanwhile.', {});
  };

  const work = async <Item, Prepared>(
    request: Request,
    { run, items, ...long }: LongRun<Item, Prepared>,
    own: Going,
  ): Promise<readonly Item[]> => {
    const before = run.editions.length - items.length;
    let isKept = long.isKept;
    let saidAt = Number.NEGATIVE_INFINITY;
    let size = atFirst;
    let at = 0;
    do {
      if (at > 0) await nextTurn();
      refuseWhenClosed();
      const part = items.slice(at, at + size);
      const prepared = await long.prepare(part);
      refuseWhenClosed();
      signedIn(request);
      if (own.stopped) break;
      const begun = performance.now();
      const isLast = at + part.length >= items.length;
      write(toEverybody(request), (unit) => {
        if (at === 0 && long.instead !== undefined) dropRun(unit.database, long.instead);
        if (!isLast && !isKept) keepRun(unit.database, run);
        long.write(unit, prepared);
        if (isLast && isKept) dropRun(unit.database, run.id);
      });
      isKept = !isLast;
      at += part.length;
      const now = performance.now();
      if (!isLast && now - saidAt >= betweenWords) {
        saidAt = now;
        request.emit({ kind: 'replacing', origin: request.session, done: before + at, of: run.editions.length });
      }
      size = Math.max(1, Math.min(atMost, size * 2, Math.floor((size * stretch) / Math.max(now - begun, 0.1))));
    } while (at < items.length);
    const notReached = items.slice(at);
    if (notReached.length > 0 && isKept) write(request, (unit) => dropRun(unit.database, run.id));
    return notReached;
  };

  return {
    async carryOut(request, long) {
      const own: Going = { session: request.session, stopped: false };
      going.set(long.run.id, own);
      const mine = turn.then(() => work(request, long, own));
      turn = mine.catch(() => undefined);
      try {
        return await mine;
      } finally {
        going.delete(long.run.id);
      }
    },
    isUnderWay: (id) => going.has(id),
    isBusy: () => going.size > 0,
    stop(session) {
      for (const one of going.values()) if (one.session === session) one.stopped = true;
    },
    close() {
      closed = true;
    },
  };
}

/** The window that asks may have one of the texts open by now, and does not know what it says. */
function toEverybody(request: Request): Request {
  return { ...request, session: null };
}
