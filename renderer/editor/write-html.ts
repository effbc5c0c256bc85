import { type Block, blockText, type Inline, textFormat } from '../../shared/domain/blocks.ts';
import { allowedUrl } from '../../shared/domain/urls.ts';

/** Blocks as clean HTML and as plain text, for the clipboard: no classes, no styles, no ids. */

const elements = [
  [textFormat.bold, 'strong'],
  [textFormat.italic, 'em'],
  [textFormat.strikethrough, 's'],
  [textFormat.underline, 'u'],
  [textFormat.code, 'code'],
  [textFormat.subscript, 'sub'],
  [textFormat.superscript, 'sup'],
] as const;

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function inlineHtml(inline: Inline): string {
  switch (inline.type) {
    case 'linebreak':
      return '<br>';
    case 'cell':
      return '';
    case 'text':
      return elements.reduce(
        (html, [bit, name]) => ((inline.format & bit) === 0 ? html : `<${name}>${html}</${name}>`),
        escaped(inline.text),
      );
    case 'link': {
      const inside = inline.children.map(inlineHtml).join('');
      return allowedUrl(inline.url) ? `<a href="${escaped(inline.url)}">${inside}</a>` : inside;
    }
  }
}

export function inlinesHtml(inlines: readonly Inline[]): string {
  return inlines.map(inlineHtml).join('');
}

export function blocksHtml(blocks: readonly Block[]): string {
  let html = '';
  const open: ('ul' | 'ol')[] = [];
  const closeTo = (depth: number): void => {
    while (open.length > depth) html += `</li></${open.pop()}>`;
  };
  for (const block of blocks) {
    const inside = inlinesHtml(block.children);
    if (block.type !== 'listitem') {
      closeTo(0);
      html += block.type === 'quote' ? `<blockquote><p>${inside}</p></blockquote>` : simple(block, inside);
      continue;
    }
    const name = block.list === 'bullet' ? 'ul' : 'ol';
    const depth = block.indent + 1;
    closeTo(open[depth - 1] === undefined || open[depth - 1] === name ? depth : depth - 1);
    if (open.length === depth) html += '</li><li>';
    while (open.length < depth) {
      html += `<${name}><li>`;
      open.push(name);
    }
    html += inside;
  }
  closeTo(0);
  return html;
}

function simple(block: Exclude<Block, { type: 'listitem' }>, inside: string): string {
  const name = block.type === 'heading' ? block.tag : 'p';
  return `<${name}>${inside}</${name}>`;
}

/** Paragraphs apart by a blank line, list items by none. */
export function blocksText(blocks: readonly Block[]): string {
  return blocks
    .map((block, at) => {
      const before = blocks[at - 1];
      if (!before) return blockText(block);
      const together = before.type === 'listitem' && block.type === 'listitem';
      return `${together ? '\n' : '\n\n'}${blockText(block)}`;
    })
    .join('');
}
