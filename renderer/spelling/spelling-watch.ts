import {
  $getNearestNodeFromDOMNode,
  $getNodeByKey,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isRootNode,
  $isTextNode,
  type EditorState,
  HISTORIC_TAG,
  type LexicalEditor,
  mergeRegister,
  type NodeKey,
} from 'lexical';
import type { LanguageCode } from '../../shared/domain/languages.ts';
import type { SpellingToken } from '../../shared/language/spelling-words.ts';
import { loadTag } from '../editor/session/block-changes.ts';
import { edge, visibleElements } from '../ui/visible-elements.ts';
import { $blockWords, type BlockWords, placeIn } from './block-words.ts';
import { followEdit } from './follow-edit.ts';
import { isIgnored, onIgnored } from './ignored-words.ts';
import { Underlines } from './underlines.ts';
import { memoryOf, type WordMemory } from './word-memory.ts';

/** From a key, and from anything else, to the next look at the text, in milliseconds: a fast typist is not looked at at each key. */
const afterKey = 350;
const soon = 40;
/** How many new blocks are looked at before they are painted. */
const mostAtOnce = 8;

interface Caret {
  readonly key: NodeKey;
  readonly offset: number;
}

/**
 * Underlines what is misspelt in an editor, where it can be seen; what is a screen away is looked up already. At a key it
 * only moves the underlines of the block that is typed in; words are cut and looked up a moment later, while the page is
 * idle, in blocks that changed or came near. The word that is being typed is left alone until the caret leaves it.
 */
export class SpellingWatch {
  readonly #editor: LexicalEditor;
  readonly #language: LanguageCode;
  readonly #editionId: string;
  readonly #memory: WordMemory;
  readonly #underlines: Underlines;
  /** What is known of the blocks on the screen and one screen around it; one that changes is forgotten. */
  readonly #known = new Map<NodeKey, BlockWords>();
  /** Where somebody types. */
  #typing: NodeKey | null = null;
  #stopped = true;
  #due = Number.POSITIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #idle: number | null = null;
  /** Of the frame that draws what was scrolled to; 0 for none. */
  #frame = 0;

  constructor(editor: LexicalEditor, language: LanguageCode, editionId: string) {
    this.#editor = editor;
    this.#language = language;
    this.#editionId = editionId;
    this.#memory = memoryOf(language);
    this.#underlines = new Underlines(editor);
  }

  get underlines(): Underlines {
    return this.#underlines;
  }

