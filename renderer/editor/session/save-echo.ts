import { sameBlock } from '../../../shared/domain/blocks.ts';
import { type ContentChange, type EditionContent, fieldNames } from '../../../shared/domain/edition.ts';
import { sameOrder } from './pending-change.ts';

/**
 * Whether a text is what a change makes of one whose blocks stood in `known` order: so a save whose answer was lost,
 * because the core stopped between writing and answering, is told from somebody else's.
 */
function isEcho(content: EditionContent, change: ContentChange, known: readonly string[]): boolean {
  const ids = content.blocks.map((block) => block.id);
  if (!sameOrder(ids, change.order ?? known)) return false;
  const blocks = new Map(content.blocks.map((block) => [block.id, block]));
  if (
    !(change.blocks ?? []).every((block) => {
      const there = blocks.get(block.id);
      return there !== undefined && sameBlock(there, block);
    })
  )
    return false;
  return fieldNames.every((name) => {
    const sent = change.fields?.[name];
    return sent === undefined || sent === content.fields[name];
  });
}

/** So many are remembered. */
const most = 20;

/** Changes that were sent, any of which may have been written although the answer was a failure. */
export class Unanswered {
  #changes: readonly ContentChange[] = [];

  get any(): boolean {
    return this.#changes.length > 0;
  }

  add(change: ContentChange): void {
    this.#changes = [...this.#changes, change].slice(-most);
  }

  clear(): void {
    this.#changes = [];
  }

  /** Whether a text is what one of them makes of one whose blocks stood in `known` order. */
  explain(content: EditionContent, known: readonly string[]): boolean {
    return this.#changes.some((change) => isEcho(content, change, known));
  }
}
