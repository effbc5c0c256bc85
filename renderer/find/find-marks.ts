import { textMarks } from '../marks/text-marks.ts';

/** In the ghosts of fields, which say their letters themselves. */
const names = { all: 'dragoman-found', here: 'dragoman-found-here' } as const;

/** Draws what was found: in the page as its marks, in the ghosts of fields with the highlights of CSS. */
export class FindMarks {
  readonly #all = new Highlight();
  readonly #here = new Highlight();
  readonly #drawn = new Map<HTMLElement, readonly AbstractRange[]>();
  /** How long each was when it was drawn, for those within one text. */
  readonly #lengths = new WeakMap<AbstractRange, number>();
  #hereIn: HTMLElement | null = null;

  show(): void {
    this.#here.priority = 1;
    CSS.highlights.set(names.all, this.#all);
    CSS.highlights.set(names.here, this.#here);
  }

  hide(): void {
    for (const element of [...this.#drawn.keys()]) this.draw(element, []);
    this.drawHere(null, null);
    for (const name of Object.values(names)) CSS.highlights.delete(name);
  }

  /** What is drawn in a part from now on. */
  draw(element: HTMLElement, ranges: readonly AbstractRange[]): void {
    for (const range of this.#drawn.get(element) ?? []) this.#all.delete(range);
    for (const range of ranges) {
      if (!isInPage(range)) this.#all.add(range);
      this.#lengths.set(range, range.endOffset - range.startOffset);
    }
    textMarks.set('found', element, ranges.filter(isInPage));
    if (ranges.length > 0) this.#drawn.set(element, ranges);
    else this.#drawn.delete(element);
  }

  get drawn(): Iterable<HTMLElement> {
    return this.#drawn.keys();
  }

  /** Words written right before what is marked stand outside of it; the range itself would take them in. */
  keepLength(element: HTMLElement): void {
    const ranges = this.#drawn.get(element);
    if (!ranges) return;
    for (const range of ranges) {
      const length = this.#lengths.get(range);
      if (!isInPage(range) || length === undefined || range.startContainer !== range.endContainer) continue;
      if (range.endOffset - range.startOffset > length) range.setStart(range.startContainer, range.endOffset - length);
    }
    textMarks.moved(element);
  }

  draws(element: HTMLElement): boolean {
    return this.#drawn.has(element);
  }

  /** The one that somebody is at, and the part that it is in. */
  drawHere(element: HTMLElement | null, range: AbstractRange | null): void {
    this.#here.clear();
    if (this.#hereIn && this.#hereIn !== element) textMarks.set('found-here', this.#hereIn, []);
    this.#hereIn = element;
    if (element) textMarks.set('found-here', element, range && isInPage(range) ? [range] : []);
    if (range && !isInPage(range)) this.#here.add(range);
  }
}

/** The ranges of ghosts are static: their text is set anew with each letter. */
function isInPage(range: AbstractRange): range is Range {
  return range instanceof Range;
}
