import styles from './field-ghost.module.css';
import type { TextField } from './read-parts.ts';

/** What makes letters stand where they stand. */
const copied = [
  'boxSizing',
  'paddingTop',
  'paddingRight',
  'paddingBottom',
  'paddingLeft',
  'borderTopWidth',
  'borderRightWidth',
  'borderBottomWidth',
  'borderLeftWidth',
  'fontFamily',
  'fontSize',
  'fontWeight',
  'fontStyle',
  'fontStretch',
  'fontFeatureSettings',
  'fontVariationSettings',
  'fontOpticalSizing',
  'lineHeight',
  'letterSpacing',
  'wordSpacing',
  'textAlign',
  'textIndent',
  'textTransform',
  'textWrap',
] as const satisfies readonly (keyof CSSStyleDeclaration)[];

/**
 * The text of a field once more, unseen, exactly over it: highlights reach into no field of the page, but into this.
 * Nobody can click it and no screen reader knows of it.
 */
export class FieldGhost {
  readonly #field: TextField;
  readonly #element = document.createElement('div');
  readonly #text = document.createTextNode('');
  readonly #resized = new ResizeObserver(() => this.#place());

  constructor(field: TextField) {
    this.#field = field;
    this.#element.className = styles.ghost ?? '';
    this.#element.setAttribute('aria-hidden', 'true');
    this.#element.dataset.line = field instanceof HTMLInputElement ? 'one' : 'many';
    this.#element.append(this.#text);
    field.parentElement?.append(this.#element);
    field.addEventListener('scroll', this.#scroll);
    this.#resized.observe(field);
    this.update();
  }

  remove(): void {
    this.#resized.disconnect();
    this.#field.removeEventListener('scroll', this.#scroll);
    this.#element.remove();
  }

  /** Says what the field says, and stands where it stands. */
  update(): void {
    this.say();
    this.#place();
  }

  /** Says what the field says, without a look at where that stands: a field that becomes larger is seen to anyway. */
  say(): void {
    if (this.#text.data !== this.#field.value) this.#text.data = this.#field.value;
  }

  rangeOf(start: number, end: number): StaticRange {
    const at = { startContainer: this.#text, startOffset: start, endContainer: this.#text, endOffset: end };
    return new StaticRange(at);
  }

  /** On the screen. */
  placeOf(start: number, end: number): DOMRect {
    const range = document.createRange();
    range.setStart(this.#text, start);
    range.setEnd(this.#text, end);
    return range.getBoundingClientRect();
  }

  readonly #scroll = (): void => {
    this.#element.scrollLeft = this.#field.scrollLeft;
    // A field a little lower than its letters is scrolled by that little.
    this.#element.style.marginTop = `${-this.#field.scrollTop}px`;
  };

  #place(): void {
    const { style } = this.#element;
    const field = this.#field;
    const looks = getComputedStyle(field);
    for (const name of copied) style[name] = looks[name];
    style.width = `${field.offsetWidth}px`;
    style.height = `${field.offsetHeight}px`;
    // Wherever its frame is, it is over the field.
    style.left = '0';
    style.top = '0';
    style.marginTop = '0';
    const from = this.#element.getBoundingClientRect();
    const over = field.getBoundingClientRect();
    style.left = `${over.left - from.left}px`;
    style.top = `${over.top - from.top}px`;
    this.#scroll();
  }
}
