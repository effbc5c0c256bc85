import {
  type Block,
  blockText,
  type EmbedBlock,
  type ImageBlock,
  inlineText,
  isBlankText,
  isShown,
  type TableBlock,
  tableRows,
  textFormat,
} from '../domain/blocks.ts';
import { allowedUrl, isWebAddress } from '../domain/urls.ts';
import { type BodyPart, bodyParts, type List } from './block-lists.ts';
import type { EditionOut } from './edition-out.ts';
import { oneLine } from './escape.ts';
import { escapeMarkdown, inlinesToMarkdown, linkTo } from './markdown-inline.ts';

/** Where a document that is read elsewhere finds a picture; null for one that it does without. */
export type PicturePath = (image: ImageBlock) => string | null;

const withoutPictures: PicturePath = () => null;

/** CommonMark with the tables and strikethrough of GitHub: what every program that reads Markdown understands. */
export function blocksToMarkdown(blocks: readonly Block[], pathOf: PicturePath = withoutPictures): string {
  const writes = (block: Block): boolean =>
    !isBlankText(block.type === 'listitem' ? inlinesToMarkdown(block.children, 'block') : partMarkdown(block, pathOf));
  // What writes nothing, such as a picture without a path and words, does not end a list either.
  return bodyParts(blocks.filter((block) => isShown(block) && writes(block)))
    .map((part) => partMarkdown(part, pathOf))
    .join('\n\n');
}

export function editionToMarkdown({ fields, blocks }: EditionOut, pathOf: PicturePath = withoutPictures): string {
  const line = (text: string): string => escapeMarkdown(oneLine(text), true);
  const { headline, standfirst, byline, dateline } = fields;
  const set = (text: string, sign: string): string => (isBlankText(text) ? '' : `${sign}${line(text)}${sign}`);
  const parts = [
    isBlankText(headline) ? '' : `# ${line(headline)}`,
    set(standfirst, '**'),
    set(byline, '*'),
    isBlankText(dateline) ? '' : line(dateline),
    blocksToMarkdown(blocks, pathOf),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function partMarkdown(part: BodyPart, pathOf: PicturePath): string {
  switch (part.type) {
    case 'paragraph':
      return inlinesToMarkdown(part.children, 'block');
    case 'heading':
      return `${'#'.repeat(Number(part.tag.slice(1)))} ${inlinesToMarkdown(part.children, 'line')}`;
    case 'quote':
      return prefixed(inlinesToMarkdown(part.children, 'block'), '> ', '> ');
    case 'rule':
      return '---';
    case 'image':
      return imageMarkdown(part, pathOf);
    case 'embed':
      return embedMarkdown(part);
    case 'table':
      return tableMarkdown(part);
    case 'list':
      return listMarkdown(part.list);
  }
}

function prefixed(text: string, first: string, others: string): string {
  return text
    .split('\n')
    .map((line, at) => `${at === 0 ? first : others}${line}`)
    .join('\n');
}

function imageMarkdown(image: ImageBlock, pathOf: PicturePath): string {
  const path = pathOf(image);
  const [caption, credit] = [oneLine(blockText(image)), oneLine(image.credit)];
  const alt = oneLine(image.alt);
  if (path === null) return italic([caption, credit].filter(Boolean).join(' ') || alt);
  // Not as the title of the picture, which nothing shows until somebody points at it.
  const picture = `![${escapeMarkdown(alt)}](${linkTo(path)})`;
  return [picture, italic(caption), escapeMarkdown(credit, true)].filter(Boolean).join('\\\n');
}

/** A line of words in italics. */
function italic(words: string): string {
  return inlinesToMarkdown([{ type: 'text', text: words, format: textFormat.italic }], 'block');
}

function embedMarkdown({ url, children }: EmbedBlock): string {
  if (!isWebAddress(url) || !allowedUrl(url)) return inlinesToMarkdown(children, 'block');
  const title = oneLine(inlineText(children)) || url;
  return inlinesToMarkdown([{ type: 'link', url, children: [{ type: 'text', text: title, format: 0 }] }], 'block');
}

function tableMarkdown(table: TableBlock): string {
  const rows = tableRows(table).map((cells) => cells.map((cell) => inlinesToMarkdown(cell, 'cell')));
  // A table of this kind always has a head; one without names gets an empty one.
  const head = table.header ? rows.shift() : undefined;
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const names = head ?? Array.from({ length: table.columns }, () => '');
  return [line(names), line(names.map(() => '---')), ...rows.map(line)].join('\n');
}

function listMarkdown({ kind, items }: List): string {
  return items
    .map(({ block, lists }, at) => {
      const mark = kind === 'bullet' ? '- ' : `${at + 1}. `;
      const inside = [inlinesToMarkdown(block.children, 'block'), ...lists.map(listMarkdown)].join('\n');
      return prefixed(inside, mark, ' '.repeat(mark.length));
    })
    .join('\n');
}
