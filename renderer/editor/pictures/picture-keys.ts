import {
  $createNodeSelection,
  $createParagraphNode,
  $getEditor,
  $isElementNode,
  $setSelection,
  type LexicalEditor,
  type LexicalNode,
} from 'lexical';
import { $rangeSelection } from '../blocks/block-commands.ts';
import { $isAtEnd, $isAtStart } from '../blocks/block-edges.ts';
import { $blockOf, type BlockNode } from '../blocks/block-state.ts';
import { $isThing, $selectedThing, type Thing } from './picture-node-kinds.ts';

/** How the keyboard goes onto a picture or a card, and from it. All run inside an update. */

export function $selectThing(thing: Thing): void {
  const selection = $createNodeSelection();
  selection.add(thing.getKey());
  $setSelection(selection);
}

export type Way = 'up' | 'down' | 'left' | 'right';

/** An arrow key. False where it is none of a picture's business. */
export function $arrow(way: Way): boolean {
  const thing = $selectedThing();
  if (thing) {
    $leave(thing, way);
    return true;
  }
  const selection = $rangeSelection();
  const block = selection?.isCollapsed() ? $blockOf(selection.anchor.getNode()) : null;
  if (!selection || !block) return false;
  if (way === 'left' || way === 'up') {
    if (!$isThing(block)) return false;
    const leaves = way === 'left' ? $isAtStart(selection.anchor, block) : isOnEdgeLine(block, 'first');
    if (leaves) $selectThing(block);
    return leaves;
  }
  const next = block.getNextSibling();
  if (!$isThing(next)) return false;
  const leaves = way === 'right' ? $isAtEnd(selection.anchor, block) : isOnEdgeLine(block, 'last');
  if (leaves) $selectThing(next);
  return leaves;
}

/** Its words come after it; before it comes what stands above. */
function $leave(thing: Thing, way: Way): void {
  if (way === 'down' || way === 'right') {
    thing.selectStart();
    return;
  }
  const before = thing.getPreviousSibling();
  if ($isElementNode(before)) before.selectEnd();
  else $newBefore(thing);
}

function $newBefore(thing: Thing): void {
  const paragraph = $createParagraphNode();
  thing.insertBefore(paragraph, false);
  paragraph.select();
}

/** Whether the caret stands on the first or last line of a block, as it is drawn. */
function isOnEdgeLine(block: BlockNode, edge: 'first' | 'last'): boolean {
  const element = $getEditor().getElementByKey(block.getKey());
  const words = element?.querySelector<HTMLElement>(':scope > [data-words]') ?? element;
  const selection = element?.ownerDocument.getSelection();
  if (!words || !selection || selection.rangeCount === 0) return true;
  const range = selection.getRangeAt(0);
  const caret = range.getClientRects?.()[0];
  // An empty block has no rectangle of a caret, and one line.
  if (!caret || caret.height === 0) return true;
  const box = words.getBoundingClientRect();
  return edge === 'first' ? caret.top - box.top < caret.height * 0.8 : box.bottom - caret.bottom < caret.height * 0.8;
}

/** Deleting: a selected picture goes; from the start of its words the caret first goes onto it. */
export function $deleteThing(backwards: boolean): boolean {
  const thing = $selectedThing();
  if (thing) {
    $removeThing(thing);
    return true;
  }
  const selection = $rangeSelection();
  const block = selection?.isCollapsed() ? $blockOf(selection.anchor.getNode()) : null;
  if (!backwards || !selection || !$isThing(block) || !$isAtStart(selection.anchor, block)) return false;
  $selectThing(block);
  return true;
}

export function $removeThing(thing: Thing): void {
  const next: LexicalNode | null = thing.getNextSibling();
  const before: LexicalNode | null = thing.getPreviousSibling();
  if ($isElementNode(next) && !$isThing(next)) next.selectStart();
  else if ($isElementNode(before)) before.selectEnd();
  else if ($isThing(next)) $selectThing(next);
  else {
    const paragraph = $createParagraphNode();
    thing.insertBefore(paragraph, false);
    paragraph.select();
  }
  thing.remove(true);
}

/** Moves a picture past the block beside it; false at the edge of the text. */
export function $moveThing(thing: Thing, up: boolean): boolean {
  const other = up ? thing.getPreviousSibling() : thing.getNextSibling();
  if (!other) return false;
  if (up) other.insertBefore(thing, false);
  else other.insertAfter(thing, false);
  $selectThing(thing);
  return true;
}

/** Draws which picture or card is selected; nothing is done while none is or was. */
export function watchSelected(editor: LexicalEditor): () => void {
  let drawn: HTMLElement | null = null;
  return editor.registerUpdateListener(({ editorState }) => {
    const key = editorState.read(() => $selectedThing()?.getKey() ?? null);
    if (key === null && drawn === null) return;
    const element = key === null ? null : editor.getElementByKey(key);
    if (element === drawn) return;
    drawn?.removeAttribute('data-selected');
    element?.setAttribute('data-selected', '');
    if (element && drawn !== element) element.scrollIntoView?.({ block: 'nearest' });
    drawn = element;
  });
}
