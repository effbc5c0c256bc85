/** The parts of a page that jsdom lacks and views rely on. Layout is a fixed screenful: 1000 by 600. */

const screenful = { width: 1000, height: 600 };
/** How far everything scrolls. */
const endless = 100_000_000;

class FixedResizeObserver implements ResizeObserver {
  readonly #callback: ResizeObserverCallback;

  constructor(callback: ResizeObserverCallback) {
    this.#callback = callback;
  }

  observe(target: Element): void {
    const size = [{ inlineSize: screenful.width, blockSize: screenful.height }];
    const contentRect = new DOMRect(0, 0, screenful.width, screenful.height);
    const entry = { target, contentRect, borderBoxSize: size, contentBoxSize: size, devicePixelContentBoxSize: size };
    this.#callback([entry], this);
  }

  unobserve(): void {}

  disconnect(): void {}
}

function give(target: object, name: string, descriptor: PropertyDescriptor): void {
  Object.defineProperty(target, name, { configurable: true, ...descriptor });
}

/** Call once in a test file whose views use dialogs, virtual lists or smooth scrolling. */
export function installPageParts(): void {
  give(window, 'ResizeObserver', { value: FixedResizeObserver });
  give(HTMLElement.prototype, 'offsetWidth', { get: () => screenful.width });
  give(HTMLElement.prototype, 'offsetHeight', { get: () => screenful.height });
  give(HTMLElement.prototype, 'clientWidth', { get: () => screenful.width });
  give(HTMLElement.prototype, 'clientHeight', { get: () => screenful.height });
  give(HTMLElement.prototype, 'scrollHeight', { get: () => endless });
  give(HTMLElement.prototype, 'scrollIntoView', { value: () => undefined });
  give(HTMLElement.prototype, 'scrollTo', {
    value(this: HTMLElement, options: { top?: number }) {
      this.scrollTop = options.top ?? 0;
      this.dispatchEvent(new Event('scroll'));
    },
  });
  give(HTMLDialogElement.prototype, 'showModal', {
    value(this: HTMLDialogElement) {
      this.setAttribute('open', '');
    },
  });
  give(HTMLDialogElement.prototype, 'close', {
    value(this: HTMLDialogElement) {
      this.removeAttribute('open');
    },
  });
}
