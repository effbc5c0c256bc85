import { type FindQuery, sameQuery } from '../../shared/language/find-query.ts';
import { ChangedParts } from './changed-parts.ts';
import { type FinderPlaces, type FinderState, isSameState, nothing } from './finder-state.ts';
import { FoundPlaces } from './found-places.ts';
import { MatchDrawing } from './match-drawing.ts';
import { caretIn, type Match, type Spot, selectPlace, spotOf, wordsAround } from './match-places.ts';
import { PartSearch } from './part-search.ts';
import type { Part } from './read-parts.ts';
import { ScreenDrawing } from './screen-drawing.ts';

/**
 * Finds one query in the text on the page, and keeps what it found right while people write: per change it looks at the
 * changed blocks alone. A store for `useSyncExternalStore`.
 */
export class StoryFinder {
  readonly #places: FinderPlaces;
  readonly #found: FoundPlaces;
  readonly #search: PartSearch;
  readonly #changes: ChangedParts;
  readonly #drawing = new MatchDrawing();
  readonly #screen: ScreenDrawing;
  readonly #listeners = new Set<() => void>();
  #from: Spot | null = null;
  #opened = false;
  #state = nothing;

  constructor(places: FinderPlaces) {
    this.#places = places;
    this.#found = new FoundPlaces(places);
    this.#search = new PartSearch(this.#found);
    this.#changes = new ChangedParts(places, {
      isLooking: () => this.#search.canLook,
      onBlocks: () => {
        this.#found.partsMoved();
        this.#screen.drawSoon();
      },
      onWords: (part) => this.#drawing.keepLength(part),
      onDue: () => this.#lookAgain(),
    });
    this.#screen = new ScreenDrawing({
      places,
      found: this.#found,
      changes: this.#changes,
      drawing: this.#drawing,
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getSnapshot = (): FinderState => this.#state;

  /** Looking begins where the caret is now. */
  startAtCaret(): void {
    this.#from = caretIn(this.#places.scope(), this.#places.body());
    if (this.#from) this.#found.here = null;
  }

  /** Begins to look and to draw. */
  open(query: FindQuery): void {
    this.close();
    this.#opened = true;
    this.#screen.show();
    this.#changes.watch();
    this.#search.setQuery(query);
    void this.searchAll();
  }

  close(): void {
    if (!this.#opened) return;
    this.#opened = false;
    this.#search.stop();
    this.#changes.stop();
    this.#forget();
    this.#screen.hide();
  }

  setQuery(query: FindQuery): void {
    if (sameQuery(query, this.#search.query)) return;
    if (this.#found.here) this.#from = spotOf(this.#found.here);
    this.#search.setQuery(query);
    void this.searchAll();
  }

  /** Goes to the next place, or the one before, and round. */
  go(step: 1 | -1): void {
    this.#changes.catchUp();
    const next = this.#found.next(step, this.#from);
    if (next) this.#goTo(next);
    this.#tell();
  }

  /** The place that somebody is at. */
  here(): Match | null {
    this.#changes.catchUp();
    return this.#found.here;
  }

  /** Every place in the edition itself, in order. */
  own(): readonly Match[] {
    this.#changes.catchUp();
    return this.#found.inOrder().filter((match) => match.side === 'own');
  }

  /** The words that come in the place of these. */
  replacement(match: Match, by: string): string {
    return this.#search.replacement(match, by);
  }

  /** Which run of text of its part a place is in. */
  unitIndexOf(match: Match): number {
    return this.#found.unitIndexOf(match);
  }

  /** Takes up what was just changed by {@link replaceInBody} and the like, and goes on from behind a place in it. */
  settle(element: HTMLElement | null, unit: number, offset: number): void {
    for (const field of this.#drawing.fields) this.#changes.add(field);
    this.#changes.catchUp();
    this.#from = element ? { element, unit, offset } : null;
    this.#goTo(this.#found.first(this.#from));
    this.#tell();
  }

  /** Puts the caret at the place that somebody is at, its words selected. False when there is none. */
  placeCaret(): boolean {
    const match = this.here();
    return match !== null && selectPlace(match, this.#places.body());
  }

  /** Looks through everything anew. */
  searchAll(): Promise<void> {
    this.#forget();
    const parts = this.#opened && this.#search.canLook ? this.#found.allParts() : [];
    return this.#search.lookThrough(parts, () => {
      this.#goTo(this.#found.first(this.#from));
      this.#screen.drawAll();
      this.#tell();
    });
  }

  #forget(): void {
    this.#found.clear();
    this.#changes.forget();
    this.#drawing.clear();
  }

  /** Looks through what changed. */
  #lookAgain(): void {
    const changed = this.#changes.take();
    if (!this.#opened || !this.#search.canLook) return;
    const parts: Part[] = [];
    for (const element of changed) {
      if (element.isConnected) parts.push(this.#found.asPart(element));
      else this.#drop(element);
    }
    this.#search.lookAgain(parts, this.#showAgain);
  }

  readonly #showAgain = (parts: readonly Part[]): void => {
    for (const { element } of parts) this.#screen.drawPart(element);
    // What somebody was at is gone: the numbers go on from there, and the page stays where it is.
    if (!this.#found.here && this.#found.count > 0) this.#found.here = this.#found.first(this.#from);
    this.#drawing.drawHere(this.#found.here);
    this.#screen.drawAtRest();
    this.#tell();
  };

  #drop(element: HTMLElement): void {
    this.#found.drop(element);
    this.#drawing.draw(element, []);
  }

  #goTo(match: Match | null): void {
    this.#found.here = match;
    this.#drawing.drawHere(match);
    if (!match) return;
    this.#drawing.reveal(match);
    this.#screen.drawSoon();
  }

  #tell(): void {
    const { here, count } = this.#found;
    const at = here ? this.#found.ordinalOf(here) : 0;
    const inSource = here?.side === 'source';
    const around = here ? wordsAround(here) : '';
    const state = { query: this.#search.query, count, at, inSource, around, problem: this.#search.problem };
    if (isSameState(state, this.#state)) return;
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
