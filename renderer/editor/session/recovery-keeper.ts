import type { EditionContent } from '../../../shared/domain/edition.ts';

/** Where text goes that could not be saved. */
export interface RecoveryPlace {
  /** Resolves to whether it is kept. */
  keep(content: EditionContent, baseRevision: number): Promise<boolean>;
  drop(): void;
}

/** How long typing rests before the text is kept anew, and how long it goes on at most without. Milliseconds. */
const pause = 300;
const longest = 1_500;

/** Keeps the text of one edition in a recovery file for as long as it cannot be saved. */
export class RecoveryKeeper {
  readonly #place: RecoveryPlace;
  readonly #text: () => { readonly content: EditionContent; readonly baseRevision: number };
  readonly #onKept: (kept: boolean) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #since: number | null = null;
  #begun = false;
  #writing = false;
  #again = false;

  constructor(
    place: RecoveryPlace,
    text: () => { readonly content: EditionContent; readonly baseRevision: number },
    onKept: (kept: boolean) => void,
  ) {
    this.#place = place;
    this.#text = text;
    this.#onKept = onKept;
  }

  /** Keeps the whole text as it is now. */
  keepNow(): void {
    clearTimeout(this.#timer);
    this.#since = null;
    this.#begun = true;
    if (this.#writing) {
      this.#again = true;
      return;
    }
    this.#writing = true;
    const { content, baseRevision } = this.#text();
    void this.#place.keep(content, baseRevision).then((kept) => {
      this.#writing = false;
      if (!this.#begun) {
        // It was saved meanwhile.
        this.#place.drop();
        return;
      }
      this.#onKept(kept);
      if (this.#again) {
        this.#again = false;
        this.keepNow();
      }
    });
  }

  /** Says that more was typed since. */
  typed(): void {
    if (!this.#begun) return;
    const now = Date.now();
    this.#since ??= now;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.keepNow(), Math.max(0, Math.min(pause, this.#since + longest - now)));
  }

  /** Everything is saved: nothing is to be recovered. */
  drop(): void {
    clearTimeout(this.#timer);
    this.#since = null;
    this.#again = false;
    if (!this.#begun) return;
    this.#begun = false;
    if (!this.#writing) this.#place.drop();
  }

  /** Stops the timer; what is kept stays. */
  stop(): void {
    clearTimeout(this.#timer);
  }
}
