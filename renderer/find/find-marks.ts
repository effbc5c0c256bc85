/** Draws what was found over the page with the highlights of CSS: nothing of the document is touched. */

/** In the page, and in the ghosts of fields, which say their letters themselves. */
const names = { all: 'dragoman-found', here: 'dragoman-found-here' } as const;

export class FindMarks {
  readonly #all = new Highlight();
  readonly #here = new Highlight();
  readonly #drawn = new Map<HTMLElement, readonly AbstractRange[]>();
  /** How long each was when it was drawn, for those within one text. */
  readonly #lengths = new WeakMap<AbstractRange, number>();

  show(): void {
    this.#here.priority = 1;
    CSS.highlights.set(names.all, this.#all);
    CSS.highlights.set(names.here, this.#here);
  }

  hide(): void {
    this.#drawn.clear();
    this.#all.clear();
    this.#here.clear();
    for (const name of Object.values(names)) CSS.highlights.delete(name);
  }

  /** What is drawn in a part from now on. */
  draw(element: HTMLElement, ranges: readonly AbstractRange[]): void {
    for (const range of this.#drawn.get(element) ?? []) this.#all.delete(range);
    for (const range of ranges) {
      this.#all.add(range);
      this.#lengths.set(range, range.endOffset - range.startOffset);
    }
    if (ranges.length > 0) this.#drawn.set(element, ranges);
    else this.#drawn.delete(element);
  }

  get drawn(): Iterable<HTMLElement> {
    return this.#drawn.keys();
  }

  /** Words written right before what is marked stand outside of it; the range itself would take them in. */
  keepLength(element: HTMLElement): void {
    for (const range of this.#drawn.get(element) ?? []) {
      const length = this.#lengths.get(range);
      if (!(range instanceof Range) || length === undefined || range.startContainer !== range.endContainer) continue;
      if (range.endOffset - range.startOffset > length) range.setStart(range.startContainer, range.endOffset - length);
    }
  }

  draws(element: HTMLElement): boolean {
    return this.#drawn.has(element);
  }

  /** The one that somebody is at. */
  drawHere(range: AbstractRange | null): void {
    this.#here.clear();
    if (range) this.#here.add(range);
  }
}
