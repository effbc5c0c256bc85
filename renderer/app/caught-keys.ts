/**
 * Keys typed between a command and the box that it opens, which may have to be loaded first: without this they would land
 * in the text that the caret is in.
 */

/** In milliseconds: a box that never comes must not swallow a person's typing. */
const longest = 3_000;

let caught = '';
let release: (() => void) | null = null;

/** Keeps what is typed from now on from whatever has the focus, until {@link takeCaughtKeys}. */
export function catchKeys(): void {
  release?.();
  caught = '';
  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.key === 'Backspace') caught = caught.slice(0, -1);
    else if ([...event.key].length === 1) caught += event.key;
  };
  window.addEventListener('keydown', onKey, { capture: true });
  const timer = setTimeout(() => release?.(), longest);
  release = () => {
    clearTimeout(timer);
    window.removeEventListener('keydown', onKey, { capture: true });
    release = null;
  };
}

/** What was typed meanwhile; from now on keys go where the focus is. */
export function takeCaughtKeys(): string {
  release?.();
  const text = caught;
  caught = '';
  return text;
}
