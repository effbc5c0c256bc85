import { type Block, blockText, isBlank } from '../../shared/domain/blocks.ts';

export interface OutlineEntry {
  readonly id: string;
  /** 2 to 4, as the headings. */
  readonly level: number;
  readonly text: string;
}

/** The headings that say something, in order. */
export function outlineOf(blocks: readonly Block[]): readonly OutlineEntry[] {
  return blocks.flatMap((block) =>
    block.type === 'heading' && !isBlank(block)
      ? [{ id: block.id, level: Number(block.tag.slice(1)), text: blockText(block).replaceAll('\n', ' ').trim() }]
      : [],
  );
}

export function sameOutline(one: readonly OutlineEntry[], other: readonly OutlineEntry[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ id, level, text }, at) => {
      const there = other[at];
      return there?.id === id && there.level === level && there.text === text;
    })
  );
}

/** The heading that a block stands under: itself, or the nearest one above it. Null above the first. */
export function headingOver(blocks: readonly Block[], blockId: string | null): string | null {
  let last: string | null = null;
  for (const block of blocks) {
    if (block.type === 'heading' && !isBlank(block)) last = block.id;
    if (block.id === blockId) return last;
  }
  return null;
}
