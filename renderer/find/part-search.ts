import { type Compiled, compileQuery, type Matcher } from '../../shared/language/find-matcher.ts';
import { type FindQuery, plainQuery } from '../../shared/language/find-query.ts';
import { ExpressionRunner } from './expression-runner.ts';
import type { FoundPlaces } from './found-places.ts';
import type { Match } from './match-places.ts';
import { type Part, unitsOf } from './read-parts.ts';

/** How long looking may keep the page busy at a stretch, in milliseconds. */
const stretch = 25;
/** Nobody goes through more in one paragraph. */
const mostInUnit = 20_000;
/** Parts that an expression is tried on at a time. */
const portionSize = 500;
const tooSlow = 'This expression takes too long. Try a simpler one.';

/** Looks for one query in parts of the text, and writes down what it found. */
export class PartSearch {
  readonly #found: FoundPlaces;
  readonly #runner = new ExpressionRunner();
  #query = plainQuery;
  #compiled: Compiled | null = null;
  #problem: string | null = null;
  /** Goes up with each search of everything: what is under way for an earlier one counts no more. */
  #generation = 0;

  constructor(found: FoundPlaces) {
    this.#found = found;
  }

  get query(): FindQuery {
    return this.#query;
  }

  /** What is wrong with the query, or with looking for it. */
  get problem(): string | null {
    return this.#problem;
  }

  /** Whether there is anything to look for. */
  get canLook(): boolean {
    return this.#compiled?.ok === true;
  }

  setQuery(query: FindQuery): void {
    this.#query = query;
    this.#compiled = query.text === '' ? null : compileQuery(query);
  }

  /** The words that come in the place of these. */
  replacement(match: Match, by: string): string {
    return this.#compiled?.ok ? this.#compiled.matcher.replacement(match.unit.text, match, by) : by;
  }

  /** Ends what is under way. */
  stop(): void {
    this.#generation += 1;
    this.#runner.stop();
  }

  /**
   * Looks through the whole text, stretch by stretch. `done` is called at the end: before this returns when one stretch is
   * enough, and never when another search has begun meanwhile.
   */
  async lookThrough(all: readonly Part[], done: () => void): Promise<void> {
    this.stop();
    const generation = this.#generation;
    const compiled = this.#compiled;
    this.#problem = compiled && !compiled.ok ? compiled.message : null;
    let parts = compiled?.ok ? all : [];
    while (compiled?.ok && parts.length > 0) {
      const through = this.#query.regularExpression
        ? await this.#tryExpression(parts, generation)
        : this.#findForAStretch(parts, compiled.matcher);
      if (generation !== this.#generation) return;
      parts = parts.slice(through);
      if (parts.length > 0) {
        await new Promise((resolve) => setTimeout(resolve));
        if (generation !== this.#generation) return;
      }
    }
    done();
  }

  /** Looks through parts that changed: at once, or, by an expression, so that `done` is called a moment later. */
  lookAgain(parts: readonly Part[], done: (parts: readonly Part[]) => void): void {
    if (!this.#compiled?.ok) return;
    if (this.#query.regularExpression) {
      void this.#lookAgainByExpression(parts, done);
      return;
    }
    for (const part of parts) this.#findIn(part, this.#compiled.matcher);
    done(parts);
  }

  async #lookAgainByExpression(parts: readonly Part[], done: (parts: readonly Part[]) => void): Promise<void> {
    const generation = this.#generation;
    for (let rest = parts; rest.length > 0; ) {
      const through = await this.#tryExpression(rest, generation);
      if (generation !== this.#generation) return;
      rest = rest.slice(through);
    }
    done(parts);
  }

  /** @returns how many parts it came through. */
  #findForAStretch(parts: readonly Part[], matcher: Matcher): number {
    const end = performance.now() + stretch;
    let through = 0;
    for (const part of parts) {
      this.#findIn(part, matcher);
      through += 1;
      if (performance.now() > end) break;
    }
    return through;
  }

  #findIn(part: Part, matcher: Matcher): void {
    const units = unitsOf(part.element);
    this.#found.keep(
      part,
      units,
      units.map((unit) => matcher.find(unit.text, mostInUnit)),
    );
  }

  /** @returns how many parts it came through. */
  async #tryExpression(parts: readonly Part[], generation: number): Promise<number> {
    const portion = parts.slice(0, portionSize).map((part) => ({ part, units: unitsOf(part.element) }));
    const texts = portion.flatMap(({ units }) => units.map((unit) => unit.text));
    const found = await this.#runner.find(this.#query, texts, mostInUnit);
    if (generation !== this.#generation) return 0;
    if (!found) {
      this.#problem = tooSlow;
      return parts.length;
    }
    let at = 0;
    for (const { part, units } of portion) {
      this.#found.keep(part, units, found.slice(at, at + units.length));
      at += units.length;
    }
    return portion.length;
  }
}
