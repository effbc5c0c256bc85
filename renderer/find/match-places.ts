import type { Found } from '../../shared/language/find-query.ts';
import { offsetIn, type Part, rangeOf, type TextField, type Unit, unitsOf } from './read-parts.ts';

/** Where places in the text are, to one another and to the caret. */

const longestAround = 120;

/** One place in the text. */
export interface Match extends Found {
  readonly element: HTMLElement;
  readonly side: Part['side'];
  readonly unit: Unit;
}

/** Where looking begins. */
export interface Spot {
  readonly element: HTMLElement;
  readonly unit: number;
  readonly offset: number;
}

/** Where the caret is, when that is in something that can be looked through. */
export function caretIn(scope: HTMLElement | null, body: HTMLElement | null): Spot | null {
  const focused = document.activeElement;
  if (!scope) return null;
  if (focused instanceof HTMLElement && focused.hasAttribute('data-field')) {
    const { selectionStart } = focused as TextField;
    return { element: focused, unit: 0, offset: selectionStart ?? 0 };
  }
  const selection = document.getSelection();
  const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
  const element = range && partOf(range.startContainer, body);
  if (!range || !element || !scope.contains(element)) return null;
  for (const [unit, one] of unitsOf(element).entries()) {
    const offset = offsetIn(one, range.startContainer, range.startOffset);
    if (offset !== null) return { element, unit, offset };
  }
  return { element, unit: 0, offset: 0 };
}

export function spotOf(match: Match): Spot {
  return { element: match.element, unit: unitIndex(match), offset: match.start };
}

export function unitIndex({ element, unit }: Match): number {
  // Units come and go with the text; their first letters stand where they stood.
  const index = unitsOf(element).findIndex(
    (one) => one.field === unit.field && one.pieces[0]?.node === unit.pieces[0]?.node,
  );
  return Math.max(0, index);
}

/** The place among new ones that is the same, or the first one behind it. */
export function sameIn(matches: readonly Match[], here: Match): Match | null {
  const node = here.unit.pieces[0]?.node;
  const inUnit = matches.filter((match) => match.unit.field === here.unit.field && match.unit.pieces[0]?.node === node);
  return inUnit.find((match) => match.start >= here.start) ?? inUnit.at(-1) ?? matches[0] ?? null;
}

/** The first place at or behind where looking began, or the last one before; and round. `parts` are all, in order. */
export function firstFrom(
  all: readonly Match[],
  from: Spot | null,
  step: 1 | -1,
  parts: () => readonly Part[],
): Match | undefined {
  if (!from) return step === 1 ? all[0] : all.at(-1);
  const order = new Map(parts().map(({ element }, at) => [element, at]));
  const isBefore = (match: Match): boolean => {
    const part = (order.get(match.element) ?? 0) - (order.get(from.element) ?? 0);
    if (part !== 0) return part < 0;
    const unit = unitIndex(match) - from.unit;
    return unit !== 0 ? unit < 0 : match.start < from.offset;
  };
  return step === 1 ? (all.find((match) => !isBefore(match)) ?? all[0]) : (all.findLast(isBefore) ?? all.at(-1));
}

/** The block of the body, the piece of the source or the field that a node of the page is in. */
export function partOf(node: Node, body: HTMLElement | null): HTMLElement | null {
  const element = node instanceof Element ? node : node.parentElement;
  if (body?.contains(node)) {
    let at: Node | null = node;
    while (at && at.parentNode !== body) at = at.parentNode;
    return at instanceof HTMLElement ? at : null;
  }
  return element?.closest<HTMLElement>('[data-content]') ?? null;
}

export function sideOf(element: HTMLElement): Part['side'] {
  return element.hasAttribute('data-content') ? 'source' : 'own';
}

/** Puts the caret at a place, its words selected. False when it is gone. */
export function selectPlace({ unit, start, end }: Match, body: HTMLElement | null): boolean {
  if (unit.field) {
    unit.field.focus({ preventScroll: true });
    unit.field.setSelectionRange(start, end);
    return true;
  }
  const range = rangeOf(unit, start, end);
  const selection = document.getSelection();
  if (!range || !selection) return false;
  if (body?.contains(range.startContainer)) body.focus({ preventScroll: true });
  selection.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
  return true;
}

export function wordsAround({ unit: { text }, start, end }: Match): string {
  const before = text.slice(Math.max(0, start - longestAround / 2), start);
  const after = text.slice(end, end + longestAround / 2);
  return `${before}${text.slice(start, end)}${after}`.trim();
}
