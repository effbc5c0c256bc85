import './text-marks.css';

/** Why something in a text is marked, from what is drawn on top to what is drawn below. */
const kinds = ['wrong', 'found-here', 'found'] as const;
export type MarkKind = (typeof kinds)[number];

interface Marked {
  readonly places: Map<MarkKind, readonly AbstractRange[]>;
  /** The blocks in the element that something is drawn in now, and what. */
  painted: ReadonlyMap<HTMLElement, string>;
  size: string;
  /** What the element said when it was measured, and up to where something in it is marked. */
  text: string;
  end: number;
}

/** What draws the background of its own text: the innermost of these around a place. */
const blocks = 'p, h1, h2, h3, h4, li, blockquote, td, th, figcaption';

/**
 * Marks places in the texts of the page without touching the document: as backgrounds of the blocks that they stand in,
 * which move along with these, and which nobody has to draw again because something is typed elsewhere. (The browser's own
 * highlights are all built and painted anew at every change of the page, whoever is typing and wherever.)
 *
 * All that is asked for at once is measured and drawn at once, before the page is painted.
 */
class TextMarks {
  readonly #marked = new Map<HTMLElement, Marked>();
  readonly #stale = new Set<HTMLElement>();
  readonly #resized = new ResizeObserver((entries) => {
    for (const { target } of entries) if (target instanceof HTMLElement) this.#sized(target);
    this.#flush();
  });
  readonly #measure = document.createRange();

  /** What is marked in an element for a reason from now on. The element is a block, or a column of them. */
  set(kind: MarkKind, element: HTMLElement, places: readonly AbstractRange[]): void {
    const marked = this.#marked.get(element);
    if (!marked && places.length === 0) return;
    const { places: all } = marked ?? this.#begin(element);
    if (places.length > 0) all.set(kind, places);
    else all.delete(kind);
    this.#measureSoon(element);
  }

  /** To be said when words in an element were changed; that the element became larger or smaller is seen here. */
  moved(element: HTMLElement): void {
    const marked = this.#marked.get(element);
    if (marked && !isBehind(element, marked)) this.#measureSoon(element);
  }

  #measureSoon(element: HTMLElement): void {
    if (this.#stale.size === 0) queueMicrotask(() => this.#flush());
    this.#stale.add(element);
  }

  #begin(element: HTMLElement): Marked {
    const marked: Marked = { places: new Map(), painted: new Map(), size: '', text: '', end: 0 };
    this.#marked.set(element, marked);
    this.#resized.observe(element);
    return marked;
  }

  #sized(element: HTMLElement): void {
    const marked = this.#marked.get(element);
    const size = `${element.offsetWidth} ${element.offsetHeight}`;
    if (!marked || marked.size === size) return;
    const isFirst = marked.size === '';
    marked.size = size;
    if (!isFirst) this.#stale.add(element);
  }

  #flush(): void {
    const stale = [...this.#stale];
    this.#stale.clear();
    // First all that is measured, then all that is drawn: in turns, the page would be laid out again for each.
    for (const [element, paint] of stale.map((each) => [each, this.#paintOf(each)] as const)) {
      const marked = this.#marked.get(element);
      if (!marked) continue;
      for (const block of marked.painted.keys()) if (!paint.has(block)) block.style.removeProperty('background');
      for (const [block, layers] of paint) {
        // What else a block has for a background is drawn below.
        if (marked.painted.get(block) !== layers) block.style.background = `${layers}var(--own-background, none)`;
      }
      marked.painted = paint;
      marked.text = element.textContent;
      marked.end = endOf(element, [...marked.places.values()].flat());
      if (marked.places.size > 0) continue;
      this.#marked.delete(element);
      this.#resized.unobserve(element);
    }
  }

  /** What is to be drawn in which block of an element: layers of a background, each with a comma behind it. */
  #paintOf(element: HTMLElement): ReadonlyMap<HTMLElement, string> {
    const paint = new Map<HTMLElement, string>();
    const corners = new Map<HTMLElement, DOMRect>();
    const places = element.isConnected ? this.#marked.get(element)?.places : null;
    for (const kind of kinds) {
      for (const place of places?.get(kind) ?? []) {
        const rects = this.#rectsOf(place);
        if (rects.length === 0) continue;
        const block = blockOf(place.startContainer, element);
        const corner = corners.get(block) ?? block.getBoundingClientRect();
        corners.set(block, corner);
        for (const rect of rects) paint.set(block, `${paint.get(block) ?? ''}${layer(kind, rect, corner)}, `);
      }
    }
    return paint;
  }

  #rectsOf({ startContainer, startOffset, endContainer, endOffset }: AbstractRange): readonly DOMRect[] {
    if (!holds(startContainer, startOffset) || !holds(endContainer, endOffset)) return [];
    this.#measure.setStart(startContainer, startOffset);
    this.#measure.setEnd(endContainer, endOffset);
    return [...this.#measure.getClientRects()].filter(({ width }) => width > 0);
  }
}

/**
 * Whether an element's words changed only behind all that is marked in it, with a word's end between: then nothing of it has
 * moved, as at most letters that are typed. Not where lines are balanced, for there a word moves others before it.
 */
function isBehind(element: HTMLElement, { text: before, end }: Marked): boolean {
  const now = element.textContent;
  if (now === before || element instanceof HTMLQuoteElement) return false;
  let same = end;
  while (same < before.length && before[same] === now[same]) same += 1;
  return /\s/u.test(before.slice(end, same)) && now.startsWith(before.slice(0, end));
}

/** Where the last of some places ends in the text of an element. */
function endOf(element: HTMLElement, places: readonly AbstractRange[]): number {
  let end = 0;
  let start = 0;
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    for (const place of places) if (place.endContainer === text) end = Math.max(end, start + place.endOffset);
    start += text.textContent?.length ?? 0;
  }
  // One that ends between two texts may be anywhere.
  return places.every(({ endContainer }) => endContainer instanceof Text) ? end : start;
}

function holds(node: Node, offset: number): boolean {
  return node.isConnected && offset <= (node instanceof Text ? node.length : node.childNodes.length);
}

function blockOf(node: Node, element: HTMLElement): HTMLElement {
  const block = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>(blocks);
  return block && element.contains(block) ? block : element;
}

/** How high the line under a word is, in pixels, as it is drawn in the style sheet. */
const waveHeight = 4;
/** Where letters stand, as a part of the height of their line box; the line begins a pixel below. */
const baseline = 0.77;

function layer(kind: MarkKind, rect: DOMRect, corner: DOMRect): string {
  const x = rect.left - corner.left;
  const y = rect.top - corner.top;
  const line = Math.round(y + rect.height * baseline) + 1;
  const [top, height] = kind === 'wrong' ? [line, waveHeight] : [y, rect.height];
  return `var(--mark-${kind}) ${px(x)} ${px(top)} / ${px(rect.width)} ${px(height)} no-repeat border-box`;
}

function px(length: number): string {
  return `${Math.round(length * 100) / 100}px`;
}

/** Of this page. One for all who mark something, for a block has only one background. */
export const textMarks = new TextMarks();
