import {
  type Block,
  blockText,
  type Inline,
  inlineText,
  type ListItemBlock,
  type TableBlock,
  tableRows,
} from '../../../shared/domain/blocks.ts';
import { allowedUrl } from '../../../shared/domain/urls.ts';
import { formatElements } from '../../ui/format-elements.ts';

/** Blocks as clean HTML and as plain text, for the clipboard: no styles, no ids. */

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\u00a0', '&nbsp;');
}

/** HTML drops a space that begins a line or follows another one; such a one is written as one that stays. */
class InlineWriter {
  #afterSpace = true;

  write(inlines: readonly Inline[]): string {
    return inlines.map((inline) => this.#inline(inline)).join('');
  }

  #inline(inline: Inline): string {
    switch (inline.type) {
      case 'linebreak':
        this.#afterSpace = true;
        return '<br>';
      case 'cell':
        return '';
      case 'text':
        return formatElements.reduce(
          (html, [bit, name]) => ((inline.format & bit) === 0 ? html : `<${name}>${html}</${name}>`),
          this.#text(inline.text),
        );
      case 'link': {
        const inside = this.write(inline.children);
        return allowedUrl(inline.url) ? `<a href="${escaped(inline.url)}">${inside}</a>` : inside;
      }
    }
  }

  #text(text: string): string {
    if (text === '') return '';
    let kept = text.replaceAll(/ {2,}/gu, (spaces) => `${'\u00a0'.repeat(spaces.length - 1)} `);
    if (this.#afterSpace && kept.startsWith(' ')) kept = `\u00a0${kept.slice(1)}`;
    this.#afterSpace = kept.endsWith(' ');
    return escaped(kept);
  }
}

export function inlinesHtml(inlines: readonly Inline[]): string {
  return new InlineWriter().write(inlines);
}

export function blocksHtml(blocks: readonly Block[]): string {
  let html = '';
  const list = new ListWriter();
  for (const block of blocks) {
    if (block.type === 'listitem') html += list.item(block);
    else html += list.closeTo(0) + blockHtml(block);
  }
  return html + list.closeTo(0);
}

class ListWriter {
  readonly #open: ('ul' | 'ol')[] = [];

  closeTo(depth: number): string {
    let html = '';
    while (this.#open.length > depth) html += `</li></${this.#open.pop()}>`;
    return html;
  }

  item(block: ListItemBlock): string {
    const name = block.list === 'bullet' ? 'ul' : 'ol';
    const depth = block.indent + 1;
    const open = this.#open;
    let html = this.closeTo(open[depth - 1] === undefined || open[depth - 1] === name ? depth : depth - 1);
    if (open.length === depth) html += '</li><li>';
    while (open.length < depth) {
      html += `<${name}><li>`;
      open.push(name);
    }
    return html + inlinesHtml(block.children);
  }
}

function blockHtml(block: Exclude<Block, ListItemBlock>): string {
  const inside = inlinesHtml(block.children);
  switch (block.type) {
    case 'paragraph':
      return `<p>${inside}</p>`;
    case 'heading':
      return `<${block.tag}>${inside}</${block.tag}>`;
    case 'quote': {
      const quote = `<blockquote><p>${inside}</p></blockquote>`;
      return block.pull ? `<aside class="pull-quote">${quote}</aside>` : quote;
    }
    case 'rule':
      return '<hr>';
    case 'image': {
      const said = [inside, block.credit === '' ? '' : `<small>${escaped(block.credit)}</small>`];
      const caption = said.filter((one) => one !== '').join(' ');
      // The file is this newsroom's; elsewhere its address says nothing.
      return `<figure><img alt="${escaped(block.alt)}">${caption === '' ? '' : `<figcaption>${caption}</figcaption>`}</figure>`;
    }
    case 'embed':
      return `<p>${inlinesHtml([{ type: 'link', url: block.url, children: [{ type: 'text', text: blockText(block) || block.url, format: 0 }] }])}</p>`;
    case 'table':
      return tableHtml(block);
  }
}

function tableHtml(table: TableBlock): string {
  const rows = tableRows(table).map((cells, at) => {
    const name = table.header && at === 0 ? 'th' : 'td';
    return `<tr>${cells.map((cell) => `<${name}>${inlinesHtml(cell)}</${name}>`).join('')}</tr>`;
  });
  const [first = '', ...rest] = rows;
  if (!table.header) return `<table><tbody>${rows.join('')}</tbody></table>`;
  return `<table><thead>${first}</thead>${rest.length === 0 ? '' : `<tbody>${rest.join('')}</tbody>`}</table>`;
}

/** What a block says in plain text; a table's cells are apart by tabs, as spreadsheets take them. */
function textOf(block: Block): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
    case 'quote':
    case 'listitem':
      return blockText(block);
    case 'rule':
      return '* * *';
    case 'image':
      return [blockText(block), block.credit].filter(Boolean).join(' ') || block.alt;
    case 'embed':
      return [blockText(block), block.url].filter(Boolean).join('\n');
    case 'table':
      return tableRows(block)
        .map((cells) => cells.map((cell) => inlineText(cell).replaceAll(/\s+/gu, ' ')).join('\t'))
        .join('\n');
  }
}

/** Paragraphs apart by a blank line, list items by none. */
export function blocksText(blocks: readonly Block[]): string {
  return blocks
    .map((block, at) => {
      const before = blocks[at - 1];
      if (!before) return textOf(block);
      const together = before.type === 'listitem' && block.type === 'listitem';
      return `${together ? '\n' : '\n\n'}${textOf(block)}`;
    })
    .join('');
}
