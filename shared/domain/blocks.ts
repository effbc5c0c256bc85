/**
 * The document model: a body is an ordered list of blocks. The names and values are Lexical's own
 * (type, tag, format bits, url), kept to what cannot be derived, so that a block is small, comparable
 * and independent of the editor's node classes. ADR 0003 says why.
 */

/** Lexical's text format bits that Dragoman keeps. Any other bit is dropped on the way in. */
export const textFormat = {
  bold: 1,
  italic: 2,
  strikethrough: 4,
  underline: 8,
  code: 16,
  subscript: 32,
  superscript: 64,
} as const;

export const everyTextFormat = Object.values(textFormat).reduce((bits, bit) => bits | bit, 0);

export interface TextInline {
  readonly type: 'text';
  readonly text: string;
  /** A sum of {@link textFormat} bits. */
  readonly format: number;
}

export interface LineBreakInline {
  readonly type: 'linebreak';
}

export interface LinkInline {
  readonly type: 'link';
  readonly url: string;
  readonly children: readonly (TextInline | LineBreakInline)[];
}

/** Ends one cell of a table and begins the next, row by row. Nowhere but in a table. */
export interface CellInline {
  readonly type: 'cell';
}

export type Inline = TextInline | LineBreakInline | LinkInline | CellInline;

interface BlockBase {
  /** Lives as long as the block does: through typing, splitting, moving and change of kind. */
  readonly id: string;
  /** In a translation: the id of the source block that this one translates. Several may share one source. */
  readonly source?: string;
  readonly children: readonly Inline[];
}

export interface ParagraphBlock extends BlockBase {
  readonly type: 'paragraph';
}

export interface HeadingBlock extends BlockBase {
  readonly type: 'heading';
  readonly tag: 'h2' | 'h3' | 'h4';
}

export interface QuoteBlock extends BlockBase {
  readonly type: 'quote';
  /** A pull quote: words of the story itself, set large beside it. */
  readonly pull?: true;
}

/** A line across the page. It has no children. */
export interface RuleBlock extends BlockBase {
  readonly type: 'rule';
}

