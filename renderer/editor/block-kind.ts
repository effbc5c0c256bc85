import type { Block } from '../../shared/domain/blocks.ts';

/** The kinds of block that a writer chooses from. */
export type BlockKind = 'paragraph' | 'h2' | 'h3' | 'h4' | 'quote' | 'bullet' | 'number';

export const blockKindNames: Readonly<Record<BlockKind, string>> = {
  paragraph: 'Paragraph',
  h2: 'Heading 2',
  h3: 'Heading 3',
  h4: 'Heading 4',
  quote: 'Quote',
  bullet: 'Bulleted list',
  number: 'Numbered list',
};

export const blockKinds = Object.keys(blockKindNames) as readonly BlockKind[];

export function blockKind(block: Block): BlockKind {
  switch (block.type) {
    case 'paragraph':
    case 'quote':
      return block.type;
    case 'heading':
      return block.tag;
    case 'listitem':
      return block.list;
  }
}
