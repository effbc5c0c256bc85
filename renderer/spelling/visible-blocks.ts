/** The children of an editor's element on the screen and a screenful around it; none while it is hidden. */
export function visibleBlocks(root: HTMLElement): readonly Element[] {
  if (root.offsetHeight === 0) return [];
  const { children } = root;
  const from = -window.innerHeight;
  const to = 2 * window.innerHeight;
  // Blocks stand one below the other: the first that reaches into view is found by halves.
  let low = 0;
  let high = children.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const bottom = children[middle]?.getBoundingClientRect().bottom ?? 0;
    if (bottom < from) low = middle + 1;
    else high = middle;
  }
  const visible: Element[] = [];
  for (let at = low; at < children.length; at += 1) {
    const child = children[at];
    if (!child || child.getBoundingClientRect().top > to) break;
    visible.push(child);
  }
  return visible;
}
