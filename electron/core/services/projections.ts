import { type Block, blockText, isBlank } from '../../../shared/domain/blocks.ts';
import type { EditionContent } from '../../../shared/domain/edition.ts';
import type { LanguageCode } from '../../../shared/domain/languages.ts';
import { type Piece, type Progress, pieces, progressOf } from '../../../shared/domain/translation.ts';
import { countWords } from '../../../shared/language/difference.ts';
import { sha256 } from '../store/revision-codec.ts';

interface Measured {
  readonly words: number;
  readonly blank: boolean;
}

/** Blocks never change, so one is measured once. */
const measuredBlocks = new WeakMap<Block, Measured>();

function measureBlock(block: Block, language: LanguageCode): Measured {
  let measured = measuredBlocks.get(block);
  if (!measured) {
    measured = { words: countWords(blockText(block), language), blank: isBlank(block) };
    measuredBlocks.set(block, measured);
  }
  return measured;
}

/** What lists show of a text. Words are those of the body. */
export function measure(content: EditionContent, language: LanguageCode) {
  let words = 0;
  let paragraphs = 0;
  for (const block of content.blocks) {
    const measured = measureBlock(block, language);
    words += measured.words;
    if (!measured.blank) paragraphs += 1;
  }
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
