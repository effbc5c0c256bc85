import { type Block, blockText, isBlank } from '../../../shared/domain/blocks.ts';
import type { EditionContent } from '../../../shared/domain/edition.ts';
import type { LanguageCode } from '../../../shared/domain/languages.ts';
import { type Piece, type Progress, pieces, progressOf } from '../../../shared/domain/translation.ts';
import { countWords } from '../../../shared/language/difference.ts';
import { sha256 } from '../store/revision-codec.ts';

const wordsOfBlock = new WeakMap<Block, number>();

function blockWords(block: Block, language: LanguageCode): number {
  let words = wordsOfBlock.get(block);
  if (words === undefined) {
    words = countWords(blockText(block), language);
    wordsOfBlock.set(block, words);
  }
  return words;
}

/** What lists show of a text. Words are those of the body. */
export function measure(content: EditionContent, language: LanguageCode) {
  return {
    headline: content.fields.headline.replace(/\s+/gu, ' ').trim(),
    words: content.blocks.reduce((sum, block) => sum + blockWords(block, language), 0),
    paragraphs: content.blocks.filter((block) => !isBlank(block)).length,
  };
}

export const noProgress: Progress = { total: 0, done: 0, untranslated: 0, stale: 0 };

/** How each piece of the source stands in the translation; nothing for an original. */
export function piecesOf(source: EditionContent | null, content: EditionContent): readonly Piece[] {
  return source ? pieces(source, content, sha256) : [];
}

export function progressIn(source: EditionContent | null, content: EditionContent): Progress {
  return source ? progressOf(piecesOf(source, content)) : noProgress;
}
