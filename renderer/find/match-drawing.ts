import { layOutRest } from '../ui/layout-in-turns.ts';
import { FieldGhost } from './field-ghost.ts';
import { FindMarks } from './find-marks.ts';
import type { Match } from './match-places.ts';
import { rangeOf, type TextField } from './read-parts.ts';
import { showPlace } from './view-window.ts';

/** Draws places that were found, in the page and in its fields, and brings them into view. */
export class MatchDrawing {
  readonly #marks = new FindMarks();
  readonly #ghosts = new Map<TextField, FieldGhost>();

  show(): void {
    this.#marks.show();
  }

  hide(): void {
    this.clear();
    this.#marks.hide();
  }

  clear(): void {
    for (const element of this.drawn) this.#marks.draw(element, []);
    this.#marks.drawHere(null, null);
    for (const ghost of this.#ghosts.values()) ghost.remove();
    this.#ghosts.clear();
  }

  /** The fields that something was ever drawn in. */
  get fields(): Iterable<TextField> {
    return this.#ghosts.keys();
  }

  get drawn(): readonly HTMLElement[] {
    return [...this.#marks.drawn];
  }

  /** After a change in a part: what is marked in it stays on its words. */
  keepLength(element: HTMLElement): void {
    this.#marks.keepLength(element);
  }

  draws(element: HTMLElement): boolean {
    return this.#marks.draws(element);
  }

  /** What is drawn in a part from now on. */
  draw(element: HTMLElement, matches: readonly Match[]): void {
    this.#marks.draw(
      element,
      matches.flatMap((match) => this.#rangeOf(match) ?? []),
    );
  }

  /** The one that somebody is at. */
  drawHere(match: Match | null): void {
    this.#marks.drawHere(match?.element ?? null, match ? this.#rangeOf(match) : null);
  }

  reveal({ element, unit, start, end }: Match): void {
    layOutRest();
    if (unit.field) {
      showPlace(unit.field, this.#ghostOf(unit.field).placeOf(start, end));
      return;
    }
    const place = rangeOf(unit, start, end);
    if (place) showPlace(element, place.getBoundingClientRect());
  }

  #rangeOf({ unit, start, end }: Match): AbstractRange | null {
    return unit.field ? this.#ghostOf(unit.field).rangeOf(start, end) : rangeOf(unit, start, end);
  }

  #ghostOf(field: TextField): FieldGhost {
    let ghost = this.#ghosts.get(field);
    if (!ghost) {
      ghost = new FieldGhost(field);
      this.#ghosts.set(field, ghost);
    }
    ghost.update();
    return ghost;
  }
}
