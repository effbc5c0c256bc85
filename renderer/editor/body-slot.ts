import type { BodyHandle } from './body-handle.ts';

/** Where the editor of a body is connected; for `useSyncExternalStore`. */
export class BodySlot {
  #body: BodyHandle | null = null;
  readonly #listeners = new Set<() => void>();

  readonly get = (): BodyHandle | null => this.#body;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(body: BodyHandle | null): void {
    this.#body = body;
    for (const listener of this.#listeners) listener();
  }
}