/** A part of a picture, in shares of its width and height from its upper left corner. */
export interface Crop {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A picture; its children are the caption, text without format. */
export interface ImageBlock extends BlockBase {
  readonly type: 'image';
  /** The SHA-256 of the picture's file, in hexadecimal: the newsroom has it under that name. */
  readonly picture: string;
  /** Of the whole picture, in pixels. */
  readonly width: number;
  readonly height: number;
  /** What it shows, for those who do not see it. */
  readonly alt: string;
  readonly credit: string;
  readonly crop?: Crop;
  /** What must stay in view however it is cut, in shares of the whole picture's width and height. */
  readonly focus?: { readonly x: number; readonly y: number };
}

/** Something on another site, drawn as a card; its children are the title that the writer gave it, without format. */
export interface EmbedBlock extends BlockBase {
  readonly type: 'embed';
  readonly url: string;
}

/** Its children are the cells, row by row, apart by {@link CellInline}; so there is one fewer of these than cells. */
export interface TableBlock extends BlockBase {
  readonly type: 'table';
  readonly columns: number;
  /** Whether the first row names the columns. */
  readonly header: boolean;
}

/** One list item. Neighbouring items of one kind make one list; `indent` 0 is the outermost level. */
export interface ListItemBlock extends BlockBase {
  readonly type: 'listitem';
  readonly list: 'bullet' | 'number';
  readonly indent: number;
}

export type Block =
  | ParagraphBlock
  | HeadingBlock
  | QuoteBlock
  | ListItemBlock
  | RuleBlock
  | ImageBlock
  | EmbedBlock
  | TableBlock;
export type BlockType = Block['type'];

export function inlineText(children: readonly Inline[]): string {
  let text = '';
  for (const child of children) {
    switch (child.type) {
      case 'text':
        text += child.text;
        break;
      case 'linebreak':
        text += '\n';
        break;
      case 'cell':
        text += '\t';
        break;
      case 'link':
        text += inlineText(child.children);
        break;
    }
  }
  return text;
}

export function blockText(block: Block): string {
  return inlineText(block.children);
}

/** Whether a block says nothing: white space of any kind, no-break and zero-width spaces included. */
export function isBlank(block: Block): boolean {
  return isBlankText(blockText(block));
}

/** Whether a reader gets anything of a block: its words, or what it is without any. */
export function isShown(block: Block): boolean {
  return block.type === 'rule' || isOfItsOwn(block) || !isBlank(block);
}

/** Whether a block is something without words too: a picture, what stands on another site. */
export function isOfItsOwn(block: Block): block is ImageBlock | EmbedBlock {
  return block.type === 'image' || block.type === 'embed';
}

/** The rows of a table, each of as many cells as it has columns. */
export function tableRows({ columns, children }: TableBlock): readonly (readonly (readonly Inline[])[])[] {
  const cells: Inline[][] = [[]];
  for (const child of children) {
    if (child.type === 'cell') cells.push([]);
    else cells.at(-1)?.push(child);
  }
  const rows: (readonly Inline[])[][] = [];
  for (let at = 0; at < cells.length; at += columns) {
    const row = cells.slice(at, at + columns);
    while (row.length < columns) row.push([]);
    rows.push(row);
  }
  return rows;
}

/** The children of a table with these rows, which are all of one length. */
export function tableChildren(rows: readonly (readonly (readonly Inline[])[])[]): readonly Inline[] {
  return rows.flat().flatMap((cell, at) => (at === 0 ? cell : [{ type: 'cell' as const }, ...cell]));
}

export function isBlankText(text: string): boolean {
  return !/[^\s\u200b-\u200d\u2060\ufeff]/u.test(text);
}

function canonicalInline(inline: Inline): unknown {
  switch (inline.type) {
    case 'text':
      return inline.format === 0 ? inline.text : [inline.format, inline.text];
    case 'linebreak':
      return 0;
    case 'cell':
      return 1;
    case 'link':
      return { url: inline.url, in: normalInlines(inline.children).map(canonicalInline) };
  }
}

/** Joins neighbouring texts of one format and drops empty ones, so that equal looks mean equal data. */
export function normalInlines<T extends Inline>(children: readonly T[]): readonly T[] {
  const out: T[] = [];
  for (const child of children) {
    const last = out.at(-1);
    if (child.type === 'text') {
      if (child.text === '') continue;
      if (last?.type === 'text' && last.format === child.format) {
        out[out.length - 1] = { ...last, text: last.text + child.text };
        continue;
      }
    }
    out.push(child);
  }
  return out;
}

/** Whether two blocks say the same of the same source paragraph. */
export function sameBlock(left: Block, right: Block): boolean {
  return left.source === right.source && blockFingerprint(left) === blockFingerprint(right);
}

/**
 * What a block says, as one string: equal for two blocks exactly if a reader would see no difference. The id and the
 * pin are no part of it. Pins compare hashes of this.
 */
export function blockFingerprint(block: Block): string {
  const inlines = normalInlines(block.children).map(canonicalInline);
  switch (block.type) {
    case 'paragraph':
      return JSON.stringify(['p', inlines]);
    case 'heading':
      return JSON.stringify([block.tag, inlines]);
    case 'quote':
      return JSON.stringify([block.pull ? 'pq' : 'q', inlines]);
    case 'rule':
      return JSON.stringify(['hr', inlines]);
    case 'image': {
      const { picture, alt, credit, crop, focus } = block;
      const shown = crop ? [crop.x, crop.y, crop.width, crop.height] : 0;
      return JSON.stringify(['img', picture, alt, credit, shown, focus ? [focus.x, focus.y] : 0, inlines]);
    }
    case 'embed':
      return JSON.stringify(['embed', block.url, inlines]);
    case 'table':
      return JSON.stringify(['table', block.columns, block.header, inlines]);
    case 'listitem':
      return JSON.stringify([block.list, block.indent, inlines]);
  }
}
