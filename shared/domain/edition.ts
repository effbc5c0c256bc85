import { type Block, isBlankText, isShown } from './blocks.ts';

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
  const blocks = change.order ? inOrder(content.blocks, changed, change.order) : inPlace(content.blocks, changed);
  if ('problem' in blocks) return { ok: false, error: blocks };
  return { ok: true, content: { fields: { ...content.fields, ...change.fields }, blocks, pins: content.pins } };
}

type Changed = ReadonlyMap<string, Block>;

/** Of more changed blocks than this it is known first where they are. */
const few = 4;

/** Typing changes the words of a block mostly, and no block comes or goes: that is to be quick in a long text. */
function inPlace(before: readonly Block[], changed: Changed): readonly Block[] | ContentProblem {
  if (changed.size > few) return manyInPlace(before, changed);
  const blocks = before.slice();
  for (const [id, block] of changed) {
    const at = before.findIndex((one) => one.id === id);
    if (at < 0) return { problem: 'unknown-block', id };
    blocks[at] = block;
  }
  return blocks;
}

function manyInPlace(before: readonly Block[], changed: Changed): readonly Block[] | ContentProblem {
  const missing = new Set(changed.keys());
  const blocks = before.map((block) => {
    const now = changed.get(block.id);
    if (now) missing.delete(block.id);
    return now ?? block;
  });
  for (const id of missing) return { problem: 'unknown-block', id };
  return blocks;
}

function inOrder(before: readonly Block[], changed: Changed, order: readonly string[]): Block[] | ContentProblem {
  const known = new Map(before.map((block) => [block.id, block]));
  const blocks: Block[] = [];
  const seen = new Set<string>();
  for (const id of order) {
    if (seen.has(id)) return { problem: 'repeated-block', id };
    seen.add(id);
    const block = changed.get(id) ?? known.get(id);
    if (!block) return { problem: 'unknown-block', id };
    blocks.push(block);
  }
  for (const id of changed.keys()) {
    if (!seen.has(id)) return { problem: 'unknown-block', id };
  }
  return blocks;
}

export function hasHeadline(content: EditionContent): boolean {
  return !isBlankText(content.fields.headline);
}

export function hasBody(content: EditionContent): boolean {
  return content.blocks.some((block) => block.type !== 'rule' && isShown(block));
}