  /** Watches until the returned function is called, which takes all underlines away. */
  start(): () => void {
    this.#stopped = false;
    const look = (): void => this.#schedule(soon);
    const scrolled = (): void => {
      this.#frame ||= requestAnimationFrame(() => {
        this.#frame = 0;
        this.#draw();
      });
      look();
    };
    const left = (): void => {
      if (this.#typing === null) return;
      this.#typing = null;
      look();
    };
    const root = this.#editor.getRootElement();
    document.addEventListener('scroll', scrolled, { capture: true, passive: true });
    window.addEventListener('resize', look);
    root?.addEventListener('blur', left);
    const stop = mergeRegister(
      this.#editor.registerUpdateListener((update) => this.#updated(update)),
      this.#memory.onForgotten(look),
      onIgnored(() => this.#draw()),
      () => {
        document.removeEventListener('scroll', scrolled, { capture: true });
        window.removeEventListener('resize', look);
        root?.removeEventListener('blur', left);
      },
    );
    look();
    return () => {
      this.#stopped = true;
      stop();
      clearTimeout(this.#timer);
      cancelAnimationFrame(this.#frame);
      this.#frame = 0;
      if (this.#idle !== null) cancelIdleCallback(this.#idle);
      this.#idle = null;
      this.#due = Number.POSITIVE_INFINITY;
      this.#underlines.clear();
      this.#known.clear();
    };
  }

  readonly #updated = ({
    dirtyElements,
    dirtyLeaves,
    prevEditorState,
    tags,
  }: {
    readonly dirtyElements: ReadonlyMap<NodeKey, boolean>;
    readonly dirtyLeaves: ReadonlySet<NodeKey>;
    readonly prevEditorState: EditorState;
    readonly tags: ReadonlySet<string>;
  }): void => {
    if (tags.has(HISTORIC_TAG)) {
      // An undo says nothing of what it changed, and what it brings back nobody is typing.
      this.#known.clear();
      for (const key of [...this.#underlines.blocks.keys()]) this.#follow(key);
      this.#typing = null;
      this.#schedule(soon);
      return;
    }
    if (dirtyElements.size === 0 && dirtyLeaves.size === 0) {
      // The caret moved, perhaps out of the word that was being typed.
      if (this.#typing !== null) this.#schedule(soon);
      return;
    }
    for (const key of dirtyElements.keys()) {
      this.#known.delete(key);
      if (this.#underlines.blocks.has(key)) this.#follow(key);
    }
    this.#drawNew(dirtyElements, prevEditorState);
    const isTyping = dirtyLeaves.size <= 1 && !tags.has(loadTag);
    this.#typing = tags.has(loadTag) ? null : this.#changedBlock(dirtyElements);
    this.#schedule(isTyping ? afterKey : soon);
  };

  /** Underlines what is known of blocks that came just now, as one of another kind in the place of one: before they are painted. */
  #drawNew(dirtyElements: ReadonlyMap<NodeKey, boolean>, before: EditorState): void {
    const fresh: NodeKey[] = [];
    for (const [key, isItself] of dirtyElements) if (isItself && !before._nodeMap.has(key)) fresh.push(key);
    if (fresh.length === 0 || fresh.length > mostAtOnce) return;
    this.#editor.read('latest', () => {
      for (const key of fresh) {
        const block = $getNodeByKey(key);
        if (!$isElementNode(block) || !$isRootNode(block.getParent())) continue;
        const words = $blockWords(block, this.#language);
        this.#known.set(key, words);
        this.#underlines.set(key, this.#wrongIn(words, null));
      }
    });
  }

  /** Before the block is painted: its underlines move with its words. */
  #follow(key: NodeKey): void {
    const drawn = this.#underlines.blocks.get(key);
    if (!drawn) return;
    const moved = this.#editor.read('latest', () => {
      const block = $getNodeByKey(key);
      if (!$isElementNode(block) || !block.isAttached()) return null;
      const followed = followEdit(drawn.block, (leaf) => {
        const node = $getNodeByKey(leaf.key);
        return $isTextNode(node) && node.isAttached() && !node.hasFormat('code') ? node.getTextContent() : null;
      });
      return followed ?? this.#wrongIn($blockWords(block, this.#language), null);
    });
    if (!moved) this.#underlines.drop(key);
    else {
      this.#underlines.set(key, moved);
      this.#underlines.moved(key);
    }
  }

  #schedule(delay: number): void {
    if (this.#stopped) return;
    const due = performance.now() + delay;
    if (this.#idle !== null || this.#due <= due) return;
    clearTimeout(this.#timer);
    this.#due = due;
    this.#timer = setTimeout(() => {
      this.#idle = requestIdleCallback((deadline) => this.#look(() => deadline.timeRemaining()), { timeout: 500 });
    }, delay);
  }

  /** Cuts what in view is not known into words, as far as there is time, and asks for words that nobody knows yet. */
  #look(timeLeft: () => number): void {
    this.#idle = null;
    this.#due = Number.POSITIVE_INFINITY;
    const root = this.#editor.getRootElement();
    if (!root || this.#stopped) return;
    const finished = this.#editor.read('latest', () => {
      const inView = new Set<NodeKey>();
      for (const key of $blocksOf(visibleElements(root.children, window.innerHeight))) inView.add(key);
      for (const key of [...this.#known.keys()]) if (!inView.has(key)) this.#known.delete(key);
      let cut = 0;
      for (const key of inView) {
        if (this.#known.has(key)) continue;
        if (cut > 0 && timeLeft() < 2) return false;
        const block = $getNodeByKey(key);
        if ($isElementNode(block)) this.#known.set(key, $blockWords(block, this.#language));
        cut += 1;
      }
      return true;
    });
    this.#draw();
    const unknown = this.#unknown();
    if (unknown.size > 0) {
      // Without a dictionary there is nothing to underline; Settings say why.
      this.#memory
        .learn(unknown)
        .then(() => this.#draw())
        .catch(() => undefined);
    }
    if (!finished) this.#schedule(0);
  }

  #unknown(): ReadonlySet<string> {
    const caret = this.#caret();
    const unknown = new Set<string>();
    for (const [key, block] of this.#known) {
      const typed = key === this.#typing ? wordAtCaret(block, caret) : null;
      for (const word of block.words) {
        if (word !== typed && this.#memory.isRight(word.word) === undefined) unknown.add(word.word);
      }
    }
    return unknown;
  }

  #draw(): void {
    if (this.#stopped) return;
    const root = this.#editor.getRootElement();
    if (!root) return;
    const caret = this.#caret();
    const onScreen = new Set(this.#editor.read('latest', () => $blocksOf(visibleElements(root.children, edge))));
    for (const key of [...this.#underlines.blocks.keys()]) if (!onScreen.has(key)) this.#underlines.drop(key);
    let inWord = false;
    for (const [key, block] of this.#known) {
      if (!onScreen.has(key)) continue;
      const typed = key === this.#typing ? wordAtCaret(block, caret) : null;
      if (typed) inWord = true;
      this.#underlines.set(key, this.#wrongIn(block, typed));
    }
    if (!inWord && this.#typing !== null && this.#known.has(this.#typing)) this.#typing = null;
  }

  #wrongIn({ leaves, words }: BlockWords, typed: SpellingToken | null): BlockWords {
    const wrong = words.filter(
      (word) => word !== typed && this.#memory.isRight(word.word) === false && !isIgnored(this.#editionId, word.word),
    );
    return { leaves, words: wrong };
  }

  #caret(): Caret | null {
    return this.#editor.read('latest', () => {
      const selection = $getSelection();
      if (!$isRangeSelection(selection) || !selection.isCollapsed() || selection.anchor.type !== 'text') return null;
      return { key: selection.anchor.key, offset: selection.anchor.offset };
    });
  }

  /** The block that a letter went into: where only one changed it is that one, and nobody has to look for it. */
  #changedBlock(dirtyElements: ReadonlyMap<NodeKey, boolean>): NodeKey | null {
    const [one, other, ...more] = dirtyElements.keys();
    if (more.length > 0 || one === undefined || other === undefined) return this.#caretBlock();
    return one === 'root' ? other : one;
  }

  #caretBlock(): NodeKey | null {
    return this.#editor.read('latest', () => {
      const selection = $getSelection();
      if (!$isRangeSelection(selection)) return null;
      return selection.anchor.getNode().getTopLevelElement()?.getKey() ?? null;
    });
  }
}

function $blocksOf(elements: readonly Element[]): readonly NodeKey[] {
  return elements.flatMap((element) => {
    const node = $getNearestNodeFromDOMNode(element);
    return $isElementNode(node) ? [node.getKey()] : [];
  });
}

function wordAtCaret(block: BlockWords, caret: Caret | null): SpellingToken | null {
  const place = caret && placeIn(block, caret.key, caret.offset);
  if (place === null) return null;
  // A word that begins at the caret is behind what is typed.
  return block.words.find((word) => word.start < place && place <= word.end) ?? null;
}
