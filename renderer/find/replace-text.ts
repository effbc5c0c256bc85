import {
  $createTextNode,
  $getNearestNodeFromDOMNode,
  $getSelection,
  $isLineBreakNode,
  $isRangeSelection,
  $isTabNode,
  $isTextNode,
  getNearestEditorFromDOMNode,
  HISTORY_PUSH_TAG,
  type PointType,
  SKIP_DOM_SELECTION_TAG,
} from 'lexical';
import { editsOfPieces } from '../../shared/language/replacements.ts';
import type { TextField, Unit } from './read-parts.ts';

/** Words to be put in the place of others. */
export interface Replacement {
  readonly unit: Unit;
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

/**
 * Replaces words in the body as one step of undo. Blocks keep their ids, words the format of what they stand for.
 * @param replacements in the order of the text.
 * @returns how many were done.
 */
export function replaceInBody(root: HTMLElement, replacements: readonly Replacement[]): number {
  const editor = getNearestEditorFromDOMNode(root);
  if (!editor || replacements.length === 0) return 0;
  let done = 0;
  editor.update(
    () => {
      // From the back, so that the places before stay where they are.
      for (const one of replacements.toReversed()) if ($replace(one)) done += 1;
      const selection = $getSelection();
      if ($isRangeSelection(selection)) for (const point of [selection.anchor, selection.focus]) $keepInside(point);
    },
    { discrete: true, tag: [HISTORY_PUSH_TAG, SKIP_DOM_SELECTION_TAG] },
  );
  return done;
}

function $replace({ unit, start, end, by }: Replacement): boolean {
  const pieces = unit.pieces.filter((piece) => piece.start < end && piece.end > start);
  const nodes = pieces.map(({ node }) => $getNearestNodeFromDOMNode(node));
  if (!nodes.every((node) => $isTextNode(node) || $isLineBreakNode(node))) return false;
  const parts = pieces.map((piece, at) => ({ start: piece.start, end: piece.end, hasWords: $isTextNode(nodes[at]) }));
  const edits = editsOfPieces(parts, { start, end, by });
  if (!edits) return false;
  for (const edit of edits.toReversed()) {
    const node = nodes[edit.index];
    if ($isLineBreakNode(node)) node.remove();
    if ($isTabNode(node)) {
      if (edit.by !== '') node.insertBefore($createTextNode(edit.by).setFormat(node.getFormat()));
      node.remove();
      continue;
    }
    if (!$isTextNode(node)) continue;
    node.spliceText(edit.from, edit.count, edit.by);
    if (node.getTextContentSize() === 0) node.remove();
  }
  return true;
}

/** A caret behind the end of a text that became shorter. */
function $keepInside(point: PointType): void {
  if (point.type !== 'text') return;
  const size = point.getNode().getTextContentSize();
  if (point.offset > size) point.set(point.key, size, 'text');
}

/** Puts another text into a field as if it had been typed, so that the field's own undo takes it back. */
export function replaceInField(field: TextField, text: string): void {
  const before = document.activeElement;
  field.focus({ preventScroll: true });
  field.select();
  // The one way to write into a field that its undo knows of.
  const typed = text === '' ? document.execCommand('delete') : document.execCommand('insertText', false, text);
  if (!typed) {
    field.setRangeText(text, 0, field.value.length);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
}
