import type { Block } from '../../../shared/domain/blocks.ts';
import { blockLook } from '../../../shared/language/difference.ts';

/** The kinds of block that a writer chooses from. */
export type BlockKind = 'paragraph' | 'h2' | 'h3' | 'h4' | 'quote' | 'pull-quote' | 'bullet' | 'number';

export const blockKindNames: Readonly<Record<BlockKind, string>> = {
  paragraph: 'Paragraph',
  h2: 'Heading 2',
  h3: 'Heading 3',
  h4: 'Heading 4',
  quote: 'Quote',
  'pull-quote': 'Pull quote',
  bullet: 'Bulleted list',
  number: 'Numbered list',
};

export const blockKinds = Object.keys(blockKindNames) as readonly BlockKind[];

/** Null for what no paragraph can be turned into: a picture, a table. */
export function blockKind(block: Block): BlockKind | null {
  const look = blockLook(block);
  return blockKinds.find((kind) => kind === look) ?? null;
}
