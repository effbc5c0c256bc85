/** Who wants to be told. */
export class Listeners {
  readonly #listeners = new Set<() => void>();

  /** Returns what takes the listener out again. */
  add(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
