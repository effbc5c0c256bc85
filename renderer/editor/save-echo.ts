import { type Block, blockFingerprint } from '../../shared/domain/blocks.ts';
import { type ContentChange, type EditionContent, fieldNames } from '../../shared/domain/edition.ts';
import { sameOrder } from './pending-change.ts';

function sameBlock(left: Block | undefined, right: Block): boolean {
  return left !== undefined && left.source === right.source && blockFingerprint(left) === blockFingerprint(right);
}

/**
 * Whether a text is what a change makes of one whose blocks stood in `known` order: so a save whose answer was lost,
 * because the core stopped between writing and answering, is told from somebody else's.
 */
export function isEcho(content: EditionContent, change: ContentChange, known: readonly string[]): boolean {
  const ids = content.blocks.map((block) => block.id);
  if (!sameOrder(ids, change.order ?? known)) return false;
  const blocks = new Map(content.blocks.map((block) => [block.id, block]));
  if (!(change.blocks ?? []).every((block) => sameBlock(blocks.get(block.id), block))) return false;
  return fieldNames.every((name) => {
    const sent = change.fields?.[name];
    return sent === undefined || sent === content.fields[name];
  });
}
