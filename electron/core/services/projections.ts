import { type Block, blockText, isBlank } from '../../../shared/domain/blocks.ts';
import type { EditionContent } from '../../../shared/domain/edition.ts';
import type { LanguageCode } from '../../../shared/domain/languages.ts';
import { type Piece, type Progress, pieces, progressOf } from '../../../shared/domain/translation.ts';
import { countWords } from '../../../shared/language/difference.ts';
import { countWordsAfter } from '../../../shared/language/word-count.ts';
import { sha256 } from '../store/revision-codec.ts';

interface Measured {
  readonly words: number;
  readonly blank: boolean;
}

/** Blocks never change, so one is measured once. */
const measuredBlocks = new WeakMap<Block, Measured>();

/** @param before the block that stood in its place, if one did. */
function measureBlock(block: Block, language: LanguageCode, before?: Block): Measured {
  let measured = measuredBlocks.get(block);
  if (!measured) {
    measured = { words: wordsIn(block, language, before), blank: isBlank(block) };
    measuredBlocks.set(block, measured);
  }
  return measured;
}

function wordsIn(block: Block, language: LanguageCode, before: Block | undefined): number {
  const known = before && measuredBlocks.get(before);
  return before && known
    ? countWordsAfter(blockText(before), known.words, blockText(block), language)
    : countWords(blockText(block), language);
}

interface Totals {
  readonly blocks: readonly Block[];
  readonly language: LanguageCode;
  readonly words: number;
  readonly paragraphs: number;
}

/** The text that was measured last: while somebody types, all but one of its blocks are in their places. */
let last: Totals | null = null;

function measureBlocks(blocks: readonly Block[], language: LanguageCode): Totals {
  const known = last?.language === language && last.blocks.length === blocks.length ? last : null;
  let words = known?.words ?? 0;
  let paragraphs = known?.paragraphs ?? 0;
  for (let at = 0; at < blocks.length; at += 1) {
    const block = blocks[at] as Block;
    const before = known?.blocks[at];
    if (before === block) continue;
    const now = measureBlock(block, language, before);
    const was = before ? measureBlock(before, language) : { words: 0, blank: true };
    words += now.words - was.words;
    paragraphs += (now.blank ? 0 : 1) - (was.blank ? 0 : 1);
  }
  last = { blocks, language, words, paragraphs };
  return last;
}

/** What lists show of a text. Words are those of the body. */
export function measure(content: EditionContent, language: LanguageCode) {
  const { words, paragraphs } = measureBlocks(content.blocks, language);
  return { headline: content.fields.headline.replace(/\s+/gu, ' ').trim(), words, paragraphs };
}

export const noProgress: Progress = { total: 0, done: 0, untranslated: 0, stale: 0 };

/** How each piece of the source stands in the translation; nothing for an original. */
export function piecesOf(source: EditionContent | null, content: EditionContent): readonly Piece[] {
  return source ? pieces(source, content, sha256) : [];
}

export function progressIn(source: EditionContent | null, content: EditionContent): Progress {
  return source ? progressOf(piecesOf(source, content)) : noProgress;
}
