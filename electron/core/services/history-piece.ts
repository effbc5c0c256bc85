import type { Block } from '../../../shared/domain/blocks.ts';
import { type EditionContent, type FieldName, fieldNames, type Pins } from '../../../shared/domain/edition.ts';

export interface PieceRestored {
  readonly content: EditionContent;
  /** What it is, as a sentence's first word: "Paragraph", "Headline". */
  readonly what: string;
}

/**
 * The text `now` with one block or field as it was `then`. A block that still stands takes its old words, kind, source
 * and pin, in its place; one that is gone comes back after the nearest block that it stood after then and that still
 * is there, or else first. Undefined when `then` has no such piece.
 */
export function restorePiece(now: EditionContent, then: EditionContent, key: string): PieceRestored | undefined {
  const field = fieldNames.find((name) => name === key);
  if (field) {
    return {
      content: {
        ...now,
        fields: { ...now.fields, [field]: then.fields[field] },
        pins: pinAsThen(now.pins, then.pins, field),
      },
      what: fieldTitles[field],
    };
  }
  const at = then.blocks.findIndex((block) => block.id === key);
  const block = then.blocks[at];
  if (!block) return undefined;
  const blocks = now.blocks.some((one) => one.id === key)
    ? now.blocks.map((one) => (one.id === key ? block : one))
    : insertAfter(now.blocks, block, neighbourBefore(now, then, at));
  const pins = block.source === undefined ? now.pins : pinAsThen(now.pins, then.pins, block.source);
  return { content: { ...now, blocks, pins }, what: blockTitle(block) };
}

const fieldTitles: Readonly<Record<FieldName, string>> = {
  headline: 'Headline',
  standfirst: 'Standfirst',
  byline: 'Byline',
  dateline: 'Dateline',
};

function blockTitle(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return 'Paragraph';
    case 'heading':
      return 'Heading';
    case 'quote':
      return block.pull ? 'Pull quote' : 'Quote';
    case 'rule':
      return 'Line';
    case 'image':
      return 'Picture';
    case 'embed':
      return 'Embed';
    case 'table':
      return 'Table';
    case 'listitem':
      return 'List item';
  }
}

function neighbourBefore(now: EditionContent, then: EditionContent, at: number): string | undefined {
  const standing = new Set(now.blocks.map((block) => block.id));
  return then.blocks.slice(0, at).findLast((block) => standing.has(block.id))?.id;
}

function insertAfter(blocks: readonly Block[], block: Block, after: string | undefined): readonly Block[] {
  const at = after === undefined ? 0 : blocks.findIndex((one) => one.id === after) + 1;
  return [...blocks.slice(0, at), block, ...blocks.slice(at)];
}

/** The pins now, with one as it was; where it had none then, one that it has by now stays. */
function pinAsThen(now: Pins, then: Pins, key: string): Pins {
  const pin = then[key];
  return pin === undefined ? now : { ...now, [key]: pin };
}
