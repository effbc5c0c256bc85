import type { Block, Inline, LineBreakInline, LinkInline, TextInline } from '../../../shared/domain/blocks.ts';
import { isBlank, normalInlines, textFormat } from '../../../shared/domain/blocks.ts';
import type { BlockKind } from '../blocks/block-kind.ts';
import { blockElements, headings, isDropped } from './clean-html-elements.ts';
import { linkOf } from './clean-html-links.ts';
import { saidLevel, settleLevels, wordList } from './clean-html-lists.ts';
import { parseHtml } from './clean-html-parse.ts';
import { type ClippedPicture, isPicture, pictureIn } from './clean-html-pictures.ts';
import { type Format, formatOf, isHidden, isSpaceRun, keepsSpace, styleOf } from './clean-html-styles.ts';
import { gridOf, isLayout, tableOf } from './clean-html-table.ts';

export interface ReadHtml {
  /** Without ids (empty strings). */
  readonly blocks: readonly Block[];
  /** The pictures whose bytes are in the HTML, in order. */
  readonly pictures: readonly ClippedPicture[];
  /** How many pictures stayed where they are: the HTML has only their addresses. */
  readonly remote: number;
  /** Whether it was more than fits into a story. */
  readonly cut: boolean;
}

/** In blocks, and in characters of HTML: what the contract takes with room to spare. */
const mostBlocks = 20_000;
const longestHtml = 32_000_000;
/** What stands deeper than this is read as words. */
const deepest = 400;

/**
 * Reads HTML of any origin as blocks: paragraphs, headings, lists, quotes, tables, rules, emphasis, allowed links, line
 * breaks. Nothing else gets through.
 */
export function readHtml(html: string): ReadHtml {
  const parsed = parseHtml(html.slice(0, longestHtml));
  const reader = new HtmlReader();
  reader.read(parsed.body, outside, 0);
  const all = settleLevels(reader.blocks());
  const blocks = all.length > mostBlocks ? all.slice(0, mostBlocks) : all;
  const cut = all.length > mostBlocks || html.length > longestHtml;
  return { blocks, pictures: reader.pictures, remote: reader.remote, cut };
}

export function blocksFromHtml(html: string): readonly Block[] {
  return readHtml(html).blocks;
}

interface Context {
  readonly format: Format;
  readonly url: string | null;
  /** What paragraphs are here: of a quote, of a list. */
  readonly kind: BlockKind;
  /** How many lists this stands in. */
  readonly depth: number;
  /** The list item that this stands in. */
  readonly item: Element | null;
  readonly space: 'collapses' | 'stays';
}

const outside: Context = { format: 0, url: null, kind: 'paragraph', depth: 0, item: null, space: 'collapses' };

class HtmlReader {
  readonly pictures: ClippedPicture[] = [];
  remote = 0;
  readonly #blocks: Block[] = [];
  #inlines: Inline[] = [];
  #context: Context = outside;
  /** The list item that the last block is of. */
  #lastItem: Element | null = null;
  /** Whether a space would follow a space, or begin a line. */
  #afterSpace = true;

  blocks(): readonly Block[] {
    this.#end();
    return this.#blocks;
  }

  read(parent: Node, context: Context, deep: number): void {
    for (let child = parent.firstChild; child !== null; child = child.nextSibling) {
      if (child.nodeType === Node.TEXT_NODE) this.#text(child.nodeValue ?? '', context);
      else if (child instanceof Element) this.#element(child, context, deep + 1);
    }
  }

