import type { Block } from '../../shared/domain/blocks.ts';
import type { EditionContent } from '../../shared/domain/edition.ts';
import type { Piece, PieceState } from '../../shared/domain/translation.ts';
import { ordinals } from '../ui/block-view.tsx';
import type { Band, BandKind } from './bands.ts';

/** What stands in one row of the view: a field or a paragraph of the source and how its translation stands. */
export interface Row {
  readonly key: string;
  readonly kind: 'headline' | 'standfirst' | 'details' | BandKind;
  /** What the core calls it: a source block's id or a field's name; null when nothing of the source is behind it. */
  readonly piece: string | null;
  /** Null when nobody has to translate it. */
  readonly state: PieceState | null;
  /** As it is said: "headline", "paragraph 3", "paragraph after 3". */
  readonly name: string;
  /** Its place among the source's paragraphs, from 1. */
  readonly number: number | null;
  readonly block: Block | null;
  /** Its number in its list. */
  readonly ordinal: number;
  /** Room that its kind of text keeps above and below, in pixels. */
  readonly above: number;
  readonly below: number;
}

const fieldBase = { block: null, number: null, ordinal: 1 };

/** The rows above the body: headline, standfirst, and byline with dateline, which are not translated but written anew. */
export function fieldRows(pieces: ReadonlyMap<string, PieceState>): readonly Row[] {
  const row = (kind: 'headline' | 'standfirst' | 'details', above: number, below: number): Row => ({
    ...fieldBase,
    key: kind,
    kind,
    piece: kind === 'details' ? null : kind,
    state: pieces.get(kind) ?? null,
    name: kind === 'details' ? 'byline and dateline' : kind,
    above,
    below,
  });
  return [row('headline', 10, 8), row('standfirst', 6, 8), row('details', 6, 12)];
}

type Look = 'text' | 'heading' | 'item' | 'none';

function lookOf(block: Block | null | undefined): Look {
  if (!block) return 'none';
  if (block.type === 'heading') return 'heading';
  return block.type === 'listitem' ? 'item' : 'text';
}

/** Room around a row by what it is and what it stands between, so that lists hold together and headings stand apart. */
function roomAround(look: Look, before: Look, after: Look): { above: number; below: number } {
  if (look === 'heading') return { above: before === 'none' ? 9 : 22, below: 3 };
  return {
    above: look === 'item' && before === 'item' ? 3 : before === 'heading' ? 6 : 9,
    below: look === 'item' && after === 'item' ? 3 : 9,
  };
}

/** The rows of the body, one a band. */
export function bodyRows(
  source: EditionContent,
  bands: readonly Band[],
  pieces: ReadonlyMap<string, PieceState>,
): readonly Row[] {
  const counted = ordinals(source.blocks);
  const places = new Map(source.blocks.map((block, index) => [block.id, index]));
  const blockOf = (band: Band | undefined): Block | null => {
    const place = band?.source === null || band?.kind !== 'source' ? undefined : places.get(band.source);
    return place === undefined ? null : (source.blocks[place] ?? null);
  };
  let last = 0;
  return bands.map((band, index) => {
    const block = blockOf(band);
    const place = band.source === null ? undefined : places.get(band.source);
    const number = place === undefined ? null : place + 1;
    if (band.kind === 'source' && number !== null) last = number;
    const own = band.kind === 'source' || (band.kind === 'gone' && band.key === band.source);
    const look = (at: number): Look =>
      bands[at]?.kind === 'source' ? lookOf(blockOf(bands[at])) : bands[at] ? 'text' : 'none';
    return {
      key: band.key,
      kind: band.kind,
      piece: band.source,
      state: own && band.source !== null ? (pieces.get(band.source) ?? null) : null,
      name: number === null ? `paragraph after ${last}` : `paragraph ${number}`,
      number,
      block,
      ordinal: counted[place ?? -1] ?? 1,
      ...roomAround(look(index), look(index - 1), look(index + 1)),
    };
  });
}

/** Whether two rows look the same, so that one need not be drawn again. */
export function sameRow(left: Row, right: Row): boolean {
  return (
    left.key === right.key &&
    left.kind === right.kind &&
    left.state === right.state &&
    left.name === right.name &&
    left.block === right.block &&
    left.ordinal === right.ordinal &&
    left.above === right.above &&
    left.below === right.below
  );
}

export function stateByPiece(pieces: readonly Piece[]): ReadonlyMap<string, PieceState> {
  return new Map(pieces.map((piece) => [piece.key, piece.state]));
}

/** Whether somebody still has to do something about it. */
export function isUndone(state: PieceState | null): boolean {
  switch (state) {
    case 'untranslated':
    case 'stale':
    case 'removed':
      return true;
    case 'done':
    case 'left-out':
    case null:
      return false;
  }
}

/**
 * The next row with something to do, after the given one and around at the end; the given one itself only when it is
 * all there is and `again` allows it. Null when everything is done.
 */
export function nextUndone(rows: readonly Row[], current: string | null, again = true): Row | null {
  const at = rows.findIndex((row) => row.key === current);
  const around = [...rows.slice(at + 1), ...rows.slice(0, at + 1)];
  return around.find((row) => isUndone(row.state) && (again || row.key !== current)) ?? null;
}
