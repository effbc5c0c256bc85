/** Something with elements that stand one below the other, such as the children of a text. */
interface Column {
  readonly length: number;
  readonly [index: number]: Element;
}

/**
 * How far beyond the window something still counts as on the screen, in pixels: what is drawn over the text stands there
 * before it is scrolled into view. Not more than it must be, for the browser paints every such block again at each key.
 */
export const edge = 150;

/** The elements of a column that are on the screen or `around` pixels beyond it; none while the column is hidden. */
export function visibleElements(column: Column, around: number): readonly Element[] {
  const from = -around;
  const to = window.innerHeight + around;
  // The first that reaches into view is found by halves.
  let low = 0;
  let high = column.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const bottom = column[middle]?.getBoundingClientRect().bottom ?? 0;
    if (bottom < from) low = middle + 1;
    else high = middle;
  }
  const visible: Element[] = [];
  for (let at = low; at < column.length; at += 1) {
    const element = column[at];
    const rect = element?.getBoundingClientRect();
    if (!element || !rect || rect.top > to) break;
    if (rect.height > 0) visible.push(element);
  }
  return visible;
}
