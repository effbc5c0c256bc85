import type { Matcher } from './find-matcher.ts';
import type { Found } from './find-query.ts';

/** Words with what is to stand in their place. */
export interface Instead extends Found {
  readonly by: string;
}

/** One that was found, by its number among all that were, so that it is known again when `by` is another. */
export interface FoundInstead extends Instead {
  readonly at: number;
}

/**
 * What comes in the place of what in a text, from the front. A place that says it already is none, nor is one of line
 * breaks alone: there are no words in it.
 */
export function replacementsIn(matcher: Matcher, text: string, by: string): readonly FoundInstead[] {
  return matcher
    .find(text)
    .map((found, at) => ({ ...found, at, by: oneLine(matcher.replacement(text, found, by)) }))
    .filter((one) => {
      const before = text.slice(one.start, one.end);
      return before !== one.by && !/^\n+$/u.test(before);
    });
}

/** What stands in a paragraph or a field has no line feeds of its own. */
export function oneLine(text: string): string {
  return text.replaceAll(/[\r\n]+/gu, ' ');
}

/** A piece of a run of text as a document has it: words of one format, or a line break. */
export interface RunPiece {
  readonly start: number;
  readonly end: number;
  readonly hasWords: boolean;
}

/** What becomes of one piece: `by` in the place of so many characters. */
export interface PieceEdit {
  /** Which of the pieces. */
  readonly index: number;
  readonly from: number;
  readonly count: number;
  readonly by: string;
}

/**
 * How words are replaced over the borders of formats: what is new goes where the first of the old words stood and so has
 * their format, the other pieces only lose theirs.
 * @returns one edit a piece, in order; null where there are no words to be replaced.
 */
export function editsOfPieces(pieces: readonly RunPiece[], { start, end, by }: Instead): readonly PieceEdit[] | null {
  const edits: PieceEdit[] = [];
  let taken = false;
  for (const [index, piece] of pieces.entries()) {
    if (piece.start >= end || piece.end <= start) continue;
    const takes: boolean = piece.hasWords && !taken;
    taken ||= takes;
    const from = Math.max(start, piece.start) - piece.start;
    edits.push({ index, from, count: Math.min(end, piece.end) - piece.start - from, by: takes ? by : '' });
  }
  return taken ? edits : null;
}