  #element(element: Element, context: Context, deep: number): void {
    const name = element.tagName.toUpperCase();
    if (isPicture(name)) this.#picture(element);
    else if (isDropped(element, name) || isHidden(element)) return;
    else if (name === 'BR') this.#lineBreak();
    else if (name === 'HR') this.#rule(element);
    else if (deep > deepest) this.#text(element.textContent ?? '', context);
    else if (element instanceof HTMLTableElement && !isLayout(element)) this.#table(element, context, deep);
    else if (name === 'FIGCAPTION' && isOfPicture(element)) return;
    else if (isSpaceRun(element)) this.#text(' ', context);
    else if (!blockElements.has(name)) this.read(element, inlineContext(element, name, context), deep);
    else this.#block(element, blockContext(element, name, context), context, deep);
  }

  #block(element: Element, inside: Context, context: Context, deep: number): void {
    this.#end();
    this.#context = inside;
    this.read(element, inside, deep);
    this.#end();
    this.#context = context;
  }

  #picture(element: Element): void {
    const picture = pictureIn(element, this.#blocks.length);
    if (picture === 'remote') this.remote += 1;
    else if (picture) this.pictures.push(picture);
  }

  #rule(element: Element): void {
    this.#end();
    // What Word draws above its footnotes.
    const around = element.parentElement;
    if (around && styleOf(around, 'mso-element').endsWith('note-list')) return;
    this.#put({ type: 'rule', id: '', children: [] }, null);
  }

  #table(table: HTMLTableElement, context: Context, deep: number): void {
    this.#end();
    if (table.caption) this.#block(table.caption, inlineContext(table.caption, 'CAPTION', context), context, deep);
    const rows = gridOf(table, (cell) => this.#cell(cell, context, deep));
    const [first] = rows;
    if (!first) return;
    const block = rows.length > 1 || first.length > 1 ? tableOf(table, rows) : null;
    if (block) {
      this.#put(block, null);
      return;
    }
    for (const row of rows) {
      this.#inlines = row.flatMap((cell, at) => (at === 0 ? cell : [{ type: 'text', text: ' ', format: 0 }, ...cell]));
      this.#end();
    }
  }

  /** All that a cell says; its paragraphs are lines. */
  #cell(cell: HTMLTableCellElement, context: Context, deep: number): readonly Inline[] {
    const reader = new HtmlReader();
    const { format, url, space } = inlineContext(cell, cell.tagName, context);
    reader.read(cell, { ...outside, format, url, space }, deep);
    const lines = reader.blocks().filter((block) => !isBlank(block));
    this.remote += reader.remote;
    for (const picture of reader.pictures) this.pictures.push({ ...picture, before: this.#blocks.length });
    return normalInlines(
      lines.flatMap(({ children }, at): readonly Inline[] =>
        at === 0 ? children : [{ type: 'linebreak' }, ...children],
      ),
    );
  }

  #text(text: string, context: Context): void {
    if (context.space === 'stays') {
      text.split(/\r\n|\r|\n/u).forEach((line, at) => {
        if (at > 0) this.#lineBreak();
        this.#push(line.replaceAll('\t', ' '), context);
      });
      return;
    }
    let words = text.replaceAll(/[ \t\r\n\f]+/gu, ' ');
    if (this.#afterSpace && words.startsWith(' ')) words = words.slice(1);
    this.#push(words, context);
  }

  #push(raw: string, { format, url }: Context): void {
    const text = withoutControls(raw);
    if (text === '') return;
    this.#afterSpace = text.endsWith(' ');
    // A heading is bold as a whole, and every link underlined.
    const idle = (this.#context.kind.startsWith('h') ? textFormat.bold : 0) | (url === null ? 0 : textFormat.underline);
    const inline: TextInline = { type: 'text', text, format: format & ~idle };
    if (url === null) this.#inlines.push(inline);
    else this.#inLink(url, inline);
  }

  #inLink(url: string, inline: TextInline | LineBreakInline): void {
    const last = this.#inlines.at(-1);
    const link: LinkInline = { type: 'link', url, children: [inline] };
    if (last?.type !== 'link' || last.url !== url) this.#inlines.push(link);
    else this.#inlines[this.#inlines.length - 1] = { ...last, children: normalInlines([...last.children, inline]) };
  }

  /** Two in a row are how web pages and mails make paragraphs. */
  #lineBreak(): void {
    if (this.#inlines.at(-1)?.type === 'linebreak') this.#end();
    else if (this.#inlines.length > 0) this.#inlines.push({ type: 'linebreak' });
    this.#afterSpace = true;
  }

  /** Ends the block that is being read, if there is one. Further paragraphs of a list item are lines of it. */
  #end(): void {
    this.#afterSpace = true;
    if (this.#inlines.length === 0) return;
    const children = trimmed(normalInlines(this.#inlines));
    this.#inlines = [];
    const { kind, depth, item } = this.#context;
    const block = blockOf(kind, depth, children);
    if (isBlank(block)) return;
    const last = this.#blocks.at(-1);
    if (item === null || item !== this.#lastItem || last?.type !== 'listitem' || block.type !== 'listitem') {
      this.#put(block, item);
      return;
    }
    this.#blocks[this.#blocks.length - 1] = {
      ...last,
      children: [...last.children, { type: 'linebreak' }, ...children],
    };
  }

  #put(block: Block, item: Element | null): void {
    this.#blocks.push(block);
    this.#lastItem = item;
  }
}

