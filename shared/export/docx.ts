import {
  AlignmentType,
  BorderStyle,
  Document,
  ExternalHyperlink,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  LineRuleType,
  Packer,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import {
  type Block,
  type HeadingBlock,
  type ImageBlock,
  type Inline,
  inlineText,
  isBlankText,
  isShown,
  type ListItemBlock,
  normalInlines,
  type TableBlock,
  type TextInline,
  tableRows,
  textFormat,
} from '../domain/blocks.ts';
import { allowedUrl, isWebAddress } from '../domain/urls.ts';
import { type EditionOut, type PicturesOut, titleOf } from './edition-out.ts';
import { cleanText, oneLine } from './escape.ts';

declare const URL: new (url: string) => { readonly href: string };

/** The widest a picture is set, in pixels at 96 an inch: the column between the margins. */
const columnWidth = 600;
const columnTwips = 9_000;
const deepestLevel = 8;

/** An edition as a Word document with real headings, lists, links, tables and pictures. */
export async function editionToDocx(edition: EditionOut, pictures: PicturesOut = new Map()): Promise<ArrayBuffer> {
  const { fields, blocks, language } = edition;
  const lists = new Lists();
  const top = [
    fieldParagraph(fields.headline, { heading: HeadingLevel.TITLE }),
    fieldParagraph(fields.standfirst, { style: 'Standfirst' }),
    fieldParagraph(fields.byline, { style: 'Byline' }),
    fieldParagraph(fields.dateline, { style: 'Byline' }),
  ];
  const body = blocks.filter(isShown).flatMap((block) => blockParts(block, lists, pictures));
  const document = new Document({
    title: oneLine(titleOf(edition)),
    creator: oneLine(fields.byline) || 'Dragoman',
    description: '',
    styles: styles(language),
    numbering: { config: lists.definitions() },
    sections: [{ children: [...top.flat(), ...body] }],
  });
  return Packer.toArrayBuffer(document);
}

function fieldParagraph(text: string, look: { heading?: 'Title'; style?: string }): Paragraph[] {
  const said = oneLine(text);
  return said === '' ? [] : [new Paragraph({ ...look, children: [new TextRun(said)] })];
}

const headingLevels = {
  h2: HeadingLevel.HEADING_2,
  h3: HeadingLevel.HEADING_3,
  h4: HeadingLevel.HEADING_4,
} as const satisfies Record<HeadingBlock['tag'], string>;

function blockParts(block: Block, lists: Lists, pictures: PicturesOut): (Paragraph | Table)[] {
  if (block.type !== 'listitem') lists.leave();
  switch (block.type) {
    case 'paragraph':
      return [new Paragraph({ children: runs(block.children) })];
    case 'heading':
      return [new Paragraph({ heading: headingLevels[block.tag], children: runs(block.children) })];
    case 'quote':
      return [new Paragraph({ style: block.pull ? 'PullQuote' : 'Quote', children: runs(block.children) })];
    case 'rule':
      return [new Paragraph({ thematicBreak: true, children: [] })];
    case 'image':
      return imageParts(block, pictures);
    case 'embed':
      return [new Paragraph({ children: [linkRun(block.url, oneLine(inlineText(block.children)) || block.url)] })];
    case 'table':
      // Word wants a paragraph between two tables, or they become one.
      return [tableOf(block), new Paragraph({ children: [] })];
    case 'listitem':
      return [
        new Paragraph({ numbering: lists.placeOf(block), contextualSpacing: true, children: runs(block.children) }),
      ];
  }
}

/** Which list each item is of: one that begins anew counts from 1 again. */
class Lists {
  #made = 0;
  readonly #kinds: (readonly ListItemBlock['list'][])[] = [];
  #open: ListItemBlock['list'][] = [];

  leave(): void {
    if (this.#open.length > 0) this.#close();
  }

  #close(): void {
    this.#kinds.push(this.#open);
    this.#open = [];
    this.#made += 1;
  }

  placeOf({ list, indent }: ListItemBlock): { reference: string; level: number } {
    const level = Math.min(indent, deepestLevel);
    const before = this.#open[level];
    // A level that changes its kind makes another list, in which the levels above go on as they were.
    if (before !== undefined && before !== list) {
      const above = this.#open.slice(0, level);
      this.#close();
      this.#open = above;
    }
    for (let at = this.#open.length; at < level; at += 1) this.#open[at] ??= list;
    this.#open[level] = list;
    return { reference: `list-${this.#made}`, level };
  }

  definitions() {
    this.leave();
    return this.#kinds.map((kinds, at) => ({
      reference: `list-${at}`,
      levels: Array.from({ length: deepestLevel + 1 }, (_, level) => ({
        level,
        ...(kinds[level] === 'number'
          ? { format: LevelFormat.DECIMAL, text: `%${level + 1}.` }
          : { format: LevelFormat.BULLET, text: ['•', '◦', '▪'][level % 3] ?? '•' }),
        alignment: AlignmentType.START,
        style: { paragraph: { indent: { left: 360 * (level + 1), hanging: 360 } } },
      })),
    }));
  }
}

function runs(children: readonly Inline[]): ParagraphChild[] {
  return normalInlines(children).flatMap(runsOf);
}

