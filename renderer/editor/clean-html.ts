import type { Block, Inline, LineBreakInline, TextInline } from '../../shared/domain/blocks.ts';
import { isBlank, normalInlines, textFormat } from '../../shared/domain/blocks.ts';
import type { BlockKind } from './block-kind.ts';
import { type Format, formatOf, isHidden, keepsSpace, linkOf, wordList } from './clean-html-styles.ts';

/**
 * Reads HTML of any origin as blocks: paragraphs, headings, lists, quotes, bold, italic, allowed links, line breaks.
 * Nothing else gets through. The HTML is parsed into a document that loads nothing and runs nothing. The blocks have
 * no ids (empty strings).
 */
export function blocksFromHtml(html: string): readonly Block[] {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  const reader = new HtmlReader();
  reader.read(parsed.body);
  return reader.blocks();
}

interface Context {
  readonly format: Format;
  readonly url: string | null;
  /** What paragraphs are here: of a quote, of a list. */
  readonly kind: BlockKind;
  /** How many lists this stands in. */
  readonly depth: number;
  readonly space: 'collapses' | 'stays';
}

const outside: Context = { format: 0, url: null, kind: 'paragraph', depth: 0, space: 'collapses' };

const headings: Readonly<Record<string, BlockKind>> = { H1: 'h2', H2: 'h2', H3: 'h3', H4: 'h4', H5: 'h4', H6: 'h4' };

const blockElements = new Set(
  (
    'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM ' +
    'H1 H2 H3 H4 H5 H6 HEADER HGROUP HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL'
  ).split(' '),
);

const droppedElements = new Set(
  (
    'AUDIO BUTTON CANVAS COL COLGROUP DATALIST DEL EMBED HEAD IFRAME IMG INPUT LINK MATH META METER NOSCRIPT OBJECT ' +
    'PARAM PICTURE PROGRESS SCRIPT SELECT SOURCE STYLE SVG TEMPLATE TEXTAREA TITLE TRACK VIDEO'
  ).split(' '),
);

class HtmlReader {
  readonly #blocks: Block[] = [];
  #inlines: Inline[] = [];
  #kind: BlockKind = 'paragraph';
  #depth = 0;
  /** Whether a space would follow a space, or begin a line. */
  #afterSpace = true;

  blocks(): readonly Block[] {
    this.#end();
    return this.#blocks;
  }

  read(element: Element, context: Context = outside): void {
    for (const child of element.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) this.#text(child.nodeValue ?? '', context);
      else if (child instanceof Element) this.#element(child, context);
    }
  }

  #element(element: Element, context: Context): void {
    const name = element.tagName.toUpperCase();
    if (droppedElements.has(name) || isHidden(element)) return;
    if (name === 'BR') {
      this.#lineBreak();
      return;
    }
    if (!blockElements.has(name)) {
      this.read(element, inlineContext(element, context));
      return;
    }
    this.#end();
    const inside = blockContext(element, name, context);
    this.#kind = inside.kind;
    this.#depth = inside.depth;
    this.read(element, inside);
    this.#end();
    this.#kind = context.kind;
    this.#depth = context.depth;
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

  #push(text: string, { format, url }: Context): void {
    if (text === '') return;
    this.#afterSpace = text.endsWith(' ');
    // A heading is bold as a whole.
    const kept = this.#kind.startsWith('h') ? format & ~textFormat.bold : format;
    const inline: TextInline = { type: 'text', text: withoutControls(text), format: kept };
    if (url === null) this.#inlines.push(inline);
    else this.#inLink(url, inline);
  }

  #inLink(url: string, inline: TextInline | LineBreakInline): void {
    const last = this.#inlines.at(-1);
    if (last?.type === 'link' && last.url === url) {
      this.#inlines[this.#inlines.length - 1] = { ...last, children: normalInlines([...last.children, inline]) };
    } else this.#inlines.push({ type: 'link', url, children: [inline] });
  }

  /** Two in a row are how web pages and mails make paragraphs. */
  #lineBreak(): void {
    if (this.#inlines.at(-1)?.type === 'linebreak') this.#end();
    else if (this.#inlines.length > 0) this.#inlines.push({ type: 'linebreak' });
    this.#afterSpace = true;
  }

  #end(): void {
    const children = trimmed(normalInlines(this.#inlines));
    this.#inlines = [];
    this.#afterSpace = true;
    const block = blockOf(this.#kind, this.#depth, children);
    if (!isBlank(block)) this.#blocks.push(block);
  }
}

function inlineContext(element: Element, context: Context): Context {
  return {
    ...context,
    format: formatOf(element, context.format),
    url: linkOf(element) ?? context.url,
    space: keepsSpace(element) ?? context.space,
  };
}

function blockContext(element: Element, name: string, context: Context): Context {
  const inside = inlineContext(element, context);
  const heading = headings[name];
  if (heading) return { ...inside, kind: heading };
  if (name === 'UL' || name === 'OL') {
    return { ...inside, kind: name === 'UL' ? 'bullet' : 'number', depth: context.depth + 1 };
  }
  const list = wordList(element);
  if (list) return { ...inside, kind: list.kind, depth: list.level };
  const quoted = name === 'BLOCKQUOTE' || /^Mso(?:Intense)?Quote/u.test(element.className);
  if (quoted && context.kind === 'paragraph') return { ...inside, kind: 'quote' };
  if (element.className === 'MsoTitle') return { ...inside, kind: 'h2' };
  return inside;
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
      return { type: 'listitem', list: kind, indent: Math.max(0, Math.min(8, depth - 1)), id: '', children };
  }
}

function withoutControls(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: taking them out is the point
  return text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/gu, '');
}

/** Without line breaks and spaces at either end. */
function trimmed(inlines: readonly Inline[]): readonly Inline[] {
  const out = [...inlines];
  while (out.at(-1)?.type === 'linebreak') out.pop();
  const last = out.at(-1);
  if (last?.type === 'text') out[out.length - 1] = { ...last, text: last.text.replace(/ +$/u, '') };
  return normalInlines(out);
}
