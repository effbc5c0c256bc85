import { type Block, blockText, inlineText, isShown, tableRows } from '../domain/blocks.ts';
import { type BodyPart, bodyParts, type List } from './block-lists.ts';
import { cleanText } from './escape.ts';

function listLines(list: List, depth: number): readonly string[] {
  const margin = '  '.repeat(depth);
  return list.items.flatMap((entry, index) => {
    const mark = list.kind === 'bullet' ? '•' : `${index + 1}.`;
    const text = cleanText(blockText(entry.block)).replace(/\n/gu, `\n${margin}  `);
    return [`${margin}${mark} ${text}`, ...entry.lists.flatMap((inner) => listLines(inner, depth + 1))];
  });
}

function partText(part: BodyPart): string {
  switch (part.type) {
    case 'paragraph':
    case 'heading':
    case 'quote':
      return cleanText(blockText(part));
    case 'rule':
      return '* * *';
    case 'image':
      return cleanText([blockText(part), part.credit].filter(Boolean).join(' ')) || cleanText(part.alt);
    case 'embed':
      return [cleanText(blockText(part)), part.url].filter(Boolean).join('\n');
    case 'table':
      return tableRows(part)
        .map((cells) => cells.map((cell) => cleanText(inlineText(cell)).replace(/\s+/gu, ' ')).join('\t'))
        .join('\n');
    case 'list':
      return listLines(part.list, 0).join('\n');
  }
}

/** A body as plain text: an empty line between blocks, a line an item in lists; blank blocks are left out. */
export function blocksToText(blocks: readonly Block[]): string {
  return bodyParts(blocks.filter(isShown)).map(partText).join('\n\n');
}