function runsOf(inline: Inline): ParagraphChild[] {
  switch (inline.type) {
    case 'text':
      return [textRun(inline)];
    case 'linebreak':
      return [new TextRun({ break: 1 })];
    case 'cell':
      return [];
    case 'link':
      return linkRuns(inline.url, inline.children);
  }
}

function textRun({ text, format }: TextInline, link = false): TextRun {
  const has = (bit: number): boolean => (format & bit) !== 0;
  return new TextRun({
    text: cleanText(text).replace(/\n/gu, ' '),
    ...(link ? { style: 'Hyperlink' } : {}),
    ...(has(textFormat.bold) ? { bold: true } : {}),
    ...(has(textFormat.italic) ? { italics: true } : {}),
    ...(has(textFormat.strikethrough) ? { strike: true } : {}),
    ...(has(textFormat.underline) ? { underline: {} } : {}),
    ...(has(textFormat.superscript) ? { superScript: true } : {}),
    ...(has(textFormat.subscript) ? { subScript: true } : {}),
    ...(has(textFormat.code) ? { font: 'Courier New' } : {}),
  });
}

function linkRuns(url: string, children: readonly Inline[]): ParagraphChild[] {
  if (!allowedUrl(url) || isBlankText(inlineText(children))) return runs(children);
  const inside = children.flatMap((child) =>
    child.type === 'text' ? [textRun(child, true)] : child.type === 'linebreak' ? [new TextRun({ break: 1 })] : [],
  );
  return [new ExternalHyperlink({ link: new URL(url).href, children: inside })];
}

function linkRun(url: string, words: string): ParagraphChild {
  const run = textRun({ type: 'text', text: words, format: 0 }, isWebAddress(url));
  return isWebAddress(url) ? new ExternalHyperlink({ link: new URL(url).href, children: [run] }) : run;
}

const pictureKinds = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/gif': 'gif' } as const;

function imageParts(image: ImageBlock, pictures: PicturesOut): Paragraph[] {
  const file = pictures.get(image.picture);
  const said = [inlineText(image.children), image.credit].map(oneLine).filter((one) => one !== '');
  const words = said.join(' ') || (file ? '' : oneLine(image.alt));
  const caption = words === '' ? [] : [new Paragraph({ style: 'Caption', children: [new TextRun(words)] })];
  // Word shows no WebP: its words stand for it.
  if (!file || file.type === 'image/webp') return caption;
  const width = Math.min(columnWidth, image.width);
  const height = Math.max(1, Math.round((image.height * width) / image.width));
  const run = new ImageRun({
    type: pictureKinds[file.type],
    data: file.bytes,
    transformation: { width, height },
    altText: { name: image.picture.slice(0, 12), title: '', description: oneLine(image.alt) },
  });
  return [new Paragraph({ keepNext: caption.length > 0, children: [run] }), ...caption];
}

function tableOf(table: TableBlock): Table {
  const width = Math.floor(columnTwips / table.columns);
  const edge = { style: BorderStyle.SINGLE, size: 4, color: 'A0A0A0' };
  return new Table({
    width: { size: columnTwips, type: WidthType.DXA },
    columnWidths: Array.from({ length: table.columns }, () => width),
    borders: { top: edge, bottom: edge, left: edge, right: edge, insideHorizontal: edge, insideVertical: edge },
    rows: tableRows(table).map(
      (cells, at) =>
        new TableRow({
          ...(table.header && at === 0 ? { tableHeader: true } : {}),
          cantSplit: true,
          children: cells.map(
            (cell) =>
              new TableCell({
                margins: { top: 60, bottom: 60, left: 100, right: 100 },
                ...(table.header && at === 0 ? { shading: { type: ShadingType.CLEAR, fill: 'EFEFEF' } } : {}),
                children: [new Paragraph({ spacing: { after: 0 }, children: runs(cell) })],
              }),
          ),
        }),
    ),
  });
}

/** Sizes in half points, spaces in twentieths of a point. */
function styles(language: string) {
  const font = 'Georgia';
  const heading = (size: number) => ({
    run: { font, size, bold: true, color: '000000' },
    paragraph: { spacing: { before: 240, after: 100 }, keepNext: true },
  });
  const basedOn = 'Normal';
  return {
    default: {
      document: {
        run: { font, size: 23, language: { value: language } },
        paragraph: { spacing: { after: 160, line: 320, lineRule: LineRuleType.AUTO } },
      },
      title: { run: { font, size: 44, bold: true }, paragraph: { spacing: { after: 120 } } },
      heading2: heading(30),
      heading3: heading(26),
      heading4: heading(23),
    },
    paragraphStyles: [
      { id: 'Standfirst', name: 'Standfirst', basedOn, run: { size: 26, italics: true, color: '444444' } },
      { id: 'Byline', name: 'Byline', basedOn, run: { size: 20, color: '444444' } },
      { id: 'Quote', name: 'Quote', basedOn, run: { italics: true }, paragraph: { indent: { left: 480, right: 480 } } },
      {
        id: 'PullQuote',
        name: 'Pull Quote',
        basedOn,
        run: { size: 30 },
        paragraph: { indent: { left: 480, right: 480 } },
      },
      { id: 'Caption', name: 'Caption', basedOn, run: { size: 19, color: '444444' } },
    ],
  };
}
