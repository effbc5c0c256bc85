import type { Block } from '../../shared/domain/blocks.ts';
import type { EditionContent } from '../../shared/domain/edition.ts';

/** What a revision says, without its pins. */
export type MomentText = Pick<EditionContent, 'fields' | 'blocks'>;

export interface Wish {
  readonly editionId: string;
  readonly number: number;
}

/** What is known of a revision's text: nothing yet, the text, or why it cannot be read. */
export type Known = { readonly text: MomentText } | { readonly problem: unknown } | undefined;

const mostKept = 600;
const mostBlocks = 20_000;
const atOnce = 3;

/**
 * Texts of revisions, read ahead of whoever goes through them. A revision never changes, so that what was read once is
 * kept; blocks that say the same are one object in all of them, and are drawn once.
 */
export class MomentTexts {
  readonly #read: (wish: Wish) => Promise<MomentText>;
  readonly #known = new Map<string, NonNullable<Known>>();
  readonly #blocks = new Map<string, Block>();
  readonly #listeners = new Set<(read: Wish) => void>();
  readonly #reading = new Set<string>();
  #wishes: readonly Wish[] = [];

  constructor(read: (wish: Wish) => Promise<MomentText>) {
    this.#read = read;
  }

  /** Called with each revision whose text came, or could not be read. */
  subscribe(listener: (read: Wish) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get(wish: Wish): Known {
    const key = keyOf(wish);
    const known = this.#known.get(key);
    if (known) {
      this.#known.delete(key);
      this.#known.set(key, known);
    }
    return known;
  }

  /** Reads these, the first first, in place of what was wished for before and not begun. */
  want(wishes: readonly Wish[]): void {
    this.#wishes = wishes;
    this.#next();
  }

  #next(): void {
    for (const wish of this.#wishes) {
      if (this.#reading.size >= atOnce) return;
      const key = keyOf(wish);
      if (this.#known.has(key) || this.#reading.has(key)) continue;
      this.#reading.add(key);
      void this.#fetch(wish, key);
    }
  }

  async #fetch(wish: Wish, key: string): Promise<void> {
    try {
      this.#keep(key, { text: this.#shared(await this.#read(wish)) });
    } catch (problem) {
      this.#keep(key, { problem });
    }
    this.#reading.delete(key);
    this.#next();
    for (const listener of this.#listeners) listener(wish);
  }

  #keep(key: string, known: NonNullable<Known>): void {
    this.#known.set(key, known);
    const [oldest] = this.#known.keys();
    if (this.#known.size > mostKept && oldest !== undefined) this.#known.delete(oldest);
  }

  #shared({ fields, blocks }: MomentText): MomentText {
    if (this.#blocks.size > mostBlocks) this.#blocks.clear();
    return {
      fields,
      blocks: blocks.map((block) => {
        const key = JSON.stringify(block);
        const same = this.#blocks.get(key);
        if (!same) this.#blocks.set(key, block);
        return same ?? block;
      }),
    };
  }
}

function keyOf({ editionId, number }: Wish): string {
  return `${editionId}/${number}`;
}
