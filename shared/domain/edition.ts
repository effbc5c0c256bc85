import { type Block, isBlank, isBlankText } from './blocks.ts';

export const fieldNames = ['headline', 'standfirst', 'byline', 'dateline'] as const;
export type FieldName = (typeof fieldNames)[number];
export type Fields = Readonly<Record<FieldName, string>>;

/** The fields that a translator translates paragraph by paragraph with the body. */
export const pinnedFields = ['headline', 'standfirst'] as const satisfies readonly FieldName[];
export type PinnedField = (typeof pinnedFields)[number];

/**
 * What a translation was made from: the id of a source block, or the name of a source field, to the source revision
 * (its number, for reading what it said) and the hash of what it said (for telling whether it still says it).
 */
export interface Pin {
  readonly revision: number;
  readonly hash: string;
  /** The translator left this source block out on purpose. */
  readonly leftOut?: true;
}
export type Pins = Readonly<Record<string, Pin>>;

/** The whole text of an edition at one revision. */
export interface EditionContent {
  readonly fields: Fields;
  readonly blocks: readonly Block[];
  /** Empty in an original. */
  readonly pins: Pins;
}

export const noFields: Fields = { headline: '', standfirst: '', byline: '', dateline: '' };
export const emptyContent: EditionContent = { fields: noFields, blocks: [], pins: {} };

/** What a writer's program sends at a save: only what changed since the revision it knows. */
export interface ContentChange {
  readonly fields?: Partial<Fields>;
  /** New and changed blocks, in any order. */
  readonly blocks?: readonly Block[];
  /** The ids of all blocks in order; absent when no block came, went or moved. */
  readonly order?: readonly string[];
}

export type ContentProblem =
  | { readonly problem: 'unknown-block'; readonly id: string }
  | { readonly problem: 'repeated-block'; readonly id: string };

/**
 * Applies a change to a content. A block that `order` names must be in the content or in the change; without `order`
 * every changed block must be there already. Pins are left as they are.
 */
export function applyChange(
  content: EditionContent,
  change: ContentChange,
): { ok: true; content: EditionContent } | { ok: false; error: ContentProblem } {
  const changed = new Map<string, Block>();
  for (const block of change.blocks ?? []) {
    if (changed.has(block.id)) return { ok: false, error: { problem: 'repeated-block', id: block.id } };
    changed.set(block.id, block);
  }
  const known = new Map(content.blocks.map((block) => [block.id, block]));
  const order = change.order ?? content.blocks.map((block) => block.id);
  const blocks: Block[] = [];
  const seen = new Set<string>();
  for (const id of order) {
    if (seen.has(id)) return { ok: false, error: { problem: 'repeated-block', id } };
    seen.add(id);
    const block = changed.get(id) ?? known.get(id);
    if (!block) return { ok: false, error: { problem: 'unknown-block', id } };
    blocks.push(block);
  }
  for (const id of changed.keys()) {
    if (!seen.has(id)) return { ok: false, error: { problem: 'unknown-block', id } };
  }
  return { ok: true, content: { fields: { ...content.fields, ...change.fields }, blocks, pins: content.pins } };
}

export function hasHeadline(content: EditionContent): boolean {
  return !isBlankText(content.fields.headline);
}

export function hasBody(content: EditionContent): boolean {
  return content.blocks.some((block) => !isBlank(block));
}
