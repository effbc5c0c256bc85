import { type BandRoom, bandRoom, roomBelow } from './band-heights.ts';

/** The elements of one band, and the room that its kind of text keeps above and below, in pixels. */
export interface BandElements {
  readonly key: string;
  /** The row on the source side; made as tall as the band. */
  readonly row: HTMLElement;
  /** What in that row is measured. */
  readonly content: HTMLElement;
  /** Translation blocks, in order. They stand below one another with nothing but padding between bands. */
  readonly targets: readonly HTMLElement[];
  /** What is said below the translation; placed by its top. */
  readonly note: HTMLElement | null;
  /** What is offered beside the first line of the translation; takes no room. */
  readonly offer: HTMLElement | null;
  readonly above: number;
  readonly below: number;
}

/** Room between two translation blocks of one band. */
const between = 18;
/** Room between the translation and the note below it. */
const aboveNote = 6;

type Owned = 'paddingTop' | 'paddingBottom' | 'minHeight' | 'top';

/**
 * Keeps both sides of the stack level. Sizes come from one ResizeObserver, which reports what a box contains without
 * its padding: reading them forces no layout, what is written here never reports back, and all of it happens between
 * layout and paint, so that nothing is ever seen out of place. A keystroke that leaves its block as tall as it was
 * costs nothing.
 */
export class Aligner {
  #bands: readonly BandElements[] = [];
  #rooms = new Map<BandElements, BandRoom>();
  readonly #sizes = new Map<Element, number>();
  readonly #bandOf = new Map<Element, BandElements>();
  readonly #written = new WeakMap<HTMLElement, Partial<Record<Owned, string>>>();
  readonly #observer: ResizeObserver;

  constructor() {
    this.#observer = new ResizeObserver((entries) => this.#measured(entries));
  }

  /** Takes the stack as it is now, from the top. Elements that stay keep what was measured and written. */
  setBands(bands: readonly BandElements[]): void {
    const wanted = new Map<Element, BandElements>();
    for (const band of bands) for (const element of measuredElements(band)) wanted.set(element, band);
    for (const element of this.#sizes.keys()) if (!wanted.has(element)) this.#forget(element);
    for (const element of this.#bandOf.keys()) if (!wanted.has(element)) this.#forget(element);
    for (const [element, band] of wanted) {
      if (!this.#bandOf.has(element)) this.#observer.observe(element);
      this.#bandOf.set(element, band);
    }
    this.#bands = bands;
    this.#rooms = new Map();
    this.#apply();
  }

  stop(): void {
    this.#observer.disconnect();
    this.#bands = [];
    this.#sizes.clear();
    this.#bandOf.clear();
  }

  #forget(element: Element): void {
    this.#observer.unobserve(element);
    this.#sizes.delete(element);
    this.#bandOf.delete(element);
  }

  #measured(entries: readonly ResizeObserverEntry[]): void {
    let changed = false;
    for (const { target, contentRect } of entries) {
      const band = this.#bandOf.get(target);
      // Without a width nothing is on the screen, and sizes mean nothing: what was written then stays right.
      if (!band || contentRect.width === 0 || this.#sizes.get(target) === contentRect.height) continue;
      this.#sizes.set(target, contentRect.height);
      this.#rooms.delete(band);
      changed = true;
    }
    if (changed) this.#apply();
  }

  #roomOf(band: BandElements): BandRoom | null {
    const known = this.#rooms.get(band);
    if (known) return known;
    const size = (element: Element): number | undefined => this.#sizes.get(element);
    const row = size(band.content);
    const targets = band.targets.map(size);
    const note = band.note === null ? 0 : size(band.note);
    if (row === undefined || note === undefined || targets.includes(undefined)) return null;
    const room = bandRoom(
      {
        above: band.above,
        below: band.below,
        row,
        targets: targets.map((height) => height ?? 0),
        note: note === 0 ? 0 : note + aboveNote,
      },
      between,
    );
    this.#rooms.set(band, room);
    return room;
  }

  /** Writes only what differs from what was written before. Waits while anything has not been measured yet. */
  #apply(): void {
    const rooms: BandRoom[] = [];
    for (const band of this.#bands) {
      const room = this.#roomOf(band);
      if (!room) return;
      rooms.push(room);
    }
    const { lead, below } = roomBelow(
      rooms.map((room, at) => ({ afterTargets: room.afterTargets, empty: this.#bands[at]?.targets.length === 0 })),
    );
    let top = 0;
    let room = lead;
    this.#bands.forEach((band, at) => {
      const { height = 0, noteTop = 0 } = rooms[at] ?? {};
      this.#write(band.row, 'minHeight', height);
      band.targets.forEach((target, index) => {
        this.#write(target, 'paddingTop', (index === 0 ? band.above : between) + room);
        this.#write(target, 'paddingBottom', index === band.targets.length - 1 ? (below[at] ?? 0) : 0);
        room = 0;
      });
      if (band.note) this.#write(band.note, 'top', top + noteTop + aboveNote);
      if (band.offer) this.#write(band.offer, 'top', top + band.above);
      top += height;
    });
  }

  #write(element: HTMLElement, property: Owned, pixels: number): void {
    const written = this.#written.get(element) ?? {};
    const value = `${pixels}px`;
    if (written[property] === value) return;
    element.style[property] = value;
    this.#written.set(element, { ...written, [property]: value });
  }
}

function measuredElements(band: BandElements): readonly HTMLElement[] {
  return band.note ? [band.content, ...band.targets, band.note] : [band.content, ...band.targets];
}
