import {
  $createRangeSelection,
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  $setSelection,
  type TextNode,
} from 'lexical';
import type { LanguageCode } from '../../../shared/domain/languages.ts';
import { inCase, type LetterCase } from '../../../shared/language/letter-case.ts';
import { $blockOf } from '../blocks/block-state.ts';

interface Piece {
  readonly node: TextNode;
  readonly from: number;
  readonly to: number;
}

/** Writes what is selected in another case. Formats, links and the selection stay. Inside an update. */
export function $changeCase(to: LetterCase, language: LanguageCode): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || selection.isCollapsed()) return;
  const backward = selection.isBackward();
  const pieces = $selectedPieces();
  const [first] = pieces;
  const last = pieces.at(-1);
  if (!first || !last) return;
  let end = last.to;
  for (const group of byBlock(pieces)) {
    const texts = group.map(({ node, from, to: until }) => node.getTextContent().slice(from, until));
    const changed = inCase(texts, to, language);
    for (const [at, { node, from, to: until }] of group.entries()) {
      const text = changed[at] ?? '';
      if (text !== texts[at]) node.spliceText(from, until - from, text);
      if (node.is(last.node)) end = from + text.length;
    }
  }
  const next = $createRangeSelection();
  (backward ? next.focus : next.anchor).set(first.node.getKey(), first.from, 'text');
  (backward ? next.anchor : next.focus).set(last.node.getKey(), end, 'text');
  next.setFormat(selection.format);
  $setSelection(next);
}

/** The parts of text nodes that are selected, in order. */
export function $selectedPieces(): readonly Piece[] {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return [];
  const [start, end] = selection.isBackward()
    ? [selection.focus, selection.anchor]
    : [selection.anchor, selection.focus];
  return selection
    .getNodes()
    .filter($isTextNode)
    .map((node) => ({
      node,
      from: start.key === node.getKey() ? start.offset : 0,
      to: end.key === node.getKey() ? end.offset : node.getTextContentSize(),
    }))
    .filter(({ from, to }) => from < to);
}

function byBlock(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const groups = new Map<string, Piece[]>();
  for (const piece of pieces) {
    const key = $blockOf(piece.node)?.getKey() ?? piece.node.getKey();
    const group = groups.get(key);
    if (group) group.push(piece);
    else groups.set(key, [piece]);
  }
  return [...groups.values()];
}
