import type { EmbedBlock, ImageBlock, TableBlock } from '../domain/blocks.ts';
import type { FieldName } from '../domain/edition.ts';

/**
 * A difference between two states of a text. It says all of both: `rebuild` makes either side from it again, but for
 * the pins of a translation.
 */

/** How a run of text looks. */
export interface RunLook {
  /** A sum of format bits. */
  readonly format: number;
  /** Where it links to; absent when it is no link. */
  readonly url?: string;
  /** A link of its own begins here, though what stands before it on this side links to the same place. */
  readonly opens?: true;
  /** Its line feeds and tabs were typed; everywhere else these stand for line breaks and the ends of cells. */
  readonly literal?: true;
}

/**
 * A run of words that both sides have, or one of them. It looks as on the newer side, and a removed one as on the
 * older. An empty text with a `url` is a link around nothing.
 */
export interface Run extends RunLook {
  readonly side: 'both' | 'added' | 'removed';
  readonly text: string;
  /** Only of words that both sides have: how they looked before, when they looked otherwise. */
  readonly was?: RunLook;
}

export type BlockLook =
  | FieldName
  | 'paragraph'
  | 'h2'
  | 'h3'
  | 'h4'
  | 'quote'
  | 'pull-quote'
  | 'bullet'
  | 'number'
  | 'rule'
  | 'image'
  | 'embed'
  | 'table';

type BesidesWords<B> = Omit<B, 'id' | 'source' | 'children'>;

/** What a block is besides its words: which picture, which address, how many columns. */
export type BlockDetails = BesidesWords<ImageBlock> | BesidesWords<EmbedBlock> | BesidesWords<TableBlock>;

/** A field or a block. What else a block comes to carry gets a pair here, as `indent` has. */
export interface BlockDifference {
  readonly change: 'same' | 'changed' | 'added' | 'removed';
  /** Whether it stands in another place among the blocks that both sides have. */
  readonly moved: boolean;
  /** The block's id, or the field's name. */
  readonly key: string;
  /** How to draw it: the newer side's kind, the older one's when it was removed. */
  readonly look: BlockLook;
  /** Said when the kind of block changed: what it was. */
  readonly lookBefore: BlockLook | null;
  /** How deep a list item stands, 0 the outermost; the older side's when it was removed. */
  readonly indent: number;
  /** Said when that changed: what it was. */
  readonly indentBefore: number | null;
  /** What the newer side is besides its words, the older one when it was removed; null for what is words alone. */
  readonly details: BlockDetails | null;
  /** Said when that changed: what it was. */
  readonly detailsBefore: BlockDetails | null;
  readonly runs: readonly Run[];
  /** Of an added block that was split off another: whose. The words of its older side are the end of that one. */
  readonly splitFrom?: string;
  /** Of a removed block that was joined to another: to which. The words of its newer side are the end of that one. */
  readonly joinedTo?: string;
  /** Its words took too long to compare: it is shown taken out whole and put in whole. */
  readonly coarse?: true;
}

export interface Difference {
  readonly fields: readonly BlockDifference[];
  /** Every block of both sides once: the newer side's in its order, removed ones where they stood. */
  readonly blocks: readonly BlockDifference[];
  /** The keys of the older side's blocks in their order. */
  readonly orderBefore: readonly string[];
  readonly wordsAdded: number;
  readonly wordsRemoved: number;
  /** How many fields and blocks changed, came, went or moved. */
  readonly changes: number;
  /** No words were compared at all, only whole blocks: that took too long. The numbers of words are rough. */
  readonly coarse?: true;
}
