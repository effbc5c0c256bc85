import type { Block } from '../../shared/domain/blocks.ts';
import type { LanguageCode } from '../../shared/domain/languages.ts';
import { addCounts, countText, noCounts, type TextCounts } from '../../shared/language/counts.ts';
import type { EditionSession } from '../editor/session/edition-session.ts';
import { blockCounts, countsAfter } from '../editor/word-count.ts';
import { eachWhenIdle, whenIdle } from './idle.ts';

export interface CountsState {
  /** Of the body; null until it is counted for the first time. */
  readonly all: TextCounts | null;
  /** Of what is selected in the body; null while nothing is. */
  readonly selected: TextCounts | null;
}

/** A selection is counted once it rests so long, in milliseconds. */
const restDelay = 120;

/**
 * What a body comes to, kept current out of the blocks that the session took from the editor: nothing runs at a key, and
 * what did not change is not counted again. A store for `useSyncExternalStore`.
 */
export class CountsWatch {
  readonly #session: EditionSession;
  readonly #language: LanguageCode;
  readonly #listeners = new Set<() => void>();
  #state: CountsState = { all: null, selected: null };
  #counted: readonly Block[] = [];
  #stop = (): void => undefined;
  #stopSelection = (): void => undefined;
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(session: EditionSession, language: LanguageCode) {
    this.#session = session;
    this.#language = language;
  }

  readonly get = (): CountsState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Counts from now on; the returned function stops it. */
  start(): () => void {
    const blocks = this.#session.taken.blocks;
    this.#stop = eachWhenIdle(
      blocks,
      (block) => void blockCounts(block, this.#language),
      () => {
        this.#counted = blocks;
        this.#set({ all: countsAfter(noCounts, [], blocks, this.#language) });
        this.#later();
      },
    );
    const stopSession = this.#session.subscribe(() => {
      if (this.#state.all !== null) this.#later();
    });
    const onSelection = (): void => this.#noteSelection();
    document.addEventListener('selectionchange', onSelection);
    return () => {
      this.#stop();
      this.#stopSelection();
      clearTimeout(this.#rest);
      stopSession();
      document.removeEventListener('selectionchange', onSelection);
    };
  }

  #later(): void {
    if (this.#session.taken.blocks === this.#counted) return;
    this.#stop();
    this.#stop = whenIdle(() => {
      const { blocks } = this.#session.taken;
      const all = countsAfter(this.#state.all ?? noCounts, this.#counted, blocks, this.#language);
      this.#counted = blocks;
      this.#set({ all });
    });
  }

  #noteSelection(): void {
    const range = this.#selectedRange();
    clearTimeout(this.#rest);
    this.#stopSelection();
    if (range === null) {
      if (this.#state.selected !== null) this.#set({ selected: null });
      return;
    }
    this.#rest = setTimeout(() => this.#countSelection(), restDelay);
  }

  #selectedRange(): Range | null {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
    const root = this.#session.getBody()?.rootElement();
    const range = selection.getRangeAt(0);
    return root?.contains(range.commonAncestorContainer) ? range : null;
  }

  /** The blocks between the first and the last are known as a whole; of those two, what is selected is counted. */
  #countSelection(): void {
    const range = this.#selectedRange();
    const first = range && blockElement(range.startContainer);
    const last = range && blockElement(range.endContainer);
    if (!range || !first || !last || first === last) {
      const text = range ? range.toString() : '';
      this.#set({ selected: text === '' ? null : countText(text, this.#language) });
      return;
    }
    const { blocks } = this.#session.taken;
    const place = (element: Element): number =>
      blocks.findIndex((one) => one.id === element.getAttribute('data-block'));
    const from = place(first);
    const to = place(last);
    if (from === -1 || to === -1) return;
    const head = document.createRange();
    head.setStart(range.startContainer, range.startOffset);
    head.setEnd(first, first.childNodes.length);
    const tail = document.createRange();
    tail.setStart(last, 0);
    tail.setEnd(range.endContainer, range.endOffset);
    let selected = addCounts(countText(head.toString(), this.#language), countText(tail.toString(), this.#language));
    this.#stopSelection = eachWhenIdle(
      blocks.slice(from + 1, to),
      (block) => {
        selected = addCounts(selected, blockCounts(block, this.#language));
      },
      () => this.#set({ selected }),
    );
  }

  #set(change: Partial<CountsState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

function blockElement(node: Node): Element | null {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest('[data-block]') ?? null;
}
