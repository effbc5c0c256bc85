import { type Block, inlineText } from '../domain/blocks.ts';
import { type EditionContent, type FieldName, fieldNames, noFields } from '../domain/edition.ts';
import type { BlockDifference, Difference, Run } from './difference-model.ts';
import { unflatten } from './difference-spans.ts';

export type Side = 'before' | 'after';

/** One side of a difference: all that it said, but for the pins of a translation. */
export function rebuild(difference: Difference, side: Side): Pick<EditionContent, 'fields' | 'blocks'> {
  const fields: Record<FieldName, string> = { ...noFields };
  for (const name of fieldNames) {
    const field = difference.fields.find((one) => one.key === name);
    fields[name] = inlineText(unflatten(runsOfSide(field?.runs ?? [], side)));
  }
  const byKey = new Map(difference.blocks.map((block) => [block.key, block]));
  const order =
    side === 'before'
      ? difference.orderBefore.flatMap((key) => byKey.get(key) ?? [])
      : difference.blocks.filter((block) => block.change !== 'removed');
  const ends = endsOf(difference.blocks, side);
  return { fields, blocks: order.map((block) => blockOf(block, side, ends)) };
}

/** The runs that one side has, each looking as it does there. */
export function runsOfSide(runs: readonly Run[], side: Side): readonly Omit<Run, 'side' | 'was'>[] {
  const out: Omit<Run, 'side' | 'was'>[] = [];
  for (const { side: on, was, text, ...look } of runs) {
    if (on === (side === 'before' ? 'added' : 'removed')) continue;
    out.push({ text, ...(side === 'before' ? (was ?? look) : look) });
  }
  return out;
}

/** By a block's key, the differences that have the end of what it said on one side: of what was split off or joined. */
export function endsOf(
  blocks: readonly BlockDifference[],
  side: Side,
): ReadonlyMap<string, readonly BlockDifference[]> {
  const ends = new Map<string, BlockDifference[]>();
  for (const block of blocks) {
    const of = side === 'before' ? block.splitFrom : block.joinedTo;
    if (of === undefined) continue;
    const others = ends.get(of);
    if (others) others.push(block);
    else ends.set(of, [block]);
  }
  return ends;
}

function blockOf(block: BlockDifference, side: Side, ends: ReadonlyMap<string, readonly BlockDifference[]>): Block {
  const { key: id } = block;
  const runs = [block, ...(ends.get(id) ?? [])].flatMap((one) => runsOfSide(one.runs, side));
  const children = unflatten(runs);
  const look = (side === 'before' ? block.lookBefore : null) ?? block.look;
  const indent = (side === 'before' ? block.indentBefore : null) ?? block.indent;
  switch (look) {
    case 'h2':
    case 'h3':
    case 'h4':
      return { id, type: 'heading', tag: look, children };
    case 'quote':
      return { id, type: 'quote', children };
    case 'pull-quote':
      return { id, type: 'quote', pull: true, children };
    case 'rule':
      return { id, type: 'rule', children };
    case 'image':
    case 'embed':
    case 'table': {
      const details = (side === 'before' ? block.detailsBefore : null) ?? block.details;
      if (details?.type !== look) throw new TypeError(`A difference says nothing of its ${look}`);
      return { ...details, id, children };
    }
    case 'bullet':
    case 'number':
      return { id, type: 'listitem', list: look, indent, children };
    default:
      return { id, type: 'paragraph', children };
  }
}
