import { $findCellNode } from '@lexical/table';
import { $rangeSelection, $turnInto } from './block-commands.ts';
import { $confines, $isAtEnd, $isAtStart, $neighbour, $standsApart } from './block-edges.ts';
import { $blockId, $blockOf, $blockSource, $isBlockNode, $setBlockId } from './block-state.ts';
import { $blockNodes } from './document.ts';
import { $isRuleNode } from './rule-node.ts';

/** What becomes of blocks and places where deleting would join two blocks. All run inside an update. */

/**
 * Deleting backwards from behind an empty place of a translation, the only one of its source: the caret goes into it,
 * for there is nothing else to take away. False when that is not where the selection is.
 */
export function $stepIntoPlace(): boolean {
  const selection = $rangeSelection();
  const block = selection?.isCollapsed() ? $blockOf(selection.anchor.getNode()) : null;
  if (!selection || !block || block.isEmpty() || !$isAtStart(selection.anchor, block)) return false;
  const before = block.getPreviousSibling();
  if (!$isBlockNode(before) || !before.isEmpty()) return false;
  const source = $blockSource(before);
  if (source === '' || $blockNodes().filter((node) => $blockSource(node) === source).length > 1) return false;
  before.selectEnd();
  return true;
}

/**
 * Before a deletion joins two blocks that stand beside the same thing: the joined block, which is the first one, is to
 * be the block that had more of the text. Always false: the joining itself is the editor's.
 */
export function $keepIdOfLonger(backwards: boolean): false {
  const selection = $rangeSelection();
  const block = selection?.isCollapsed() ? $blockOf(selection.anchor.getNode()) : null;
  if (!selection || !block) return false;
  const joins = backwards ? $isAtStart(selection.anchor, block) : $isAtEnd(selection.anchor, block);
  const other = backwards ? block.getPreviousSibling() : block.getNextSibling();
  if (!joins || !$isBlockNode(other)) return false;
  const [first, second] = backwards ? [other, block] : [block, other];
  const size = first.getTextContentSize();
  if (size === 0 || second.getTextContentSize() <= size || $blockSource(first) !== $blockSource(second)) return false;
  const id = $blockId(first);
  $setBlockId(first, $blockId(second));
  $setBlockId(second, id);
  return false;
}

/**
 * Deleting at the edge of what no text can be joined to: a line goes, and nothing else does; the caret goes into the
 * table or the picture beside its block, and stays in its cell. False where the selection stands at no such edge.
 */
export function $keepApart(backwards: boolean): boolean {
  const selection = $rangeSelection();
  const block = selection?.isCollapsed() ? $blockOf(selection.anchor.getNode()) : null;
  if (!selection || !block) return false;
  const point = selection.anchor;
  const confines = $confines(point, block);
  if (!(backwards ? $isAtStart(point, confines) : $isAtEnd(point, confines))) return false;
  if ($isRuleNode(block)) {
    $turnInto(block, 'paragraph').selectStart();
    return true;
  }
  if ($standsApart(block) || $findCellNode(point.getNode())) return true;
  const other = $neighbour(block, backwards);
  if (!other || !$standsApart(other)) return false;
  if ($isRuleNode(other)) {
    other.remove();
    return true;
  }
  if (block.isEmpty() && $blockSource(block) === '') block.remove();
  if (backwards) other.selectEnd();
  else other.selectStart();
  return true;
}
