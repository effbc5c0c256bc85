import { editsOfPieces, type Instead, type PieceEdit, type RunPiece } from '../language/replacements.ts';
import { type Block, blockText, type Inline, inlineText, normalInlines } from './blocks.ts';
import { type ContentChange, type EditionContent, type FieldName, fieldNames } from './edition.ts';

/** One run of an edition's text: a field, a block, a cell of a table. What is looked for stands in one of them. */
export interface TextRun {
  /** The name of a field or the id of a block. */
  readonly key: string;
  /** Which of its runs: a cell's number in a table, else 0. */
  readonly run: number;
  readonly text: string;
}

/** Words in a run with what is to stand in their place. */
export interface RunReplacement extends Instead {
  readonly key: string;
  readonly run: number;
}

/** All runs that say something, in the order of the text. */
export function textRuns({ fields, blocks }: Pick<EditionContent, 'fields' | 'blocks'>): readonly TextRun[] {
  const runs: TextRun[] = fieldNames.map((key) => ({ key, run: 0, text: fields[key] }));
  for (const block of blocks) {
    if (block.type !== 'table') runs.push({ key: block.id, run: 0, text: blockText(block) });
    else runs.push(...cellsOf(block.children).map((cell, run) => ({ key: block.id, run, text: inlineText(cell) })));
  }
  return runs.filter(({ text }) => text !== '');
}

/**
 * Replaces words. Blocks keep their ids and kinds, words the format of the first of those in whose place they stand.
 * @param replacements as they stand in this text; those of one run in order, none in another.
 * @returns what changes.
 */
export function replaceInContent(
  { fields, blocks }: Pick<EditionContent, 'fields' | 'blocks'>,
  replacements: readonly RunReplacement[],
): ContentChange {
  const byKey = grouped(replacements, ({ key }) => key);
  const changedFields: [FieldName, string][] = [];
  for (const name of fieldNames) {
    const own = byKey.get(name);
    if (own) changedFields.push([name, replaceInText(fields[name], own)]);
  }
  const changedBlocks: Block[] = [];
  for (const block of blocks) {
    const own = byKey.get(block.id);
    if (own) changedBlocks.push(replaceInBlock(block, own));
  }
  return {
    ...(changedFields.length === 0 ? {} : { fields: Object.fromEntries(changedFields) }),
    ...(changedBlocks.length === 0 ? {} : { blocks: changedBlocks }),
  };
}

function grouped<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

function replaceInText(text: string, replacements: readonly Instead[]): string {
  let out = '';
  let from = 0;
  for (const { start, end, by } of replacements) {
    out += text.slice(from, start) + by;
    from = end;
  }
  return out + text.slice(from);
}

function replaceInBlock(block: Block, replacements: readonly RunReplacement[]): Block {
  const byRun = grouped(replacements, ({ run }) => run);
  const runs = block.type === 'table' ? cellsOf(block.children) : [block.children];
  const replaced = runs.map((run, number) => {
    const own = byRun.get(number);
    return own ? replaceInInlines(run, own) : run;
  });
  const children = replaced.flatMap((run, number) => (number === 0 ? run : [{ type: 'cell' as const }, ...run]));
  return { ...block, children };
}

function cellsOf(children: readonly Inline[]): readonly (readonly Inline[])[] {
  const cells: Inline[][] = [[]];
  for (const child of children) {
    if (child.type === 'cell') cells.push([]);
    else cells.at(-1)?.push(child);
  }
  return cells;
}

/** Words of one format or a line break, in the order in which they stand, those in links among them. */
interface Leaf extends RunPiece {
  /** What is left of it; null for a line break that is replaced. */
  text: string | null;
}

function replaceInInlines(children: readonly Inline[], replacements: readonly Instead[]): readonly Inline[] {
  const leaves = leavesOf(children);
  const edits: PieceEdit[][] = leaves.map(() => []);
  let first = 0;
  for (const one of replacements) {
    // A paragraph may have any number of places: each looks at the leaves that it stands in, and not at all others.
    while ((leaves[first]?.end ?? Number.POSITIVE_INFINITY) <= one.start) first += 1;
    let behind = first;
    while ((leaves[behind]?.start ?? Number.POSITIVE_INFINITY) < one.end) behind += 1;
    for (const edit of editsOfPieces(leaves.slice(first, behind), one) ?? []) edits[first + edit.index]?.push(edit);
  }
  for (const [index, leaf] of leaves.entries()) {
    const own = edits[index] ?? [];
    if (leaf.text === null || own.length === 0) continue;
    leaf.text = leaf.hasWords ? edited(leaf.text, own) : null;
  }
  return rebuilt(children, leaves.values());
}

function edited(text: string, edits: readonly PieceEdit[]): string {
  const places = edits.map(({ from, count, by }) => ({ start: from, end: from + count, by }));
  return replaceInText(text, places);
}

function leavesOf(children: readonly Inline[]): Leaf[] {
  const leaves: Leaf[] = [];
  let at = 0;
  const walk = (inlines: readonly Inline[]): void => {
    for (const inline of inlines) {
      if (inline.type === 'link') walk(inline.children);
      else {
        const text = inlineText([inline]);
        leaves.push({ start: at, end: at + text.length, hasWords: inline.type === 'text', text });
        at += text.length;
      }
    }
  };
  walk(children);
  return leaves;
}

function rebuilt<Child extends Inline>(children: readonly Child[], leaves: Iterator<Leaf>): readonly Child[] {
  const out = children.flatMap((child): readonly Child[] => {
    if (child.type === 'link') {
      const inside = rebuilt(child.children, leaves);
      return inside.length === 0 ? [] : [{ ...child, children: inside }];
    }
    const text = leaves.next().value?.text ?? null;
    if (text === null) return [];
    return child.type === 'text' ? [{ ...child, text }] : [child];
  });
  return normalInlines(out);
}
