import { $createLinkNode, $isLinkNode } from '@lexical/link';
import { $isParagraphNode, $isTextNode, type RangeSelection, type TextNode } from 'lexical';
import { textFormat } from '../../../shared/domain/blocks.ts';
import { $turnInto } from '../blocks/block-commands.ts';
import { $isBlockNode } from '../blocks/block-state.ts';
import { markKinds } from '../blocks/marks.ts';
import type { TextMark } from '../body-handle.ts';
import { linkAddress } from '../links/link-address.ts';
import { $insertRule } from '../tables/table-commands.ts';
import type { TypingChange, TypingPlace } from './typography-input.ts';

/** Marks of Markdown as they are typed. */

export function mayBeMarkdown(typed: string): boolean {
  return ' *`~)-'.includes(typed);
}

/** What a typed character completes: a mark at the start of a paragraph, a rule, or a pair of marks around words. */
export function $markdownChange(place: TypingPlace, typed: string): TypingChange | null {
  return $blockChange(place, typed) ?? $inlineChange(place, typed);
}

function $blockChange({ before, paragraph }: TypingPlace, typed: string): TypingChange | null {
  if (!$isParagraphNode(paragraph) || !$isBlockNode(paragraph)) return null;
  if (typed === '-' && before === '--' && paragraph.getTextContent() === '--') return $ruleHere;
  const kind = typed === ' ' ? markKinds.get(before) : undefined;
  if (!kind) return null;
  return ({ node, offset, paragraph: now }) => {
    if (!$isTextNode(node) || !$isBlockNode(now)) return;
    node.spliceText(0, offset, '');
    $turnInto(now, kind).selectStart();
  };
}

const $ruleHere: TypingChange = ({ paragraph }) => {
  paragraph.clear();
  paragraph.select();
  $insertRule();
};

/** Words between marks, right before the caret; the mark before them follows no letter, and words touch their marks. */
const pairs: readonly {
  readonly typed: string;
  readonly mark: TextMark;
  readonly size: number;
  readonly at: RegExp;
}[] = [
  { typed: '*', mark: 'bold', size: 2, at: /(?<![\p{L}\p{N}*\\])\*\*(?![\s*])([^*]*[^\s*])\*\*$/u },
  { typed: '*', mark: 'italic', size: 1, at: /(?<![\p{L}\p{N}*\\])\*(?![\s*])([^*]*[^\s*])\*$/u },
  { typed: '`', mark: 'code', size: 1, at: /(?<![`\\])`([^`]+)`$/u },
  { typed: '~', mark: 'strikethrough', size: 2, at: /(?<![~\\])~~(?![\s~])([^~]*[^\s~])~~$/u },
];

const linkAt = /(?<![!\\])\[([^\][]+)\]\(([^()\s]+)\)$/u;

function $inlineChange({ node, offset }: TypingPlace, typed: string): TypingChange | null {
  if (!$isTextNode(node)) return null;
  const text = node.getTextContent().slice(0, offset) + typed;
  const pair = pairs.find((one) => one.typed === typed && one.at.test(text));
  if (pair) return (place, selection) => $markPair(place, selection, pair.at, pair.mark);
  const link = typed === ')' && !$isLinkNode(node.getParent()) ? linkAt.exec(text) : null;
  const url = link ? linkAddress(link[2] ?? '') : null;
  return url === null ? null : (place, selection) => $link(place, selection, url);
}

/** Cuts what a pattern found before the caret out of its node; the words alone are left in it. */
function $cutOut({ node, offset }: TypingPlace, at: RegExp): TextNode | null {
  const found = $isTextNode(node) ? at.exec(node.getTextContent().slice(0, offset)) : null;
  if (!$isTextNode(node) || !found) return null;
  const parts = node.splitText(found.index, offset);
  const words = found.index === 0 ? parts[0] : parts[1];
  return words?.setTextContent(found[1] ?? '') ?? null;
}

function $markPair(place: TypingPlace, selection: RangeSelection, at: RegExp, mark: TextMark): void {
  const plain = selection.format;
  const words = $cutOut(place, at);
  if (!words) return;
  words.setFormat(words.getFormat() | textFormat[mark]);
  words.selectEnd().setFormat(plain);
}

function $link(place: TypingPlace, selection: RangeSelection, url: string): void {
  const plain = selection.format;
  const words = $cutOut(place, linkAt);
  if (!words) return;
  const link = $createLinkNode(url);
  words.replace(link);
  link.append(words);
  link.selectNext(0, 0).setFormat(plain);
}
