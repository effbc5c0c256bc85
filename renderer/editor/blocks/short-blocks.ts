import { type Block, type Inline, textFormat } from '../../../shared/domain/blocks.ts';

/** For tests: blocks in short, "p A *bold* /italic/ [link](address)". */

export function shortBlock(block: Block): string {
  const inside = block.children.map(shortInline).join('');
  switch (block.type) {
    case 'paragraph':
      return `p ${inside}`;
    case 'heading':
      return `${block.tag} ${inside}`;
    case 'quote':
      return `${block.pull ? 'pq' : 'q'} ${inside}`;
    case 'rule':
      return 'hr';
    case 'image':
      return `img ${inside}`;
    case 'embed':
      return `embed ${inside}`;
    case 'table':
      return `table ${block.columns}${block.header ? ' header' : ''} ${inside}`;
    case 'listitem':
      return `${block.list === 'bullet' ? '-' : '1.'}${block.indent} ${inside}`;
  }
}

const marks = [
  [textFormat.bold, '*'],
  [textFormat.italic, '/'],
  [textFormat.strikethrough, '~'],
  [textFormat.underline, '_'],
  [textFormat.code, '`'],
  [textFormat.superscript, '^'],
  [textFormat.subscript, ','],
] as const;

function shortInline(inline: Inline): string {
  switch (inline.type) {
    case 'linebreak':
      return '⏎';
    case 'cell':
      return '|';
    case 'link':
      return `[${inline.children.map(shortInline).join('')}](${inline.url})`;
    case 'text': {
      const marked = marks.filter(([bit]) => (inline.format & bit) !== 0).map(([, mark]) => mark);
      return `${marked.join('')}${inline.text}${marked.toReversed().join('')}`;
    }
  }
}
