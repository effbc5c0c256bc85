import { $getSelection, $isParagraphNode, $isRangeSelection, $isTextNode } from 'lexical';
import { $turnInto } from './block-commands.ts';
import type { BlockKind } from './block-kind.ts';

/** What somebody types at the start of a paragraph, followed by a space, to make it something else. */
const marks: ReadonlyMap<string, BlockKind> = new Map([
  ['##', 'h2'],
  ['###', 'h3'],
  ['####', 'h4'],
  ['>', 'quote'],
  ['-', 'bullet'],
  ['*', 'bullet'],
  ['1.', 'number'],
]);

/** On a space: when all before the caret is such a mark, takes it away and makes the paragraph what it says. */
export function $startFromMark(event: KeyboardEvent): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed() || event.isComposing || event.ctrlKey) return false;
  const node = selection.anchor.getNode();
  const block = node.getParent();
  if (!$isTextNode(node) || !$isParagraphNode(block) || node.getPreviousSibling()) return false;
  const kind = marks.get(node.getTextContent().slice(0, selection.anchor.offset));
  if (!kind) return false;
  event.preventDefault();
  node.spliceText(0, selection.anchor.offset, '', true);
  const turned = $turnInto(block, kind);
  turned.selectStart();
  return true;
}
