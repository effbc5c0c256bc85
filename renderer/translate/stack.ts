import type { FieldGroup } from '../editor/edition-fields.tsx';
import { Aligner, type BandElements } from './aligner.ts';
import { type Band, pairBands, sameRows } from './bands.ts';
import type { CurrentRow } from './current-row.ts';
import type { Row } from './rows.ts';
import { sameTargets, type TargetElement, targetElements } from './target-blocks.ts';

const fieldKinds: readonly FieldGroup[] = ['headline', 'standfirst', 'details'];

/** Where the stack finds its parts in the page. */
export interface StackParts {
  /** Holds the rows, the notes and the translation. */
  readonly container: HTMLElement;
  /** The editable root of the translation's body. */
  readonly body: () => HTMLElement | null;
  /** The element around a field of the translation, or around byline and dateline. */
  readonly field: (group: FieldGroup) => HTMLElement | null;
}

/**
 * The two columns as the page has them: which row stands beside which blocks, kept level, and which row is current.
 * React draws the rows; everything that follows the typing happens here, on the elements.
 */
export class Stack {
  readonly #parts: StackParts;
  readonly #aligner = new Aligner();
  readonly #current: CurrentRow;
  #sourceIds: readonly string[] = [];
  #targets: readonly TargetElement[] = [];
  #bands: readonly Band[] = [];
  #rows: readonly Row[] = [];
  #keyOfBlock: ReadonlyMap<string, string> = new Map();
  #lit: Element | null = null;
  readonly #stopCurrent: () => void;

  constructor(parts: StackParts, current: CurrentRow) {
    this.#parts = parts;
    this.#current = current;
    this.#stopCurrent = current.subscribe(() => this.#light());
  }

  stop(): void {
    this.#aligner.stop();
    this.#stopCurrent();
  }

  /** Takes the rows that are drawn now for a source. Returns whether the page's body wants others. */
  drawn(sourceIds: readonly string[], rows: readonly Row[]): boolean {
    this.#sourceIds = sourceIds;
    this.#rows = rows;
    this.#targets = targetElements(this.#parts.body());
    this.#pair();
    this.#level();
    this.#light();
    const keys = new Set(rows.map((row) => row.key));
    return rows.length !== this.#bands.length + fieldKinds.length || !this.#bands.every((band) => keys.has(band.key));
  }

  /** Looks at the body again after the editor changed it. Returns whether other rows must be drawn than are. */
  bodyChanged(): boolean {
    const targets = targetElements(this.#parts.body());
    if (sameTargets(targets, this.#targets)) return false;
    this.#targets = targets;
    const before = this.#bands;
    this.#pair();
    if (!sameRows(before, this.#bands)) return true;
    this.#level();
    return false;
  }

  /** Every block of the body, as of the last look. */
  targets(): readonly TargetElement[] {
    return this.#targets;
  }

  /** The translation blocks beside a row, in order. */
  targetsOf(key: string): readonly TargetElement[] {
    const ids = new Set(this.#bands.find((band) => band.key === key)?.targets);
    return this.#targets.filter((target) => ids.has(target.id));
  }

  /** The field of the translation that a row stands beside. */
  fieldOf(key: string): HTMLElement | null {
    const kind = fieldKinds.find((one) => one === key);
    return kind ? this.#parts.field(kind) : null;
  }

  /** The row that an element of either side belongs to. */
  rowAt(node: Node | null): string | null {
    const element = node instanceof Element ? node : (node?.parentElement ?? null);
    if (!element || !this.#parts.container.contains(element)) return null;
    const marked = element.closest<HTMLElement>('[data-row], [data-note], [data-offer]');
    if (marked) return marked.dataset.row ?? marked.dataset.note ?? marked.dataset.offer ?? null;
    const block = element.closest<HTMLElement>('[data-block]')?.dataset.block;
    if (block !== undefined) return this.#keyOfBlock.get(block) ?? null;
    return fieldKinds.find((kind) => this.#parts.field(kind)?.contains(element)) ?? null;
  }

  /** The button "Still valid" after a row's own, around at the end; null when there is no other. */
  buttonAfter(key: string): HTMLElement | null {
    const buttons = [...this.#parts.container.querySelectorAll<HTMLElement>('[data-still-valid]')];
    const at = buttons.findIndex((button) => button.dataset.stillValid === key);
    const next = buttons[(at + 1) % buttons.length];
    return next && next !== buttons[at] ? next : null;
  }

  /** Brings a row into view, if it is not. */
  reveal(key: string): void {
    this.#marked('row').get(key)?.scrollIntoView({ block: 'nearest' });
  }

  /** Whether the view is on the screen, and not behind a comparison. */
  isShown(): boolean {
    return this.#parts.container.closest('[hidden]') === null;
  }

  #pair(): void {
    this.#bands = pairBands(this.#sourceIds, this.#targets);
    this.#keyOfBlock = new Map(this.#bands.flatMap((band) => band.targets.map((id) => [id, band.key] as const)));
  }

  #marked(attribute: 'row' | 'note' | 'offer'): Map<string, HTMLElement> {
    const found = new Map<string, HTMLElement>();
    for (const element of this.#parts.container.querySelectorAll<HTMLElement>(`[data-${attribute}]`)) {
      found.set(element.dataset[attribute] ?? '', element);
    }
    return found;
  }

  #level(): void {
    const rows = this.#marked('row');
    const notes = this.#marked('note');
    const offers = this.#marked('offer');
    const elements = new Map(this.#targets.map((target) => [target.id, target.element]));
    const bands = new Map(this.#bands.map((band) => [band.key, band]));
    const stack: BandElements[] = [];
    for (const row of this.#rows) {
      const element = rows.get(row.key);
      const content = element?.querySelector<HTMLElement>('[data-content]');
      if (!element || !content) continue;
      const kind = fieldKinds.find((one) => one === row.kind);
      const field = kind && this.#parts.field(kind);
      const blocks = (bands.get(row.key)?.targets ?? []).flatMap((id) => elements.get(id) ?? []);
      mark(blocks, row);
      stack.push({
        key: row.key,
        row: element,
        content,
        targets: field ? [field] : blocks,
        note: notes.get(row.key) ?? null,
        offer: offers.get(row.key) ?? null,
        above: row.above,
        below: row.below,
      });
    }
    this.#aligner.setBands(stack);
  }

  #light(): void {
    const key = this.#current.get();
    const element = key === null ? null : (this.#marked('row').get(key) ?? null);
    if (element === this.#lit) return;
    this.#lit?.removeAttribute('data-current');
    element?.setAttribute('data-current', '');
    this.#parts.container.toggleAttribute('data-lit', element !== null);
    this.#lit = element;
  }
}

/** Tells the style sheet which empty blocks are waiting for a translation. Only the first of a row says so. */
function mark(blocks: readonly HTMLElement[], row: Row): void {
  blocks.forEach((block, index) => {
    const wanted = index === 0 && row.state === 'untranslated' ? 'untranslated' : undefined;
    if (block.dataset.piece === wanted) return;
    if (wanted === undefined) delete block.dataset.piece;
    else block.dataset.piece = wanted;
  });
}
