import {
  $findMatchingParent,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  $onUpdate,
  BEFORE_INPUT_COMMAND,
  COMMAND_PRIORITY_HIGH,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  type ElementNode,
  HISTORY_PUSH_TAG,
  type LexicalEditor,
  type LexicalNode,
  type PointType,
  type RangeSelection,
} from 'lexical';
import { mayBeTypographic, type Splice, typographic } from '../../../shared/language/typography.ts';
import { languageOf } from '../toolbar/formatting.ts';
import { $markdownChange, mayBeMarkdown } from './markdown-input.ts';
import { typographyIsOn } from './typography-setting.ts';

/**
 * What typing one character makes of it and of what stands before it: typographic quotes and dashes, and marks of
 * Markdown. The character comes in as it was typed; the change is a step of its own, so that one undo brings it back.
 */
export function registerAsYouType(editor: LexicalEditor): () => void {
  return editor.registerCommand(BEFORE_INPUT_COMMAND, (event) => $asTyped(editor, event), COMMAND_PRIORITY_HIGH);
}

/** Where a character goes: the text of the paragraph or cell up to there, and the node that it comes into. */
export interface TypingPlace {
  readonly before: string;
  readonly paragraph: ElementNode;
  readonly node: LexicalNode;
  /** Of the place, in the node. */
  readonly offset: number;
}

/** Made once the character stands there; with the character, `before` ends as it did when it was typed. */
export type TypingChange = (place: TypingPlace, selection: RangeSelection) => void;

function $asTyped(editor: LexicalEditor, event: InputEvent): boolean {
  const { data, inputType } = event;
  if (inputType !== 'insertText' || data === null || data.length !== 1) return false;
  if (event.isComposing || editor.isComposing()) return false;
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !$mayMatter(selection, data)) return false;
  const [range] = event.getTargetRanges();
  if (range) selection.applyDOMRange(range);
  const place = $placeAt(start(selection));
  const change = place && $changeFor(editor, place, data);
  if (!place || !change) return false;
  event.preventDefault();
  editor.dispatchCommand(CONTROLLED_TEXT_INSERTION_COMMAND, data);
  const expected = place.before + data;
  $onUpdate(() =>
    editor.update(
      () => {
        const after = $getSelection();
        if (!$isRangeSelection(after) || !after.isCollapsed()) return;
        const now = $placeAt(after.anchor);
        if (now?.before === expected) change(now, after);
      },
      { tag: HISTORY_PUSH_TAG, discrete: true },
    ),
  );
  return true;
}

/** Asked at every key, and therefore looks at two characters only. */
function $mayMatter(selection: RangeSelection, typed: string): boolean {
  if (mayBeMarkdown(typed)) return true;
  const { offset, type } = selection.anchor;
  const node = type === 'text' ? selection.anchor.getNode() : null;
  return mayBeTypographic(typed, node?.getTextContent().charAt(offset - 1) ?? '');
}

function start(selection: RangeSelection): PointType {
  return selection.isBackward() ? selection.focus : selection.anchor;
}

function $changeFor(editor: LexicalEditor, place: TypingPlace, typed: string): TypingChange | null {
  if ($isTextNode(place.node) && place.node.hasFormat('code')) return null;
  const markdown = $markdownChange(place, typed);
  if (markdown) return markdown;
  const language = languageOf(editor);
  if (!typographyIsOn() || language === null || !mayBeTypographic(typed, place.before.at(-1) ?? '')) return null;
  const splice = typographic(place.before, typed, language);
  return splice && ((after, selection) => $splice(after, selection, splice));
}

/** Only in the text node that the caret is in: what is formatted otherwise stays as it is. */
function $splice({ before, node, offset }: TypingPlace, selection: RangeSelection, { from, to, put }: Splice): void {
  const begin = offset - (before.length - from);
  if (!$isTextNode(node) || begin < 0) return;
  node.spliceText(begin, to - from, put);
  const caret = offset + put.length - (to - from);
  selection.anchor.set(node.getKey(), caret, 'text');
  selection.focus.set(node.getKey(), caret, 'text');
}

function $placeAt(point: PointType): TypingPlace | null {
  const node = point.getNode();
  const paragraph = $findMatchingParent(node, (one): one is ElementNode => $isElementNode(one) && !one.isInline());
  if (!paragraph) return null;
  if ($isElementNode(node)) {
    const children = node.getChildren().slice(0, point.offset);
    const inside = children.map((child) => child.getTextContent()).join('');
    return { before: $textBefore(node, paragraph) + inside, paragraph, node, offset: point.offset };
  }
  const own = node.getTextContent().slice(0, point.offset);
  return { before: $textBefore(node, paragraph) + own, paragraph, node, offset: point.offset };
}

function $textBefore(node: LexicalNode, paragraph: ElementNode): string {
  if (node.is(paragraph)) return '';
  const parent = node.getParent();
  const here = node
    .getPreviousSiblings()
    .map((one) => one.getTextContent())
    .join('');
  return (parent && !parent.is(paragraph) ? $textBefore(parent, paragraph) : '') + here;
}
