import { edge, visibleElements } from '../ui/visible-elements.ts';

/** The texts that can be looked through on the page of an edition, as they stand in the document of the page. */

export type TextField = HTMLTextAreaElement | HTMLInputElement;

/** A field, a block of the body, or a piece of the source. */
export interface Part {
  readonly element: HTMLElement;
  readonly side: 'own' | 'source';
}

/** One run of text: a field, a block, a cell of a table, a caption. */
export interface Unit {
  readonly text: string;
  /** Null when it stands in the page itself. */
  readonly field: TextField | null;
  readonly pieces: readonly Piece[];
}

/** A node that says a part of a unit's text: `start` is where, a line break is one character long. */
export interface Piece {
  readonly node: Text | HTMLBRElement;
  readonly start: number;
  readonly end: number;
}

/** What is there to work with, and no text. */
const besides = 'button, select, label, svg, style, [aria-hidden="true"], [data-find-skip]';

export function isTextField(node: unknown): node is TextField {
  return node instanceof HTMLTextAreaElement || node instanceof HTMLInputElement;
}

/** All parts in the order in which they are gone through: the edition's own, then its source. */
export function partsIn(scope: HTMLElement, body: HTMLElement | null): readonly Part[] {
  const own = (element: Element): Part[] => (element instanceof HTMLElement ? [{ element, side: 'own' }] : []);
  const source = (element: HTMLElement): Part => ({ element, side: 'source' });
  return [
    ...[...scope.querySelectorAll('[data-field]')].flatMap(own),
    ...(body ? [...body.children].flatMap(own) : []),
    ...[...scope.querySelectorAll<HTMLElement>('[data-row] > [data-content]')].map(source),
  ];
}

/** The elements of the parts that are on the screen, or about to be. */
export function partsOnScreen(scope: HTMLElement, body: HTMLElement | null): readonly HTMLElement[] {
  const columns = [body?.children ?? [], scope.querySelectorAll('[data-row] > [data-content]')];
  const onScreen = columns.flatMap((column) => visibleElements(column, edge));
  // Fields are few, and one that is off the screen costs nothing.
  return [...scope.querySelectorAll('[data-field]'), ...onScreen].filter((element) => element instanceof HTMLElement);
}

export function unitsOf(element: HTMLElement): readonly Unit[] {
  if (isTextField(element)) return [{ text: element.value, field: element, pieces: [] }];
  const units: Unit[] = [];
  let text = '';
  let pieces: Piece[] = [];
  const end = (): void => {
    if (pieces.length > 0) units.push({ text, field: null, pieces });
    text = '';
    pieces = [];
  };
  const add = (node: Piece['node'], says: string): void => {
    pieces.push({ node, start: text.length, end: text.length + says.length });
    text += says;
  };
  const walk = (parent: Node): void => {
    for (let child = parent.firstChild; child; child = child.nextSibling) {
      if (child instanceof Text) add(child, child.data);
      else if (child instanceof HTMLBRElement) {
        // The last one the editor puts there, so that an empty line can be seen.
        if (child.nextSibling !== null) add(child, '\n');
      } else if (isTextField(child)) {
        end();
        if (child.type === 'text' || child instanceof HTMLTextAreaElement) units.push(...unitsOf(child));
      } else if (child instanceof Element && !child.matches(besides)) {
        const apart = child.matches('td, th, figcaption, p, li');
        if (apart) end();
        walk(child);
        if (apart) end();
      }
    }
  };
  walk(element);
  end();
  return units;
}

/** The place in the page of a part of a unit, which goes along with its words as they are moved; null for one in a field, or that is gone. */
export function rangeOf(unit: Unit, start: number, end: number): Range | null {
  const first = unit.pieces.find((piece) => piece.end > start);
  const last = unit.pieces.findLast((piece) => piece.start < end);
  if (!first || !last) return null;
  const [startContainer, startOffset] = boundary(first, start);
  const [endContainer, endOffset] = boundary(last, end);
  if (!isPlace(startContainer, startOffset) || !isPlace(endContainer, endOffset)) return null;
  const range = document.createRange();
  range.setStart(startContainer, startOffset);
  range.setEnd(endContainer, endOffset);
  return range;
}

/** Whether the page still has a place: the text may have changed since it was read. */
function isPlace(container: Node, offset: number): boolean {
  const length = container instanceof Text ? container.length : container.childNodes.length;
  return container.isConnected && offset >= 0 && offset <= length;
}

/** Whether a run of text still reads as it did when it was looked through. */
export function isFresh({ text, field, pieces }: Unit): boolean {
  if (field) return field.isConnected && field.value === text;
  return pieces.every(
    ({ node, start, end }) => node.isConnected && (!(node instanceof Text) || node.data === text.slice(start, end)),
  );
}

function boundary({ node, start, end }: Piece, at: number): readonly [Node, number] {
  if (node instanceof Text) return [node, at - start];
  const parent = node.parentNode ?? node;
  return [parent, [...parent.childNodes].indexOf(node) + (at >= end ? 1 : 0)];
}

/** Where in a unit a place of the page is; null when it is elsewhere. */
export function offsetIn(unit: Unit, container: Node, offset: number): number | null {
  for (const piece of unit.pieces) {
    if (piece.node === container) return piece.start + offset;
    // Between nodes: the start of the first piece at or behind it.
    const child = container.childNodes[offset];
    if (child && (child === piece.node || child.contains(piece.node))) return piece.start;
  }
  return null;
}
