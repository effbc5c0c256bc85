import { type Compiled, compileQuery, type Matcher } from '../../shared/language/find-matcher.ts';
import { type FindQuery, type Found, plainQuery, sameQuery } from '../../shared/language/find-query.ts';
import { ExpressionRunner } from './expression-runner.ts';
import { type FinderPlaces, type FinderState, isSameState, nothing } from './finder-state.ts';
import { MatchDrawing } from './match-drawing.ts';
import {
  caretIn,
  type Match,
  partOf,
  type Spot,
  sameIn,
  sideOf,
  spotOf,
  unitIndex,
  wordsAround,
} from './match-places.ts';
import { type Part, partsIn, partsOnScreen, rangeOf, type Unit, unitsOf } from './read-parts.ts';

interface Searched {
  readonly side: Part['side'];
  units: readonly Unit[];
  matches: readonly Match[];
}

/** How long looking may keep the page busy at a stretch, in milliseconds. */
const stretch = 25;
/** How long the numbers may lag behind what is typed, in milliseconds. */
const lag = 120;
/** After how long without a change it is looked at what stands on the screen, in milliseconds. */
const rest = 400;
/** Nobody goes through more in one paragraph. */
const mostInUnit = 20_000;
const tooSlow = 'This expression takes too long. Try a simpler one.';

/**
 * Finds one query in the text on the page, and keeps what it found right while people write: per change it looks at the
 * changed blocks alone. A store for `useSyncExternalStore`.
 */
export class StoryFinder {
  readonly #places: FinderPlaces;
  readonly #drawing = new MatchDrawing();
  readonly #runner = new ExpressionRunner();
  readonly #listeners = new Set<() => void>();
  readonly #parts = new Map<HTMLElement, Searched>();
  readonly #changes = new MutationObserver((records) => this.#noteChanges(records));
  readonly #dirty = new Set<HTMLElement>();
  #query = plainQuery;
  #compiled: Compiled | null = null;
  #problem: string | null = null;
  #count = 0;
  #here: Match | null = null;
  /** How many places stand before a part; null when that may have changed. */
  #counted: { readonly element: HTMLElement; readonly before: number } | null = null;
  #from: Spot | null = null;
  #generation = 0;
  #opened = false;
  #state = nothing;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #resting: ReturnType<typeof setTimeout> | undefined;
  #frame = 0;

