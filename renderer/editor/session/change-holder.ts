import type { ContentChange } from '../../../shared/domain/edition.ts';

/** What was typed and is in no save that was sent. */
export interface Unsent {
  readonly baseRevision: number;
  /** Whether a save is on its way, on top of which `change` is. */
  readonly sending: boolean;
  readonly change: ContentChange;
}

/** How long after a keystroke it is told at the latest, or a little later while the page is busy. Milliseconds. */
const pause = 250;

/** Tells the main process what is typed between saves, so that a page that crashes gets it back. */
export class ChangeHolder {
  readonly #read: () => Unsent | null;
  readonly #tell: (unsent: Unsent) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether the main process may hold something. */
  #holds = false;

  /** @param read null while it is kept elsewhere. */
  constructor(read: () => Unsent | null, tell: (unsent: Unsent) => void) {
    this.#read = read;
    this.#tell = tell;
  }

  /** Says that something was typed. Costs next to nothing: called at every keystroke. */
  typed(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      // Not between two keys that follow one another closely.
      if (typeof requestIdleCallback === 'function') requestIdleCallback(() => this.tellNow(), { timeout: pause });
      else this.tellNow();
    }, pause);
  }

  /** Says that a save is on its way, which the main process sees. */
  sent(): void {
    this.#holds = true;
  }

  /** Says that all is saved. */
  saved(): void {
    this.#holds = false;
  }

  /** Tells what is to be told now, if only that there is nothing any more. */
  tellNow(): void {
    this.stop();
    const unsent = this.#read();
    if (!unsent) return;
    const any = Object.keys(unsent.change).length > 0;
    if (!any && !this.#holds) return;
    this.#holds = any || unsent.sending;
    this.#tell(unsent);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
