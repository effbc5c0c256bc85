import {
  type Block,
  type EmbedBlock,
  type ImageBlock,
  type Inline,
  inlineText,
  isBlankText,
  isShown,
  normalInlines,
  type TableBlock,
  type TextInline,
  tableRows,
  textFormat,
} from '../domain/blocks.ts';
import { behindFrame, focusWithin, shownSize } from '../domain/picture-crop.ts';
import { allowedUrl, isWebAddress } from '../domain/urls.ts';
import { type BodyPart, bodyParts, type List, type ListEntry } from './block-lists.ts';
import { cleanText, escapeHtml } from './escape.ts';

/** The URL parser, which every environment of ours has, though pure code has no types for it. */
declare const URL: new (url: string) => { readonly href: string; readonly hostname: string };

/** Where a page finds a picture's file; null for one that it is to do without. */
export type PictureAddress = (image: ImageBlock) => string | null;

/** The element of each format, the outermost first. */
const formatElements = [
  [textFormat.bold, 'strong'],
  [textFormat.italic, 'em'],
  [textFormat.underline, 'u'],
  [textFormat.strikethrough, 's'],
  [textFormat.superscript, 'sup'],
  [textFormat.subscript, 'sub'],
  [textFormat.code, 'code'],
] as const;

function textHtml(inline: TextInline): string {
  let html = escapeHtml(inline.text);
  if (html === '') return '';
  for (const [bit, element] of formatElements.toReversed()) {
    if ((inline.format & bit) !== 0) html = `<${element}>${html}</${element}>`;
  }
  return html;
}

function inlineHtml(inline: Inline): string {
  switch (inline.type) {
    case 'text':
      return textHtml(inline);
    case 'linebreak':
      return '<br>';
    // Cells are taken apart before their inlines are written.
    case 'cell':
      return '';
    case 'link': {
      const inside = inlinesHtml(inline.children);
      // The parsed address is written, not the text typed: it is what was judged.
      if (!allowedUrl(inline.url) || isBlankText(cleanText(inlineText(inline.children)))) return inside;
      return `<a href="${escapeHtml(new URL(inline.url).href)}">${inside}</a>`;
    }
  }
}

function inlinesHtml(children: readonly Inline[]): string {
  return normalInlines(children).map(inlineHtml).join('');
}

function entryHtml(entry: ListEntry): string {
  return `<li>${inlinesHtml(entry.block.children)}${entry.lists.map(listHtml).join('')}</li>`;
}

function listHtml(list: List): string {
  const element = list.kind === 'bullet' ? 'ul' : 'ol';
  return `<${element}>${list.items.map(entryHtml).join('')}</${element}>`;
}

/** The picture's file stands beside the page, under its hash. */
const beside: PictureAddress = ({ picture }) => `pictures/${picture}`;

/** The file is whole; of a cropped picture a frame shows the part. The sides leave its place free until it is there. */
function imageHtml(picture: ImageBlock, said: string): string {
  const { width, height } = shownSize(picture);
  const { x, y } = focusWithin(picture);
  const focus = `object-position:${x}% ${y}%`;
  if (!picture.crop) {
    const position = picture.focus ? ` style="${focus}"` : '';
    return `<img ${said} width="${picture.width}" height="${picture.height}"${position}>`;
  }
  const behind = behindFrame(picture);
  const part = (['left', 'top', 'width', 'height'] as const).map((side) => `${side}:${short(behind[side])}%`).join(';');
  const frame = `position:relative;overflow:hidden;aspect-ratio:${width}/${height};max-width:${width}px`;
  return `<div class="crop" style="${frame}"><img ${said} style="position:absolute;max-width:none;${part};${focus}"></div>`;
}

function short(number: number): number {
  return Math.round(number * 1000) / 1000;
}

function figureHtml(picture: ImageBlock, addressOf: PictureAddress): string {
  const { alt, credit, children } = picture;
  const said = [inlinesHtml(children), credit === '' ? '' : `<small>${escapeHtml(credit)}</small>`];
  const caption = said.filter((one) => one !== '').join(' ');
  const address = addressOf(picture);
  const image = address === null ? '' : imageHtml(picture, `src="${escapeHtml(address)}" alt="${escapeHtml(alt)}"`);
  return `<figure>${image}${caption === '' ? '' : `<figcaption>${caption}</figcaption>`}</figure>`;
}

/** A card: an embed never brings another site's scripts with it. */
function embedHtml({ url, children }: EmbedBlock): string {
  if (!isWebAddress(url)) return '';
  const { href, hostname } = new URL(url);
  const title = inlinesHtml(children);
  const words = title === '' ? escapeHtml(href) : title;
  return `<p class="embed"><a href="${escapeHtml(href)}">${words}</a> <small>${escapeHtml(hostname)}</small></p>`;
}

function tableHtml(table: TableBlock): string {
  const rows = tableRows(table).map((cells, at) => {
    const element = table.header && at === 0 ? 'th' : 'td';
    return `<tr>${cells.map((cell) => `<${element}>${inlinesHtml(cell)}</${element}>`).join('')}</tr>`;
  });
  const [first = '', ...rest] = rows;
  if (!table.header) return `<table><tbody>${rows.join('')}</tbody></table>`;
  return `<table><thead>${first}</thead>${rest.length === 0 ? '' : `<tbody>${rest.join('')}</tbody>`}</table>`;
}

function partHtml(part: BodyPart, addressOf: PictureAddress): string {
  switch (part.type) {
    case 'paragraph':
      return `<p>${inlinesHtml(part.children)}</p>`;
    case 'heading':
      return `<${part.tag}>${inlinesHtml(part.children)}</${part.tag}>`;
    case 'quote': {
      const inside = `<p>${inlinesHtml(part.children)}</p>`;
      return part.pull ? `<aside class="pull-quote">${inside}</aside>` : `<blockquote>${inside}</blockquote>`;
    }
    case 'rule':
      return '<hr>';
    case 'image':
      return figureHtml(part, addressOf);
    case 'embed':
      return embedHtml(part);
    case 'table':
      return tableHtml(part);
    case 'list':
      return listHtml(part.list);
  }
}

/** A body as clean semantic HTML, one line a block or list; blank blocks are left out. */
export function blocksToHtml(blocks: readonly Block[], addressOf: PictureAddress = beside): string {
  return bodyParts(blocks.filter(isShown))
    .map((part) => partHtml(part, addressOf))
    .join('\n');
}
