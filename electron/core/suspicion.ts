import type { ReadableDatabase } from './store/database.ts';
import { checkEverything } from './store/health-check.ts';

/** The pause before the file is checked, in milliseconds: what failed is told first. */
const pauseBeforeCheck = 50;
/** After a check that found nothing, for how long another failure is not taken for damage, in milliseconds. */
const trustedFor = 10 * 60_000;

export interface Suspicion {
  /** Something failed for which damage may be the reason: the file is checked once, between other requests. */
  raise(): void;
  close(): void;
}

/**
 * Checks the whole file when something failed that nobody expected, table by table so that requests go on.
 * @param onDamage called when something is wrong with the file, with what it is, for the log.
 * @param isOver whether it makes no sense any more: the newsroom is closed, or known to be damaged.
 */
export function createSuspicion(
  database: ReadableDatabase,
  { onDamage, isOver }: { readonly onDamage: (what: string) => void; readonly isOver: () => boolean },
): Suspicion {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isBusy = false;

  const after = (milliseconds: number, work: () => void): void => {
    timer = setTimeout(work, milliseconds);
    timer.unref?.();
  };

  const settle = (): void => {
    after(trustedFor, () => {
      isBusy = false;
    });
  };

  const step = (steps: Iterator<string | null, void>): void => {
    if (isOver()) return;
    const next = tryNext(steps);
    if (next === null || next.done) settle();
    else if (next.value) onDamage(next.value);
    else after(0, () => step(steps));
  };

  /** Null when it cannot be checked: a file that is gone, for one, is told in its own way. */
  const tryNext = (steps: Iterator<string | null, void>): IteratorResult<string | null, void> | null => {
    try {
      return steps.next();
    } catch {
      return null;
    }
  };

  return {
    raise() {
      if (isBusy || isOver()) return;
      isBusy = true;
      after(pauseBeforeCheck, () => step(checkEverything(database)));
    },
    close: () => clearTimeout(timer),
  };
}
