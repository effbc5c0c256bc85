export interface Place {
  readonly left: number;
  readonly top: number;
}

/** Room that is left between the selected words and what floats beside them, in pixels. */
const gap = 8;

/** The line that a point of a range is on. */
function lineAt(range: Range, atStart: boolean): DOMRect | null {
  const point = range.cloneRange();
  point.collapse(atStart);
  const [rect] = point.getClientRects();
  if (rect) return rect;
  const { startContainer: node } = point;
  const element = node instanceof Element ? (node.childNodes[point.startOffset] ?? node) : node.parentElement;
  return element instanceof Element ? element.getBoundingClientRect() : null;
}

/** What the page shows of the text: the box that scrolls. */
export function visibleBox(element: HTMLElement): { readonly top: number; readonly bottom: number } {
  for (let one = element.parentElement; one; one = one.parentElement) {
    if (/auto|scroll/u.test(getComputedStyle(one).overflowY)) return one.getBoundingClientRect();
  }
  return { top: 0, bottom: window.innerHeight };
}

/**
 * Where a toolbar of this size stands, from the corner of the frame: above the first selected line, or below the last
 * one, and never on what is selected. Null where there is no room for it.
 */
export function placeBeside(
  range: Range,
  frame: HTMLElement,
  { width, height }: { readonly width: number; readonly height: number },
): Place | null {
  const first = lineAt(range, true);
  const last = lineAt(range, false);
  if (!first || !last) return null;
  const box = visibleBox(frame);
  const corner = frame.getBoundingClientRect();
  const oneLine = Math.abs(first.top - last.top) < 4;
  const middle = oneLine ? (first.left + last.left) / 2 : first.left + width / 2;
  const left = Math.max(0, Math.min(middle - width / 2 - corner.left, corner.width - width));
  if (first.top - height - gap >= box.top && first.top <= box.bottom) {
    return { left, top: first.top - height - gap - corner.top };
  }
  if (last.bottom + height + gap <= box.bottom && last.bottom >= box.top) {
    return { left, top: last.bottom + gap - corner.top };
  }
  return null;
}
