/** Runs work when the page has nothing better to do; the returned function takes it off again. */
export function whenIdle(work: (deadline: () => number) => void): () => void {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(() => work(() => 8), 1);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback((idle) => work(() => idle.timeRemaining()), { timeout: 500 });
  return () => cancelIdleCallback(handle);
}

/** Does something with each item while the page is idle, and at last `done`; the returned function gives it up. */
export function eachWhenIdle<Item>(items: readonly Item[], work: (item: Item) => void, done: () => void): () => void {
  let at = 0;
  let stop = (): void => undefined;
  const go = (left: () => number): void => {
    const item = items[at];
    do {
      const next = items[at];
      if (next === undefined) break;
      work(next);
      at += 1;
    } while (left() > 2);
    if (item === undefined || at >= items.length) done();
    else stop = whenIdle(go);
  };
  stop = whenIdle(go);
  return () => stop();
}
