import { $getRoot } from 'lexical';
import { type Block, isBlank, isOfItsOwn } from '../../../shared/domain/blocks.ts';
import { $blockSource, $setBlockSource, type BlockNode } from './block-state.ts';
import { $blockNodes, $emptyNodeLike } from './document.ts';

/**
 * Puts an empty block of the same kind for each source block that no block here translates: after what translates the
 * source block before it. Inside an update. Returns whether anything was missing.
 */
export function $makeRoom(source: readonly Block[]): boolean {
  // The editor asks at every keystroke, and an original is made from nothing.
  if (source.length === 0) return false;
  const lastOf = new Map<string, BlockNode>();
  for (const node of $blockNodes()) lastOf.set($blockSource(node), node);
  const root = $getRoot();
  let before: BlockNode | null = null;
  let made = false;
  for (const block of source) {
    const standing = lastOf.get(block.id);
    if (standing) before = standing;
    if (standing || (isBlank(block) && !isOfItsOwn(block))) continue;
    // What a picture shows is to be said anew.
    const room = $emptyNodeLike(block.type === 'image' ? { ...block, alt: '' } : block);
    $setBlockSource(room, block.id);
    const first = root.getFirstChild();
    if (before) before.insertAfter(room, false);
    else if (first) first.insertBefore(room, false);
    else root.append(room);
    before = room;
    made = true;
  }
  return made;
}