  constructor(places: FinderPlaces) {
    this.#places = places;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getSnapshot = (): FinderState => this.#state;

  /** Looking begins where the caret is now. */
  startAtCaret(): void {
    this.#from = caretIn(this.#places.scope(), this.#places.body());
    if (this.#from) this.#here = null;
  }

  /** Begins to look and to draw. */
  open(query: FindQuery): void {
    this.close();
    this.#opened = true;
    this.#drawing.show();
    const scope = this.#places.scope();
    scope?.addEventListener('input', this.#typed);
    scope?.addEventListener('scroll', this.#scrolled, { capture: true, passive: true });
    window.addEventListener('resize', this.#scrolled);
    this.#watch();
    this.#query = query;
    this.#compiled = query.text === '' ? null : compileQuery(query);
    void this.searchAll();
  }

  close(): void {
    if (!this.#opened) return;
    this.#opened = false;
    this.#generation += 1;
    this.#runner.stop();
    this.#changes.disconnect();
    clearTimeout(this.#waiting);
    clearTimeout(this.#resting);
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    const scope = this.#places.scope();
    scope?.removeEventListener('input', this.#typed);
    scope?.removeEventListener('scroll', this.#scrolled, { capture: true });
    window.removeEventListener('resize', this.#scrolled);
    this.#forget();
    this.#drawing.hide();
  }

  setQuery(query: FindQuery): void {
    if (sameQuery(query, this.#query)) return;
    if (this.#here) this.#from = spotOf(this.#here);
    this.#query = query;
    this.#compiled = query.text === '' ? null : compileQuery(query);
    void this.searchAll();
  }

  /** Goes to the next place, or the one before, and round. */
  go(step: 1 | -1): void {
    this.#catchUp();
    const all = this.#ordered();
    const at = this.#here ? all.indexOf(this.#here) : -1;
    const next = at === -1 ? this.#firstFrom(all, step) : all[(at + step + all.length) % all.length];
    if (next) this.#goTo(next);
    this.#tell();
  }

  /** The place that somebody is at. */
  here(): Match | null {
    this.#catchUp();
    return this.#here;
  }

  /** Every place in the edition itself, in order. */
  own(): readonly Match[] {
    this.#catchUp();
    return this.#ordered().filter((match) => match.side === 'own');
  }

  /** The words that come in the place of these. */
  replacement(match: Match, by: string): string {
    return this.#compiled?.ok ? this.#compiled.matcher.replacement(match.unit.text, match, by) : by;
  }

  /** Which run of text of its part a place is in. */
  unitIndexOf(match: Match): number {
    return this.#parts.get(match.element)?.units.indexOf(match.unit) ?? -1;
  }

  /** Takes up what was just changed by {@link replaceInBody} and the like, and goes on from behind a place in it. */
  settle(element: HTMLElement | null, unit: number, offset: number): void {
    for (const field of this.#drawing.fields) this.#dirty.add(field);
    this.#catchUp();
    this.#from = element ? { element, unit, offset } : null;
    this.#goTo(this.#firstFrom(this.#ordered(), 1) ?? null);
    this.#tell();
  }

  /** Puts the caret at the place that somebody is at, its words selected. False when there is none. */
  placeCaret(): boolean {
    this.#catchUp();
    const match = this.#here;
    if (!match) return false;
    const { field } = match.unit;
    if (field) {
      field.focus({ preventScroll: true });
      field.setSelectionRange(match.start, match.end);
      return true;
    }
    const range = rangeOf(match.unit, match.start, match.end);
    const selection = document.getSelection();
    if (!range || !selection) return false;
    const body = this.#places.body();
    if (body?.contains(range.startContainer)) body.focus({ preventScroll: true });
    selection.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
    return true;
  }

  /** Looks through everything anew. */
  async searchAll(): Promise<void> {
    this.#generation += 1;
    const generation = this.#generation;
    this.#runner.stop();
    this.#forget();
    const compiled = this.#compiled;
    this.#problem = compiled && !compiled.ok ? compiled.message : null;
    const scope = this.#places.scope();
    if (compiled?.ok && scope && this.#opened) {
      let parts = partsIn(scope, this.#places.body());
      while (parts.length > 0) {
        const done = this.#query.regularExpression
          ? await this.#tryExpression(parts, generation)
          : this.#findPlain(parts, compiled.matcher);
        if (generation !== this.#generation) return;
        parts = parts.slice(done);
        if (parts.length > 0) {
          await new Promise((resolve) => setTimeout(resolve));
          if (generation !== this.#generation) return;
        }
      }
    }
    this.#goTo(this.#firstFrom(this.#ordered(), 1) ?? null);
    this.#drawAll();
    this.#tell();
  }

  /** @returns how many parts it came through. */
  #findPlain(parts: readonly Part[], matcher: Matcher): number {
    const end = performance.now() + stretch;
    let done = 0;
    for (const { element, side } of parts) {
      const units = unitsOf(element);
      this.#keep(
        element,
        side,
        units,
        units.map((unit) => matcher.find(unit.text, mostInUnit)),
      );
      done += 1;
      if (performance.now() > end) break;
    }
    return done;
  }

  async #tryExpression(parts: readonly Part[], generation: number): Promise<number> {
    const portion = parts.slice(0, 500).map((part) => ({ ...part, units: unitsOf(part.element) }));
    const texts = portion.flatMap(({ units }) => units.map((unit) => unit.text));
    const found = await this.#runner.find(this.#query, texts, mostInUnit);
    if (generation !== this.#generation) return 0;
    if (!found) {
      this.#problem = tooSlow;
      return parts.length;
    }
    let at = 0;
    for (const { element, side, units } of portion) {
      this.#keep(element, side, units, found.slice(at, at + units.length));
      at += units.length;
    }
    return portion.length;
  }

  #keep(element: HTMLElement, side: Part['side'], units: readonly Unit[], found: readonly (readonly Found[])[]): void {
    const before = this.#parts.get(element);
    const matches = units.flatMap((unit, index) =>
      (found[index] ?? []).map(({ start, end }): Match => ({ element, side, unit, start, end })),
    );
    this.#count += matches.length - (before?.matches.length ?? 0);
    if (matches.length !== before?.matches.length) this.#counted = null;
    this.#parts.set(element, { side, units, matches });
    if (this.#here?.element === element) this.#here = sameIn(matches, this.#here);
  }

  #forget(): void {
    this.#parts.clear();
    this.#counted = null;
    this.#dirty.clear();
    this.#count = 0;
    this.#here = null;
    this.#drawing.clear();
  }

  #watch(): void {
    const scope = this.#places.scope();
    const watched = [this.#places.body(), ...(scope?.querySelectorAll('[data-row]') ?? [])];
    for (const element of watched) {
      if (element) this.#changes.observe(element, { childList: true, characterData: true, subtree: true });
    }
  }

  #noteChanges(records: readonly MutationRecord[]): void {
    const body = this.#places.body();
    for (const { target, addedNodes, removedNodes } of records) {
      if (target === body) {
        this.#counted = null;
        this.#scrolled();
        for (const node of addedNodes) if (node instanceof HTMLElement) this.#dirty.add(node);
        for (const node of removedNodes) if (node instanceof HTMLElement) this.#dirty.add(node);
      } else {
        const part = partOf(target, body);
        if (!part) continue;
        this.#dirty.add(part);
        this.#drawing.keepLength(part);
      }
    }
    if (this.#dirty.size === 0 || !this.#compiled?.ok) return;
    // Nothing is looked for at a key: what is marked moves along with its words, and the rest comes a moment later.
    this.#waiting ??= setTimeout(() => this.#refreshDirty(), lag);
  }

  /** Looks at once through what changed until now, for whoever acts on the answer; expressions come a moment later. */
  #catchUp(): void {
    this.#noteChanges(this.#changes.takeRecords());
    if (this.#dirty.size > 0) this.#refreshDirty();
  }

  readonly #typed = ({ target }: Event): void => {
    if (!(target instanceof HTMLElement) || !target.hasAttribute('data-field')) return;
    this.#dirty.add(target);
    this.#refreshDirty();
  };

  #refreshDirty(): void {
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
    const dirty = [...this.#dirty];
    this.#dirty.clear();
    if (!this.#opened || !this.#compiled?.ok) return;
    const here: Part[] = [];
    for (const element of dirty) {
      if (element.isConnected) here.push({ element, side: this.#parts.get(element)?.side ?? sideOf(element) });
      else this.#drop(element);
    }
    if (this.#query.regularExpression) {
      void this.#refreshByExpression(here, this.#generation);
      return;
    }
    const { matcher } = this.#compiled;
    for (const { element, side } of here) {
      const units = unitsOf(element);
      this.#keep(
        element,
        side,
        units,
        units.map((unit) => matcher.find(unit.text, mostInUnit)),
      );
    }
    this.#drawParts(here);
  }

  async #refreshByExpression(parts: readonly Part[], generation: number): Promise<void> {
    for (let rest = parts; rest.length > 0; ) {
      const done = await this.#tryExpression(rest, generation);
      if (generation !== this.#generation) return;
      rest = rest.slice(done);
    }
    this.#drawParts(parts);
  }

  #drop(element: HTMLElement): void {
    this.#count -= this.#parts.get(element)?.matches.length ?? 0;
    this.#parts.delete(element);
    this.#counted = null;
    this.#drawing.draw(element, []);
    if (this.#here?.element === element) this.#here = null;
  }

  #drawParts(parts: readonly Part[]): void {
    // Not asked whether they are on the screen, for that makes the page lay itself out; the next frame takes off what is not.
    for (const { element } of parts) this.#draw(element);
    // What somebody was at is gone: the numbers go on from there, and the page stays where it is.
    if (!this.#here && this.#count > 0) this.#here = this.#firstFrom(this.#ordered(), 1) ?? null;
    this.#drawing.drawHere(this.#here);
    // What changed may have moved other parts onto the screen, or stand off it; letters seldom do, and can wait.
    clearTimeout(this.#resting);
    this.#resting = setTimeout(this.#scrolled, rest);
    this.#tell();
  }

  /** Draws what is on the screen, and no more: the page paints all that is marked again at each key. */
  #drawAll(): void {
    const scope = this.#places.scope();
    const onScreen = new Set(scope ? partsOnScreen(scope, this.#places.body()) : []);
    for (const element of this.#drawing.drawn) if (!onScreen.has(element)) this.#drawing.draw(element, []);
    // Where something is still to be looked through, what is marked goes along with its words.
    for (const element of onScreen) if (!this.#dirty.has(element)) this.#draw(element);
    this.#drawing.drawHere(this.#here);
  }

  readonly #scrolled = (): void => {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#drawAll();
    });
  };

  #draw(element: HTMLElement): void {
    const matches = this.#parts.get(element)?.matches ?? [];
    if (matches.length > 0 || this.#drawing.draws(element)) this.#drawing.draw(element, matches);
  }

  #goTo(match: Match | null): void {
    this.#here = match;
    this.#drawing.drawHere(match);
    if (!match) return;
    this.#drawing.reveal(match);
    this.#scrolled();
  }

  #ordered(): readonly Match[] {
    const scope = this.#places.scope();
    if (!scope) return [];
    return partsIn(scope, this.#places.body()).flatMap(({ element }) => this.#parts.get(element)?.matches ?? []);
  }

  /** The first place at or behind where looking began, or the last one before. */
  #firstFrom(all: readonly Match[], step: 1 | -1): Match | undefined {
    const from = this.#from;
    const scope = this.#places.scope();
    if (!from || !scope) return step === 1 ? all[0] : all.at(-1);
    const order = new Map(partsIn(scope, this.#places.body()).map(({ element }, at) => [element, at]));
    const isBefore = (match: Match): boolean => {
      const part = (order.get(match.element) ?? 0) - (order.get(from.element) ?? 0);
      if (part !== 0) return part < 0;
      const unit = unitIndex(match) - from.unit;
      return unit !== 0 ? unit < 0 : match.start < from.offset;
    };
    return step === 1 ? (all.find((match) => !isBefore(match)) ?? all[0]) : (all.findLast(isBefore) ?? all.at(-1));
  }

  #tell(): void {
    const match = this.#here;
    const at = match ? this.#placeOf(match) : 0;
    const inSource = match?.side === 'source';
    const around = match ? wordsAround(match) : '';
    const state = { query: this.#query, count: this.#count, at, inSource, around, problem: this.#problem };
    if (isSameState(state, this.#state)) return;
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }

  /** The how-many-th a place is. What stands before its part is not counted again while people write. */
  #placeOf(match: Match): number {
    const matches = this.#parts.get(match.element)?.matches ?? [];
    const [first] = matches;
    if (!first) return 0;
    if (this.#counted?.element !== match.element) {
      const before = this.#ordered().indexOf(first);
      if (before === -1) return 0;
      this.#counted = { element: match.element, before };
    }
    return this.#counted.before + matches.indexOf(match) + 1;
  }
}
