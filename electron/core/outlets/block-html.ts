import {
  type Block,
  type Inline,
  inlineText,
  isBlank,
  isBlankText,
  normalInlines,
  type TextInline,
  textFormat,
} from '../../../shared/domain/blocks.ts';
import { allowedUrl } from '../../../shared/domain/urls.ts';
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

function partHtml(part: BodyPart): string {
  switch (part.type) {
    case 'paragraph':
      return `<p>${inlinesHtml(part.children)}</p>`;
    case 'heading':
      return `<${part.tag}>${inlinesHtml(part.children)}</${part.tag}>`;
    case 'quote':
      return `<blockquote><p>${inlinesHtml(part.children)}</p></blockquote>`;
    case 'list':
      return listHtml(part.list);
  }
}

/** A body as clean semantic HTML, one line a block or list; blank blocks are left out. */
export function blocksToHtml(blocks: readonly Block[]): string {
  return bodyParts(blocks.filter((block) => !isBlank(block)))
    .map(partHtml)
    .join('\n');
}
