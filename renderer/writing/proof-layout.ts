/** One line of the copy, or a thing that is never cut: a picture, a row of a table. In pixels from the top of the copy. */
export interface Band {
  readonly top: number;
  readonly bottom: number;
  /** The block that it is of, and its place among that block's lines. */
  readonly block: number;
  readonly line: number;
  readonly lines: number;
  /** Of a heading, which stays with what follows. */
  readonly heading: boolean;
}

export interface ProofPage {
  readonly from: number;
  readonly to: number;
}

/**
 * Cuts copy into pages of a height, between lines. A heading goes with what follows it, and neither the first line of a
 * block nor its last stands alone on a page.
 */
export function cutPages(bands: readonly Band[], height: number): readonly ProofPage[] {
  const pages: ProofPage[] = [];
  let at = 0;
  while (at < bands.length) {
    const from = bands[at]?.top ?? 0;
    let end = at;
    while (end < bands.length && (bands[end]?.bottom ?? 0) - from <= height) end += 1;
    if (end < bands.length) end = Math.max(settled(bands, end, at), at + 1);
    const to = Math.min(bands[end - 1]?.bottom ?? from, from + height);
    pages.push({ from, to });
    // What is higher than a page goes on where it was cut.
    const last = bands[end - 1];
    for (let rest = to; last && end === at + 1 && last.bottom - rest > 1; rest += height) {
      pages.push({ from: rest, to: Math.min(last.bottom, rest + height) });
    }
    at = end;
  }
  return pages.length === 0 ? [{ from: 0, to: 0 }] : pages;
}

/** Where the page better ends than before `end`; `start` when nothing better is left. */
function settled(bands: readonly Band[], end: number, start: number): number {
  let best = end;
  for (let step = 0; step < 6 && best > start + 1; step += 1) {
    const last = bands[best - 1];
    const next = bands[best];
    if (!last || !next) break;
    const together = last.block === next.block;
    const orphan = together && last.line === 0 && last.lines > 1;
    const widow = together && next.line === next.lines - 1 && next.lines > 2;
    if (!orphan && !widow && !last.heading) return best;
    best -= 1;
  }
  return best > start + 1 ? best : end;
}

/** Reads the lines of what is laid out in a column. */
export function bandsIn(column: HTMLElement): readonly Band[] {
  const zero = column.getBoundingClientRect().top;
  return [...column.children].flatMap((element, block) => {
    const rects = linesOf(element).map(({ top, bottom }) => ({ top: top - zero, bottom: bottom - zero }));
    const lines = merged(rects);
    const heading = /^H\d$/u.test(element.tagName);
    return lines.map((rect, line) => ({ ...rect, block, line, lines: lines.length, heading }));
  });
}

interface Rect {
  readonly top: number;
  readonly bottom: number;
}

function linesOf(element: Element): Rect[] {
  if (element.matches('figure, hr, table')) {
    const parts = element.matches('table') ? [...element.querySelectorAll('tr')] : [element];
    return parts.map((part) => part.getBoundingClientRect());
  }
  const rects: Rect[] = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) if (rect.height > 0) rects.push(rect);
  }
  return rects.length > 0 ? rects : [element.getBoundingClientRect()];
}

/** Words on one line make one band; lines whose letters only touch stay apart. */
function merged(rects: readonly Rect[]): readonly Rect[] {
  const out: Rect[] = [];
  for (const rect of rects.toSorted((one, other) => one.top - other.top || one.bottom - other.bottom)) {
    const last = out.at(-1);
    const shared = last ? Math.min(last.bottom, rect.bottom) - rect.top : 0;
    if (last && shared > 0.45 * Math.min(last.bottom - last.top, rect.bottom - rect.top)) {
      out[out.length - 1] = { top: last.top, bottom: Math.max(last.bottom, rect.bottom) };
    } else out.push(rect);
  }
  return out;
}