/** Whether a caption is of a picture, which it says nothing without. */
function isOfPicture(caption: Element): boolean {
  const figure = caption.closest('figure');
  return figure?.querySelector('table, blockquote, pre, li') === null;
}

function inlineContext(element: Element, name: string, context: Context): Context {
  const format = formatOf(element, name, context.format);
  const url = linkOf(element, name) ?? context.url;
  const space = keepsSpace(element, name) ?? context.space;
  if (format === context.format && url === context.url && space === context.space) return context;
  return { ...context, format, url, space };
}

function blockContext(element: Element, name: string, context: Context): Context {
  const inside = inlineContext(element, name, context);
  const heading = headings[name] ?? saidHeading(element);
  if (heading) return { ...inside, kind: heading };
  if (name === 'UL' || name === 'OL') {
    return { ...inside, kind: name === 'UL' ? 'bullet' : 'number', depth: context.depth + 1, item: null };
  }
  if (name === 'LI') return itemContext(element, inside);
  const word = wordList(element);
  if (word) return context.item ? inside : { ...inside, kind: word.kind, depth: word.level };
  if (context.kind === 'paragraph') {
    if (isPullQuote(element)) return { ...inside, kind: 'pull-quote' };
    if (name === 'BLOCKQUOTE' || /^Mso(?:Intense)?Quote/u.test(element.className)) return { ...inside, kind: 'quote' };
  }
  return element.className === 'MsoTitle' ? { ...inside, kind: 'h2' } : inside;
}

/** Word Online's headings are paragraphs that say so to screen readers; Word's own title is a paragraph of that style. */
function saidHeading(element: Element): BlockKind | null {
  if (element.getAttribute('role') !== 'heading') return null;
  return headings[`H${element.getAttribute('aria-level') ?? '2'}`] ?? 'h4';
}

function itemContext(item: Element, inside: Context): Context {
  const kind = inside.kind === 'number' ? 'number' : 'bullet';
  // What is done in a checklist is crossed out there, which says no more of the words.
  const done = item.getAttribute('aria-checked') === 'true';
  const depth = Math.max(inside.depth, saidLevel(item), 1);
  return { ...inside, kind, depth, item, format: done ? inside.format & ~textFormat.strikethrough : inside.format };
}

function isPullQuote(element: Element): boolean {
  return /(?:^|[\s_-])pull-?quote(?:$|\s)/iu.test(element.className);
}

function blockOf(kind: BlockKind, depth: number, children: readonly Inline[]): Block {
  switch (kind) {
    case 'paragraph':
    case 'quote':
      return { type: kind, id: '', children };
    case 'pull-quote':
      return { type: 'quote', pull: true, id: '', children };
    case 'h2':
    case 'h3':
    case 'h4':
      return { type: 'heading', tag: kind, id: '', children };
    case 'bullet':
    case 'number':
      return { type: 'listitem', list: kind, indent: Math.max(0, depth - 1), id: '', children };
  }
}

/** Without what is not to be seen: control characters, places to break a word, marks of pictures. */
function withoutControls(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: taking them out is the point
  return text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u200b\ufeff\ufffc]/gu, '');
}

/** Without line breaks and spaces at either end. */
function trimmed(inlines: readonly Inline[]): readonly Inline[] {
  const out = [...inlines];
  const isIdle = (inline: Inline | undefined): boolean =>
    inline?.type === 'linebreak' || (inline?.type === 'text' && /^ *$/u.test(inline.text));
  while (isIdle(out.at(-1))) out.pop();
  while (isIdle(out[0])) out.shift();
  const [first] = out;
  if (first?.type === 'text') out[0] = { ...first, text: first.text.replace(/^ +/u, '') };
  const last = out.at(-1);
  if (last?.type === 'text') out[out.length - 1] = { ...last, text: last.text.replace(/ +$/u, '') };
  return normalInlines(out);
}
