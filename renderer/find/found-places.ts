import type { Found } from '../../shared/language/find-query.ts';
import type { FinderPlaces } from './finder-state.ts';
import { firstFrom, type Match, type Spot, sameIn, sideOf } from './match-places.ts';
import { type Part, partsIn, type Unit } from './read-parts.ts';

interface Searched {
  readonly side: Part['side'];
  readonly units: readonly Unit[];
  readonly matches: readonly Match[];
}

/** All places that were found, part by part, and the one of them that somebody is at. */
export class FoundPlaces {
  readonly #places: FinderPlaces;
  readonly #searched = new Map<HTMLElement, Searched>();
  #count = 0;
  /** How many places stand before a part; null when that may have changed. */
  #counted: { readonly element: HTMLElement; readonly before: number } | null = null;
  here: Match | null = null;

  constructor(places: FinderPlaces) {
    this.#places = places;
  }

  get count(): number {
    return this.#count;
  }

  /** Every part that there is now, in the order in which they are gone through. */
  allParts(): readonly Part[] {
    const scope = this.#places.scope();
    return scope ? partsIn(scope, this.#places.body()) : [];
  }

  asPart(element: HTMLElement): Part {
    return { element, side: this.#searched.get(element)?.side ?? sideOf(element) };
  }

  /** What was found in a part, and nowhere else in it; for each of its units. */
  keep({ element, side }: Part, units: readonly Unit[], found: readonly (readonly Found[])[]): void {
    const before = this.#searched.get(element);
    const matches = units.flatMap((unit, index) =>
      (found[index] ?? []).map(({ start, end }): Match => ({ element, side, unit, start, end })),
    );
    this.#count += matches.length - (before?.matches.length ?? 0);
    if (matches.length !== before?.matches.length) this.#counted = null;
    this.#searched.set(element, { side, units, matches });
    if (this.here?.element === element) this.here = sameIn(matches, this.here);
  }

  /** A part is gone. */
  drop(element: HTMLElement): void {
    this.#count -= this.in(element).length;
    this.#searched.delete(element);
    this.#counted = null;
    if (this.here?.element === element) this.here = null;
  }

  clear(): void {
    this.#searched.clear();
    this.#counted = null;
    this.#count = 0;
    this.here = null;
  }

  /** Parts came, went or changed places. */
  partsMoved(): void {
    this.#counted = null;
  }

  in(element: HTMLElement): readonly Match[] {
    return this.#searched.get(element)?.matches ?? [];
  }

  /** Which run of text of its part a place is in; -1 when that was looked through anew. */
  unitIndexOf(match: Match): number {
    return this.#searched.get(match.element)?.units.indexOf(match.unit) ?? -1;
  }

  inOrder(): readonly Match[] {
    return this.allParts().flatMap(({ element }) => this.in(element));
  }

  /** The first place at or behind where looking began, and round. */
  first(from: Spot | null): Match | null {
    return firstFrom(this.inOrder(), from, 1, () => this.allParts()) ?? null;
  }

  /** The place after the one that somebody is at, or before it, and round. */
  next(step: 1 | -1, from: Spot | null): Match | null {
    const all = this.inOrder();
    const at = this.here ? all.indexOf(this.here) : -1;
    const next =
      at === -1 ? firstFrom(all, from, step, () => this.allParts()) : all[(at + step + all.length) % all.length];
    return next ?? null;
  }

  /** The how-many-th a place is, from 1. What stands before its part is not counted again while people write. */
  ordinalOf(match: Match): number {
    const matches = this.in(match.element);
    const [first] = matches;
    if (!first) return 0;
    if (this.#counted?.element !== match.element) {
      const before = this.inOrder().indexOf(first);
      if (before === -1) return 0;
      this.#counted = { element: match.element, before };
    }
    return this.#counted.before + matches.indexOf(match) + 1;
  }
}
