import type { FinderPlaces } from './finder-state.ts';
import { partOf } from './match-places.ts';

/** How long the numbers may lag behind what is typed, in milliseconds. */
const lag = 120;

/** How many new blocks are looked through at once, before they are painted. */
const mostAtOnce = 8;

/** Who acts on changes of the text. */
export interface ChangeFollower {
  /** Whether anything is looked for at all. */
  isLooking(): boolean;
  /** Blocks came, went or changed places. */
  onBlocks(): void;
  /** At each key in the text: the words of a part are others, and it was not looked through yet. */
  onWords(part: HTMLElement): void;
  /** It is time to look through what changed. */
  onDue(): void;
}

/** Which parts of the text have changed since they were looked through. */
export class ChangedParts {
  readonly #places: FinderPlaces;
  readonly #follower: ChangeFollower;
  readonly #observer = new MutationObserver((records) => this.#note(records));
  readonly #changed = new Set<HTMLElement>();
  #scope: HTMLElement | null = null;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(places: FinderPlaces, follower: ChangeFollower) {
    this.#places = places;
    this.#follower = follower;
  }

  watch(): void {
    this.#scope = this.#places.scope();
    this.#scope?.addEventListener('input', this.#typed);
    const watched = [this.#places.body(), ...(this.#scope?.querySelectorAll('[data-row]') ?? [])];
    for (const element of watched) {
      if (element) this.#observer.observe(element, { childList: true, characterData: true, subtree: true });
    }
  }

  stop(): void {
    this.#observer.disconnect();
    this.#scope?.removeEventListener('input', this.#typed);
    this.#scope = null;
    this.take();
  }

  add(element: HTMLElement): void {
    this.#changed.add(element);
  }

  has(element: HTMLElement): boolean {
    return this.#changed.has(element);
  }

  /** They are looked through anyway. */
  forget(): void {
    this.#changed.clear();
  }

  /** Hands all of them over. */
  take(): readonly HTMLElement[] {
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
    const changed = [...this.#changed];
    this.#changed.clear();
    return changed;
  }

  /** Has looked at once through what changed until now, for whoever acts on the answer; expressions come a moment later. */
  catchUp(): void {
    this.#note(this.#observer.takeRecords());
    if (this.#changed.size > 0) this.#follower.onDue();
  }

  #note(records: readonly MutationRecord[]): void {
    const body = this.#places.body();
    let put = 0;
    for (const { target, addedNodes, removedNodes } of records) {
      if (target === body) {
        this.#follower.onBlocks();
        for (const node of addedNodes) if (node instanceof HTMLElement) this.#changed.add(node);
        put += addedNodes.length;
        for (const node of removedNodes) if (node instanceof HTMLElement) this.#changed.add(node);
      } else {
        const part = partOf(target, body);
        if (!part) continue;
        this.#changed.add(part);
        this.#follower.onWords(part);
      }
    }
    if (this.#changed.size === 0 || !this.#follower.isLooking()) return;
    // What is in the place of a block has nothing marked in it yet, and would blink.
    if (put > 0 && put <= mostAtOnce) {
      this.#follower.onDue();
      return;
    }
    // Nothing is looked for at a key: what is marked moves along with its words, and the rest comes a moment later.
    this.#waiting ??= setTimeout(() => this.#follower.onDue(), lag);
  }

  readonly #typed = ({ target }: Event): void => {
    if (!(target instanceof HTMLElement) || !target.hasAttribute('data-field')) return;
    this.#changed.add(target);
    this.#follower.onDue();
  };
}
