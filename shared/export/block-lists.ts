import type { Block, ListItemBlock } from '../domain/blocks.ts';

/** Neighbouring list items of one kind, as a tree: what a reader sees as one list. */
export interface List {
  readonly kind: ListItemBlock['list'];
  readonly items: readonly ListEntry[];
}

export interface ListEntry {
  readonly block: ListItemBlock;
  /** The lists inside this item: more than one when the kind changes among the deeper items. */
  readonly lists: readonly List[];
}

export type BodyPart = Exclude<Block, ListItemBlock> | { readonly type: 'list'; readonly list: List };

/**
 * The lists that a run of items makes. An item lies inside the nearest earlier one that is indented less, however far
 * the indents jump: a list that starts at indent 3 is a list at the outermost level.
 */
function listsOf(run: readonly ListItemBlock[]): readonly List[] {
  const lists: { kind: ListItemBlock['list']; items: ListEntry[] }[] = [];
  let index = 0;
  while (index < run.length) {
    const block = run[index] as ListItemBlock;
    let end = index + 1;
    while (end < run.length && (run[end] as ListItemBlock).indent > block.indent) end += 1;
    const entry: ListEntry = { block, lists: listsOf(run.slice(index + 1, end)) };
    const last = lists.at(-1);
    if (last?.kind === block.list) last.items.push(entry);
    else lists.push({ kind: block.list, items: [entry] });
    index = end;
  }
  return lists;
}

/** A body with its list items gathered into lists; everything else stays as it is, in its order. */
export function bodyParts(blocks: readonly Block[]): readonly BodyPart[] {
  const parts: BodyPart[] = [];
  let run: ListItemBlock[] = [];
  const closeRun = (): void => {
    for (const list of listsOf(run)) parts.push({ type: 'list', list });
    run = [];
  };
  for (const block of blocks) {
    if (block.type === 'listitem') run.push(block);
    else {
      closeRun();
      parts.push(block);
    }
  }
  closeRun();
  return parts;
}
