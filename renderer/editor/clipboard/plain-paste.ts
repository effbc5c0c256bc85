/**
 * A paste as text comes from the page as one with nothing but plain text on the clipboard, as do pastes out of programs
 * that have nothing else. Only who asked tells them apart.
 */

/** How long after it was asked for a paste comes at the latest, in milliseconds. */
const soon = 1_000;

let askedAt = Number.NEGATIVE_INFINITY;

/** Says that the next paste is one as text. */
export function expectPlainPaste(): void {
  askedAt = performance.now();
}

/** Ctrl, or Cmd on a Mac, with Shift and V, which the page turns into a paste itself. Never handles the key. */
export function notePlainPasteKey(event: KeyboardEvent): false {
  if (event.code === 'KeyV' && event.shiftKey && (event.ctrlKey || event.metaKey) && !event.altKey) expectPlainPaste();
  return false;
}

/** Whether the paste that comes now was asked for as text. */
export function isPlainPaste(): boolean {
  return performance.now() - askedAt < soon;
}

/** As {@link isPlainPaste}, once. */
export function takePlainPaste(): boolean {
  const asked = isPlainPaste();
  askedAt = Number.NEGATIVE_INFINITY;
  return asked;
}
