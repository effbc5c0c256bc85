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
} from '../../../shared/domain/blocks.ts';
import { allowedUrl, isWebAddress } from '../../../shared/domain/urls.ts';
import { type BodyPart, bodyParts, type List, type ListEntry } from './block-lists.ts';
import { cleanText, escapeHtml } from './escape.ts';

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
function figureHtml({ picture, alt, credit, children, width, height }: ImageBlock): string {
  const said = [inlinesHtml(children), credit === '' ? '' : `<small>${escapeHtml(credit)}</small>`];
  const caption = said.filter((one) => one !== '').join(' ');
  const image = `<img src="pictures/${picture}" alt="${escapeHtml(alt)}" width="${width}" height="${height}">`;
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

function partHtml(part: BodyPart): string {
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
      return figureHtml(part);
    case 'embed':
      return embedHtml(part);
    case 'table':
      return tableHtml(part);
    case 'list':
      return listHtml(part.list);
  }
}

/** A body as clean semantic HTML, one line a block or list; blank blocks are left out. */
export function blocksToHtml(blocks: readonly Block[]): string {
  return bodyParts(blocks.filter(isShown)).map(partHtml).join('\n');
}
