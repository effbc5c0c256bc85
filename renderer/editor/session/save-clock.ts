/**
 * How long after the last keystroke a save starts, and how long after the first one at the latest. Milliseconds. What is
 * typed is promised to be on the disk 1 s after the last keystroke and 2 s into typing: the rest is for the save itself,
 * and for one that is still on its way.
 */
export const quietBeforeSave = 600;
export const longestUnsaved = 1_600;

/** Says when the next save is due. */
export class SaveClock {
  readonly #due: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Since when there is something to be saved. */
  #since: number | null = null;

  constructor(due: () => void) {
    this.#due = due;
  }

  /** Says that there is something to be saved. */
  note(): void {
    this.#since ??= Date.now();
  }

  schedule(): void {
    const now = Date.now();
    const latest = (this.#since ?? now) + longestUnsaved;
    this.startIn(Math.max(0, Math.min(quietBeforeSave, latest - now)));
  }

  startIn(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#due, milliseconds);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  /** Says that all that was to be saved is on its way, or dropped. */
  clear(): void {
    this.stop();
    this.#since = null;
  }
}
