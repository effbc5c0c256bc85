import type { EditionSession } from '../editor/session/edition-session.ts';

/** Where in the window of the text the line that is written stays, in shares of its height. */
const restingPlace = 0.42;

/**
 * Keeps the line with the caret at one height while somebody writes or goes by the keyboard. A click moves nothing: what
 * is under the pointer stays there. Moves in whole pixels, once a frame, and not for less than half a line.
 */
export function followTypewriter(session: EditionSession): () => void {
  let frame = 0;
  let byKeys = true;
  const settle = (): void => {
    frame = 0;
    const root = session.getBody()?.rootElement();
    const line = root && caretLine(root);
    const scroller = root && scrollerOf(root);
    if (!line || !scroller) return;
    const box = scroller.getBoundingClientRect();
    const by = Math.round(line.top - (box.top + box.height * restingPlace));
    if (Math.abs(by) > line.height / 2) scroller.scrollBy({ top: by, behavior: 'instant' });
  };
  const ask = (): void => {
    if (byKeys && frame === 0) frame = requestAnimationFrame(settle);
  };
  const onKey = (): void => {
    byKeys = true;
  };
  const onPointer = (): void => {
    byKeys = false;
  };
  document.addEventListener('keydown', onKey, { capture: true });
  document.addEventListener('pointerdown', onPointer, { capture: true });
  document.addEventListener('selectionchange', ask);
  window.addEventListener('resize', ask);
  ask();
  return () => {
    cancelAnimationFrame(frame);
    document.removeEventListener('keydown', onKey, { capture: true });
    document.removeEventListener('pointerdown', onPointer, { capture: true });
    document.removeEventListener('selectionchange', ask);
    window.removeEventListener('resize', ask);
  };
}

function caretLine(root: HTMLElement): { readonly top: number; readonly height: number } | null {
  const selection = document.getSelection();
  const node = selection?.focusNode;
  if (!selection || !node || !root.contains(node)) return null;
  const range = document.createRange();
  range.setStart(node, selection.focusOffset);
  const rect = [...range.getClientRects()].at(-1);
  if (rect && rect.height > 0) return { top: rect.top, height: rect.height };
  // An empty block has no letters to measure.
  const element = node instanceof Element ? (node.children[selection.focusOffset] ?? node) : node.parentElement;
  if (!element || element === root) return null;
  const { top, height } = element.getBoundingClientRect();
  return { top, height: Math.max(1, Math.min(height, 40)) };
}

function scrollerOf(element: HTMLElement): HTMLElement | null {
  for (let up = element.parentElement; up; up = up.parentElement) {
    if (/auto|scroll/u.test(getComputedStyle(up).overflowY)) return up;
  }
  return null;
}
