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

export type Inline = TextInline | LineBreakInline | LinkInline;

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
}

/** One list item. Neighbouring items of one kind make one list; `indent` 0 is the outermost level. */
export interface ListItemBlock extends BlockBase {
  readonly type: 'listitem';
  readonly list: 'bullet' | 'number';
  readonly indent: number;
}

export type Block = ParagraphBlock | HeadingBlock | QuoteBlock | ListItemBlock;
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

export function isBlankText(text: string): boolean {
  return !/[^\s\u200b-\u200d\u2060\ufeff]/u.test(text);
}

function canonicalInline(inline: Inline): unknown {
  switch (inline.type) {
    case 'text':
      return inline.format === 0 ? inline.text : [inline.format, inline.text];
    case 'linebreak':
      return 0;
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
      return JSON.stringify(['q', inlines]);
    case 'listitem':
      return JSON.stringify([block.list, block.indent, inlines]);
  }
}
