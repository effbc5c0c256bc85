import type { Block } from '../domain/blocks.ts';
import { type EditionContent, type FieldName, fieldNames } from '../domain/edition.ts';
import type { LanguageCode } from '../domain/languages.ts';
import {
  type BlockPair,
  blockDifference,
  compareFieldTexts,
  comparePair,
  comparePieces,
  isSame,
  newWork,
  pieceOfBlock,
  type Work,
} from './difference-blocks.ts';
import { findGroups, type Group } from './difference-groups.ts';
import type { BlockDifference, Difference } from './difference-model.ts';
import { keptInPlace } from './difference-order.ts';

export { blockDetails, blockLook } from './difference-blocks.ts';
export type { BlockDetails, BlockDifference, BlockLook, Difference, Run, RunLook } from './difference-model.ts';
export { countWords } from './difference-words.ts';

/** Compares two states of one block by words; either may be absent. */
export function compareBlocks(
  before: Block | undefined,
  after: Block | undefined,
  language: LanguageCode,
): BlockDifference {
  return comparePair(pairOf(before, after), false, newWork(language));
}

/** Compares two states of one field by words. */
export function compareFields(
  field: FieldName,
  before: string,
  after: string,
  language: LanguageCode,
): BlockDifference {
  return compareFieldTexts(field, before, after, newWork(language));
}

/** Compares two states of an edition: fields, then blocks aligned by id, then words inside those that changed. */
export function compareContents(before: EditionContent, after: EditionContent, language: LanguageCode): Difference {
  return compare(before, after, newWork(language));
}

/** Compares block by block, without looking for words inside those that changed. Quick, whatever the text. */
export function compareCoarsely(before: EditionContent, after: EditionContent, language: LanguageCode): Difference {
  return { ...compare(before, after, newWork(language, true)), coarse: true };
}

function compare(before: EditionContent, after: EditionContent, work: Work): Difference {
  const fields = fieldNames.map((field) => compareFieldTexts(field, before.fields[field], after.fields[field], work));
  const blocks = compareBlockLists(before.blocks, after.blocks, work);
  return {
    fields,
    blocks,
    orderBefore: before.blocks.map((block) => block.id),
    wordsAdded: work.added,
    wordsRemoved: work.removed,
    changes: [...fields, ...blocks].filter((one) => one.change !== 'same' || one.moved).length,
  };
}

function pairOf(before: Block | undefined, after: Block | undefined): BlockPair {
  if (before && after) return { before, after };
  if (after) return { after };
  if (before) return { before };
  throw new Error('There is no block on either side to compare.');
}

function compareBlockLists(before: readonly Block[], after: readonly Block[], work: Work): readonly BlockDifference[] {
  const older = new Map(before.map((block) => [block.id, block]));
  const newer = new Map(after.map((block) => [block.id, block]));
  const places = new Map(before.map((block, place) => [block.id, place]));
  const kept = keptInPlace(
    after.map((block) => block.id).filter((id) => older.has(id)),
    places,
  );
  const changed = new Set<string>();
  for (const [id, block] of newer) {
    const was = older.get(id);
    if (was && !isSame({ before: was, after: block })) changed.add(id);
  }
  const compared = compareAll({ before, after, older, newer, kept, changed }, work);
  const blocks: BlockDifference[] = [];
  const add = (id: string): void => {
    const one = compared.get(id);
    if (one) blocks.push(one);
  };
  const gone = goneAfter(before, newer, kept);
  for (const id of gone.get('') ?? []) add(id);
  for (const { id } of after) {
    add(id);
    for (const removed of gone.get(id) ?? []) add(removed);
  }
  return blocks;
}

/** The removed blocks, by the last block before them that kept its place; by '' those before all. */
function goneAfter(
  before: readonly Block[],
  newer: ReadonlyMap<string, Block>,
  kept: ReadonlySet<string>,
): ReadonlyMap<string, readonly string[]> {
  const gone = new Map<string, string[]>();
  let anchor = '';
  for (const { id } of before) {
    if (kept.has(id)) anchor = id;
    else if (!newer.has(id)) gone.set(anchor, [...(gone.get(anchor) ?? []), id]);
  }
  return gone;
}

interface Lists {
  readonly before: readonly Block[];
  readonly after: readonly Block[];
  readonly older: ReadonlyMap<string, Block>;
  readonly newer: ReadonlyMap<string, Block>;
  readonly kept: ReadonlySet<string>;
  readonly changed: ReadonlySet<string>;
}

function compareAll(lists: Lists, work: Work): ReadonlyMap<string, BlockDifference> {
  const { before, after, older, newer, kept, changed } = lists;
  const all = new Map<string, BlockDifference>();
  const groups: ReadonlyMap<string, Group> = work.coarse
    ? new Map()
    : findGroups(
        before,
        after,
        (id) => changed.has(id),
        (id) => kept.has(id),
        (block) => pieceOfBlock(block, work).words ?? { all: [], wordLike: [] },
      );
  for (const [id, { kind, others }] of groups) {
    const was = older.get(id);
    const is = newer.get(id);
    if (was && is) compareGroup(was, is, kind, others, all, work);
  }
  for (const id of new Set([...older.keys(), ...newer.keys()])) {
    if (all.has(id)) continue;
    const moved = older.has(id) && newer.has(id) && !kept.has(id);
    all.set(id, comparePair(pairOf(older.get(id), newer.get(id)), moved, work));
  }
  return all;
}

/** Compares a block and what was split off it, or joined to it, as one text. */
function compareGroup(
  was: Block,
  is: Block,
  kind: Group['kind'],
  others: readonly Block[],
  all: Map<string, BlockDifference>,
  work: Work,
): void {
  const before = (kind === 'join' ? [was, ...others] : [was]).map((block) => pieceOfBlock(block, work));
  const after = (kind === 'split' ? [is, ...others] : [is]).map((block) => pieceOfBlock(block, work));
  const { runs, coarse } = comparePieces(before, after, work);
  all.set(is.id, blockDifference({ before: was, after: is }, runs[0] ?? [], { same: false, coarse }));
  others.forEach((block, at) => {
    const pair = kind === 'split' ? { after: block } : { before: block };
    const made = blockDifference(pair, runs[at + 1] ?? [], { same: false, coarse });
    all.set(block.id, kind === 'split' ? { ...made, splitFrom: is.id } : { ...made, joinedTo: is.id });
  });
}
