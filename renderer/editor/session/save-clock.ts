/**
 * How long after the last keystroke a save starts, and how long after the first one at the latest. Milliseconds. What is
 * typed is promised to be on the disk 1 s after the last keystroke and 2 s into typing: the rest is for the save itself,
 * and for one that is still on its way.
 */
export const quietBeforeSave = 600;
export const longestUnsaved = 1_600;

/** Says when the next save is due. Its times are those of `performance.now()`, which nobody can put back. */
export class SaveClock {
  readonly #save: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** When the timer fires; at that time the save may have been put off. */
  #fires = Number.POSITIVE_INFINITY;
  #due = 0;
  /** Since when there is something to be saved. */
  #since: number | null = null;

  constructor(save: () => void) {
    this.#save = save;
  }

  /** Says that there is something to be saved. */
  note(): void {
    this.#since ??= performance.now();
  }

  schedule(): void {
    const now = performance.now();
    this.#startAt(Math.max(now, Math.min(now + quietBeforeSave, (this.#since ?? now) + longestUnsaved)));
  }

  startIn(milliseconds: number): void {
    this.#startAt(performance.now() + milliseconds);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#fires = Number.POSITIVE_INFINITY;
  }

  /** Says that all that was to be saved is on its way, or dropped. */
  clear(): void {
    this.stop();
    this.#since = null;
  }

  /** A timer that fires too early is left to: setting another one at each key would cost more. */
  #startAt(due: number): void {
    this.#due = due;
    if (this.#fires <= due) return;
    clearTimeout(this.#timer);
    this.#fires = due;
    this.#timer = setTimeout(this.#fired, due - performance.now());
  }

  readonly #fired = (): void => {
    this.#fires = Number.POSITIVE_INFINITY;
    // A timer may fire a little before its time.
    if (performance.now() + 1 < this.#due) this.#startAt(this.#due);
    else this.#save();
  };
}
