import type { Block } from '../../../shared/domain/blocks.ts';
import type { ContentChange, Fields } from '../../../shared/domain/edition.ts';
import type { BodyChange } from './body-change.ts';

/** A change on its way to the disk: what was typed since the text that the core has acknowledged. */
export interface PendingChange {
  readonly fields: Partial<Fields>;
  readonly blocks: ReadonlyMap<string, Block>;
  /** Null while no block came, went or moved. */
  readonly order: readonly string[] | null;
}

export const nothingPending: PendingChange = { fields: {}, blocks: new Map(), order: null };

export function isNothing(change: PendingChange): boolean {
  return change.blocks.size === 0 && change.order === null && Object.keys(change.fields).length === 0;
}

/** One change after another, as one: the later one wins. */
export function merge(earlier: PendingChange, later: PendingChange): PendingChange {
  return {
    fields: { ...earlier.fields, ...later.fields },
    blocks: new Map([...earlier.blocks, ...later.blocks]),
    order: later.order ?? earlier.order,
  };
}

export function pendingFields(fields: Partial<Fields>): PendingChange {
  return { ...nothingPending, fields };
}

export function pendingBody({ blocks = [], order }: BodyChange): PendingChange {
  return { fields: {}, blocks: new Map(blocks.map((block) => [block.id, block])), order: order ?? null };
}

/**
 * The change as it is sent against a text whose blocks stand in `known` order: blocks that are gone again and an order
 * that is back to what it was are left out. Null when nothing remains.
 */
export function toSend(change: PendingChange, known: readonly string[]): ContentChange | null {
  const order = change.order !== null && !sameOrder(change.order, known) ? change.order : null;
  const standing = new Set(order ?? known);
  const blocks = [...change.blocks.values()].filter((block) => standing.has(block.id));
  if (order === null && blocks.length === 0 && Object.keys(change.fields).length === 0) return null;
  return {
    ...(Object.keys(change.fields).length > 0 ? { fields: change.fields } : {}),
    ...(blocks.length > 0 ? { blocks } : {}),
    ...(order === null ? {} : { order }),
  };
}

export function sameOrder(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((id, index) => id === right[index]);
}
