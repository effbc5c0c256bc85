import {
  $addUpdateTag,
  $createRangeSelection,
  $getNodeByKey,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  $setSelection,
  HISTORY_PUSH_TAG,
  type LexicalEditor,
  type NodeKey,
} from 'lexical';
import type { LanguageCode } from '../../shared/domain/languages.ts';
import type { SpellingToken } from '../../shared/language/spelling-words.ts';
import { $blockWords, type BlockWords, endsOf, placeIn } from './block-words.ts';
import type { Underlines } from './underlines.ts';
import { textIn } from './underlines.ts';

/** A word at a place in an editor. */
export interface WordPlace {
  readonly block: NodeKey;
  readonly token: SpellingToken;
  /** As it is written there. */
  readonly written: string;
}

function writtenIn({ leaves }: BlockWords, { start, end }: SpellingToken): string {
  let text = '';
  for (const leaf of leaves) {
    text += leaf.text.slice(Math.max(0, start - leaf.start), Math.max(0, end - leaf.start));
  }
  return text;
}

export function wordPlace(block: NodeKey, words: BlockWords, token: SpellingToken): WordPlace {
  return { block, token, written: writtenIn(words, token) };
}

/** The block's words as they are now, and this word among them; null when it is not there any more. */
function $standing({ block, token, written }: WordPlace, language: LanguageCode): BlockWords | null {
  const node = $getNodeByKey(block);
  if (!$isElementNode(node) || !node.isAttached()) return null;
  const words = $blockWords(node, language);
  const there = words.words.find(({ start, end }) => start === token.start && end === token.end);
  return there && writtenIn(words, there) === written ? words : null;
}

/** Puts another word there, with the format of the first letter, as one step of undo. False when it is gone. */
export function replaceWord(editor: LexicalEditor, place: WordPlace, by: string, language: LanguageCode): boolean {
  let done = false;
  editor.update(
    () => {
      const words = $standing(place, language);
      if (!words) return;
      $addUpdateTag(HISTORY_PUSH_TAG);
      const { start, end } = place.token;
      let text = by;
      for (const leaf of words.leaves) {
        const from = Math.max(0, start - leaf.start);
        const to = Math.min(leaf.text.length, end - leaf.start);
        const node = $getNodeByKey(leaf.key);
        if (to <= from || !$isTextNode(node)) continue;
        node.spliceText(from, to - from, text);
        if (text !== '') node.select(from + text.length, from + text.length);
        text = '';
      }
      done = true;
    },
    { discrete: true },
  );
  return done;
}

/** Selects a word and brings it into view. False when it is gone. */
export function selectWord(editor: LexicalEditor, place: WordPlace, language: LanguageCode): boolean {
  let shown: NodeKey | null = null;
  editor.update(
    () => {
      const words = $standing(place, language);
      const ends = words && endsOf(words.leaves, place.token);
      if (!ends) return;
      const [first, last] = ends;
      const selection = $createRangeSelection();
      selection.anchor.set(first.leaf.key, first.offset, 'text');
      selection.focus.set(last.leaf.key, last.offset, 'text');
      $setSelection(selection);
      shown = first.leaf.key;
    },
    { discrete: true },
  );
  if (shown === null) return false;
  editor.getRootElement()?.focus({ preventScroll: true });
  editor.getElementByKey(shown)?.scrollIntoView({ block: 'nearest' });
  return true;
}

/** Where a word is on the screen. */
export function rectOf(editor: LexicalEditor, place: WordPlace, language: LanguageCode): DOMRect | null {
  const ends = editor.read('latest', () => {
    const words = $standing(place, language);
    return words && endsOf(words.leaves, place.token);
  });
  if (!ends) return null;
  const [first, last] = ends;
  const start = textIn(editor.getElementByKey(first.leaf.key));
  const end = textIn(editor.getElementByKey(last.leaf.key));
  if (!start || !end) return null;
  const range = document.createRange();
  range.setStart(start, Math.min(first.offset, start.length));
  range.setEnd(end, Math.min(last.offset, end.length));
  return range.getBoundingClientRect();
}

/** The word at the caret, or the one that is selected, whether it is right or wrong. */
export function wordAtCaret(editor: LexicalEditor, language: LanguageCode): WordPlace | null {
  return editor.read('latest', () => {
    const selection = $getSelection();
    if (!$isRangeSelection(selection)) return null;
    const [point] = selection.getStartEndPoints() ?? [];
    const first = selection.isBackward() ? selection.focus : point;
    const block = first?.getNode().getTopLevelElement();
    if (!first || !$isElementNode(block)) return null;
    const words = $blockWords(block, language);
    const place = placeIn(words, first.key, first.offset);
    if (place === null) return null;
    const found =
      words.words.find((word) => word.start <= place && place < word.end) ??
      words.words.find((word) => word.end === place);
    return found ? wordPlace(block.getKey(), words, found) : null;
  });
}

/** The underlined word at a point of the screen. */
export function wordAtPoint(
  editor: LexicalEditor,
  underlines: Underlines,
  point: { readonly x: number; readonly y: number },
  language: LanguageCode,
): WordPlace | null {
  for (const [key, { block }] of underlines.blocks) {
    for (const token of block.words) {
      const place = wordPlace(key, block, token);
      const rect = rectOf(editor, place, language);
      if (rect && point.x >= rect.left && point.x <= rect.right && point.y >= rect.top && point.y <= rect.bottom) {
        return place;
      }
    }
  }
  return null;
}
