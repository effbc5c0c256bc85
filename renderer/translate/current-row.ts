/**
 * Which row holds the caret. Kept outside React: moving inside a row tells nobody, and moving to another touches two
 * elements and whoever listens.
 */
export class CurrentRow {
  #key: string | null = null;
  readonly #listeners = new Set<() => void>();

  readonly get = (): string | null => this.#key;

  set(key: string | null): void {
    if (key === this.#key) return;
    this.#key = key;
    for (const listener of this.#listeners) listener();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}
