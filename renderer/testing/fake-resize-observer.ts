/** For tests without layout: sizes are what the test says they are. */
export class FakeResizeObserver implements ResizeObserver {
  static readonly all = new Set<FakeResizeObserver>();
  readonly observed = new Set<Element>();
  readonly #callback: ResizeObserverCallback;

  constructor(callback: ResizeObserverCallback) {
    this.#callback = callback;
    FakeResizeObserver.all.add(this);
  }

  observe(element: Element): void {
    this.observed.add(element);
  }

  unobserve(element: Element): void {
    this.observed.delete(element);
  }

  disconnect(): void {
    this.observed.clear();
    FakeResizeObserver.all.delete(this);
  }

  /** Tells every observer the heights of what it observes, all of one width. */
  static report(heightOf: (element: Element) => number | undefined): void {
    for (const observer of FakeResizeObserver.all) {
      const entries = [...observer.observed].flatMap((target) => {
        const height = heightOf(target);
        return height === undefined ? [] : [{ target, contentRect: { width: 400, height } } as ResizeObserverEntry];
      });
      if (entries.length > 0) observer.#callback(entries, observer);
    }
  }
}
