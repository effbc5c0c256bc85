import type { LexicalEditor, NodeKey } from 'lexical';
import { textMarks } from '../marks/text-marks.ts';
import { type BlockWords, endsOf } from './block-words.ts';

const name = 'spelling';

/** What is underlined in the fields of this page: the style sheet knows it by name. */
export function sharedHighlight(): Highlight | null {
  if (typeof Highlight === 'undefined') return null;
  const there = CSS.highlights.get(name);
  if (there) return there;
  const made = new Highlight();
  CSS.highlights.set(name, made);
  return made;
}

interface Drawn {
  readonly element: HTMLElement | null;
  readonly block: BlockWords;
  readonly ranges: readonly AbstractRange[];
}

/**
 * The underlines of an editor, block by block; nothing of them is in the document. The ranges are static: live ones are
 * moved by the browser at every change of the page, and lost when a text is set anew.
 */
export class Underlines {
  readonly #editor: LexicalEditor;
  readonly #drawn = new Map<NodeKey, Drawn>();

  constructor(editor: LexicalEditor) {
    this.#editor = editor;
  }

  get blocks(): ReadonlyMap<NodeKey, Pick<Drawn, 'block'>> {
    return this.#drawn;
  }

  /** Underlines exactly these words of a block. */
  set(key: NodeKey, block: BlockWords): void {
    const before = this.#drawn.get(key);
    if (block.words.length === 0 && !before) return;
    if (before && isSame(before, block)) {
      this.#drawn.set(key, { ...before, block });
      return;
    }
    const element = this.#editor.getElementByKey(key);
    if (before?.element !== element || block.words.length === 0) this.drop(key);
    if (!element || block.words.length === 0) return;
    const ranges = block.words.flatMap((word) => this.#rangeOf(block, word) ?? []);
    textMarks.set('wrong', element, ranges);
    this.#drawn.set(key, { element, block, ranges });
  }

  /** To be said when a block was changed: the same words may stand elsewhere. */
  moved(key: NodeKey): void {
    const element = this.#drawn.get(key)?.element;
    if (element) textMarks.moved(element);
  }

  drop(key: NodeKey): void {
    const element = this.#drawn.get(key)?.element;
    if (element) textMarks.set('wrong', element, []);
    this.#drawn.delete(key);
  }

  clear(): void {
    for (const key of [...this.#drawn.keys()]) this.drop(key);
  }

  #rangeOf(block: BlockWords, word: BlockWords['words'][number]): StaticRange | null {
    const ends = endsOf(block.leaves, word);
    if (!ends) return null;
    const [first, last] = ends;
    const start = textIn(this.#editor.getElementByKey(first.leaf.key));
    const end = textIn(this.#editor.getElementByKey(last.leaf.key));
    if (!start || !end || first.offset > start.length || last.offset > end.length) return null;
    return new StaticRange({
      startContainer: start,
      startOffset: first.offset,
      endContainer: end,
      endOffset: last.offset,
    });
  }
}

/** Whether all is drawn as it would be drawn now. */
function isSame({ block, ranges }: Drawn, now: BlockWords): boolean {
  return (
    ranges.length === now.words.length &&
    block.words.length === now.words.length &&
    block.leaves.length === now.leaves.length &&
    ranges.every(({ startContainer, endContainer }) => startContainer.isConnected && endContainer.isConnected) &&
    block.words.every((word, at) => word.start === now.words[at]?.start && word.end === now.words[at]?.end) &&
    block.leaves.every((leaf, at) => leaf.key === now.leaves[at]?.key && leaf.start === now.leaves[at]?.start)
  );
}

/** The text that an element of the editor shows. */
export function textIn(element: HTMLElement | null): Text | null {
  let node: Node | null = element;
  while (node && !(node instanceof Text)) node = node.firstChild;
  return node;
}
