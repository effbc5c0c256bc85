import type { ChangedParts } from './changed-parts.ts';
import type { FinderPlaces } from './finder-state.ts';
import type { FoundPlaces } from './found-places.ts';
import type { MatchDrawing } from './match-drawing.ts';
import { partsOnScreen } from './read-parts.ts';

/** After how long without a change it is looked at what stands on the screen, in milliseconds. */
const rest = 400;

export interface Drawn {
  readonly places: FinderPlaces;
  readonly found: FoundPlaces;
  readonly changes: ChangedParts;
  readonly drawing: MatchDrawing;
}

/** Has drawn what was found on the screen, and no more: the page paints all that is marked again at each key. */
export class ScreenDrawing {
  readonly #of: Drawn;
  #scope: HTMLElement | null = null;
  #resting: ReturnType<typeof setTimeout> | undefined;
  #frame = 0;

  constructor(of: Drawn) {
    this.#of = of;
  }

  show(): void {
    this.#of.drawing.show();
    this.#scope = this.#of.places.scope();
    this.#scope?.addEventListener('scroll', this.drawSoon, { capture: true, passive: true });
    window.addEventListener('resize', this.drawSoon);
  }

  hide(): void {
    clearTimeout(this.#resting);
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#scope?.removeEventListener('scroll', this.drawSoon, { capture: true });
    this.#scope = null;
    window.removeEventListener('resize', this.drawSoon);
    this.#of.drawing.hide();
  }

  /**
   * Draws a part whether it is on the screen or not, for asking makes the page lay itself out; {@link drawAll} takes off
   * what is not.
   */
  drawPart(element: HTMLElement): void {
    const { found, drawing } = this.#of;
    const matches = found.in(element);
    if (matches.length > 0 || drawing.draws(element)) drawing.draw(element, matches);
  }

  drawAll(): void {
    const { places, found, changes, drawing } = this.#of;
    const scope = places.scope();
    const onScreen = new Set(scope ? partsOnScreen(scope, places.body()) : []);
    for (const element of drawing.drawn) if (!onScreen.has(element)) drawing.draw(element, []);
    // Where something is still to be looked through, what is marked goes along with its words.
    for (const element of onScreen) if (!changes.has(element)) this.drawPart(element);
    drawing.drawHere(found.here);
  }

  /** With the next frame: other parts may be on the screen. */
  readonly drawSoon = (): void => {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.drawAll();
    });
  };

  /** Once nobody has written for a while: letters seldom move other parts onto the screen or off it. */
  drawAtRest(): void {
    clearTimeout(this.#resting);
    this.#resting = setTimeout(this.drawSoon, rest);
  }
}
