import { buildEditorFromExtensions, getExtensionDependencyFromEditor } from '@lexical/extension';
import { HistoryExtension } from '@lexical/history';
import {
  $addUpdateTag,
  $createParagraphNode,
  $getRoot,
  $getSelection,
  $isParagraphNode,
  $isRangeSelection,
  $setSelection,
  CLEAR_HISTORY_COMMAND,
  COMMAND_PRIORITY_EDITOR,
  defineExtension,
  HISTORIC_TAG,
  HISTORY_MERGE_TAG,
  HISTORY_PUSH_TAG,
  type LexicalEditorWithDispose,
  type NodeKey,
  RootNode,
  SKIP_DOM_SELECTION_TAG,
} from 'lexical';
import { type Block, sameBlock } from '../../shared/domain/blocks.ts';
import { layOutRest } from '../ui/layout-in-turns.ts';
import { $blockOf, type BlockNode, blockIdIn, blockSourceIn } from './blocks/block-state.ts';
import { $allBlocks, $blockFrom, $blockNodes, $nodeFrom, $setInlines } from './blocks/document.ts';
import { $makeRoom } from './blocks/source-room.ts';
import { type BlockKeys, StableIdsExtension } from './blocks/stable-ids-extension.ts';
import type { BodyHandle, CaretPlace, FormatCommand, FormatState } from './body-handle.ts';
import { Listeners } from './listeners.ts';
import { NewsroomExtension } from './newsroom-extension.ts';
import { $selectThing } from './pictures/picture-keys.ts';
import { $isThing } from './pictures/picture-node-kinds.ts';
import { BlockChanges, loadTag, roomTag } from './session/block-changes.ts';
import type { BodyChange } from './session/body-change.ts';
import { editorTheme } from './theme.ts';
import { EDIT_LINK_COMMAND, FormatWatch, runFormatCommand } from './toolbar/formatting.ts';
import type { FieldsStep } from './undo/fields-step.ts';
import { type BodyHistory, historyFor, historyIn } from './undo/kept-histories.ts';
import { nextFieldsStep, noteStep, type Step, stepTag, watchSteps } from './undo/undo-steps.ts';

export interface BodyOptions {
  readonly blocks: readonly Block[];
  readonly editable: boolean;
  /** What can be undone and redone from the start: of an editor that ended at these blocks. */
  readonly history?: BodyHistory | null;
  /** Called at every change that is to be saved. */
  readonly onDirty: () => void;
  /** Called when the editor goes, with what could be undone and redone in it. */
  readonly onClose?: (history: BodyHistory | null) => void;
}

/**
 * One body in one editor, from opening to closing. Has its own undo history, which therefore never reaches into another
 * story. Knows nothing of React: `body-editor.tsx` gives it an element.
 */
export class BodyController implements BodyHandle {
  readonly editor: LexicalEditorWithDispose;
  readonly #keys: BlockKeys;
  readonly #changes: BlockChanges;
  readonly #format: FormatWatch;
  readonly #layout = new Listeners();
  readonly #current = new Listeners();
  #currentId: string | null = null;
  /** How often it was given an element. */
  #attached = 0;
  #source: readonly Block[] = [];

  readonly #fieldsSteps = new Set<(step: FieldsStep) => void>();
  readonly #undone = new Listeners();
  #lastUndone = '';
  readonly #onClose: BodyOptions['onClose'];

  constructor({ blocks, editable, history, onDirty, onClose }: BodyOptions) {
    this.#onClose = onClose;
    this.editor = buildEditorFromExtensions(
      defineExtension({
        name: 'dragoman/body',
        namespace: 'dragoman-body',
        editable,
        theme: editorTheme,
        dependencies: [NewsroomExtension],
        $initialEditorState:
          history?.current ??
          (() => {
            $addUpdateTag(loadTag);
            $getRoot().append(...$nodesFor(blocks));
          }),
      }),
    );
    this.#keys = getExtensionDependencyFromEditor(this.editor, StableIdsExtension).output.keys;
    this.#changes = new BlockChanges(this.editor, this.#keys, onDirty);
    if (history) this.#takeUp(history);
    this.#changes.loaded(blocks);
    this.#changes.listen();
    watchSteps(this.editor, {
      say: (done) => this.#sayUndone(done),
      onFields: (step) => {
        for (const listener of this.#fieldsSteps) listener(step);
      },
    });
    this.#format = new FormatWatch(this.editor);
    // Runs when blocks came or went, in the same update: what takes a place away is undone together with its coming back.
    this.editor.registerNodeTransform(RootNode, () => void $makeRoom(this.#source));
    this.editor.registerUpdateListener(({ dirtyElements, dirtyLeaves, tags }) => {
      if (tags.has(HISTORIC_TAG) && this.#source.length > 0) this.ensureSourceBlocks(this.#source);
      if (dirtyElements.size > 0 || dirtyLeaves.size > 0 || tags.has(HISTORIC_TAG)) {
        this.#drawEmpty();
        this.#layout.tell();
      }
      this.#noteCurrent();
    });
  }

  /**
   * Gives the editor its element; the returned function takes it away, and with it, unless another comes at once (as
   * React's strict mode does), all that the editor listens to.
   */
  attach(root: HTMLElement | null): () => void {
    this.#attached += 1;
    const attached = this.#attached;
    this.editor.setRootElement(root);
    this.#drawEmpty();
    return () =>
      queueMicrotask(() => {
        if (this.#attached === attached) this.#close();
      });
  }

  /** What listens to the element goes before the element does: a table looks for itself in it at every change. */
  #close(): void {
    this.#onClose?.(historyIn(this.#history.peek()));
    this.editor.dispose();
    this.editor.setRootElement(null);
  }

  get #history() {
    return getExtensionDependencyFromEditor(this.editor, HistoryExtension).output.historyState;
  }

  #takeUp(history: BodyHistory): void {
    // No transform runs on a state that is put in as it is.
    this.editor.read('latest', () => this.#keys.$rebuild());
    this.#history.value = historyFor(this.editor, history);
  }

  #sayUndone(done: string): void {
    // The same words twice are two things that happened.
    this.#lastUndone = done === this.#lastUndone ? `${done}\u00a0` : done;
    this.#undone.tell();
  }

  readonly lastUndone = (): string => this.#lastUndone;

  readonly onUndone = (listener: () => void): (() => void) => this.#undone.add(listener);

  /** Called when a link is to be asked for, with the place below the selection. */
  onEditLink(listener: (place: Place) => void): () => void {
    return this.editor.registerCommand(
      EDIT_LINK_COMMAND,
      () => {
        listener(placeBelow(this.selectionRange(), this.rootElement()));
        return true;
      },
      COMMAND_PRIORITY_EDITOR,
    );
  }

  settle(): void {
    this.editor.read('force-commit', () => undefined);
  }

  takeChange(): BodyChange | null {
    return this.#changes.take();
  }

  peekChange(): BodyChange | null {
    return this.#changes.peek();
  }

  allBlocks(): readonly Block[] {
    return this.editor.read('force-commit', $allBlocks);
  }

  onFieldsStep(listener: (step: FieldsStep) => void): () => void {
    this.#fieldsSteps.add(listener);
    return () => this.#fieldsSteps.delete(listener);
  }

  nextFieldsStep(way: 'undo' | 'redo'): FieldsStep | null {
    return nextFieldsStep(this.editor, way);
  }

  replaceAll(blocks: readonly Block[], step?: Step): void {
    this.settle();
    if (!step) this.editor.dispatchCommand(CLEAR_HISTORY_COMMAND, undefined);
    this.editor.update(
      () => {
        $addUpdateTag(loadTag);
        for (const tag of step ? [HISTORY_PUSH_TAG, stepTag(step.name)] : [HISTORY_MERGE_TAG]) $addUpdateTag(tag);
        $replaceAll(blocks);
      },
      { discrete: true },
    );
    if (step) noteStep(this.editor, step);
    this.#changes.loaded(blocks);
  }

  rootElement(): HTMLElement | null {
    return this.editor.getRootElement();
  }

  blockElements(): readonly HTMLElement[] {
    return [...(this.rootElement()?.querySelectorAll<HTMLElement>(':scope > [data-block]') ?? [])];
  }

  focus(): void {
    this.editor.update(
      () => {
        const selection = $getSelection();
        if ($isRangeSelection(selection)) $setSelection(selection.clone());
        else $getRoot().selectStart();
      },
      { discrete: true },
    );
    this.rootElement()?.focus({ preventScroll: true });
  }

  focusBlock(id: string, where: CaretPlace = 'start'): boolean {
    const key = this.editor.read('force-commit', () => this.#keys.$holder(id)?.getKey());
    if (key === undefined) return false;
    this.editor.update(
      () => {
        const block = this.#keys.$holder(id);
        if (where === 'start') block?.selectStart();
        else block?.selectEnd();
      },
      { discrete: true },
    );
    this.rootElement()?.focus({ preventScroll: true });
    layOutRest();
    this.editor.getElementByKey(key)?.scrollIntoView?.({ block: 'nearest' });
    return true;
  }

  /** Selects the picture or card that a block is; returns its key, or null when it is none. */
  selectThing(id: string): NodeKey | null {
    let key: NodeKey | null = null;
    this.editor.update(
      () => {
        const block = this.#keys.$holder(id);
        if (!$isThing(block)) return;
        $selectThing(block);
        key = block.getKey();
      },
      { discrete: true },
    );
    return key;
  }

  currentBlockId(): string | null {
    return this.#currentNode(blockIdIn);
  }

  currentSourceId(): string | null {
    return this.#currentNode(blockSourceIn) || null;
  }

  /** Tells the style sheet whether to show what stands where nothing is written yet. */
  #drawEmpty(): void {
    const empty = this.editor.read('latest', () => {
      const first = $getRoot().getFirstChild();
      return $isParagraphNode(first) && first.isEmpty() && first.getNextSibling() === null;
    });
    const root = this.rootElement();
    if (root && root.hasAttribute('data-empty') !== empty) root.toggleAttribute('data-empty', empty);
  }

  /** What is selected in the page, when that is in the body. */
  selectionRange(): Range | null {
    const selection = document.getSelection();
    const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
    return range && this.rootElement()?.contains(range.commonAncestorContainer) ? range.cloneRange() : null;
  }

  #currentNode(what: (node: BlockNode) => string): string | null {
    return this.editor.read('latest', () => {
      const selection = $getSelection();
      const block = $isRangeSelection(selection) ? $blockOf(selection.anchor.getNode()) : null;
      return block && what(block);
    });
  }

  #noteCurrent(): void {
    const now = this.currentBlockId();
    if (now === this.#currentId) return;
    this.#currentId = now;
    this.#current.tell();
  }

  ensureSourceBlocks(source: readonly Block[]): void {
    this.#source = source;
    const tag = [roomTag, HISTORY_MERGE_TAG, SKIP_DOM_SELECTION_TAG];
    this.editor.update(() => void $makeRoom(source), { tag });
  }

  setBlockInlines(id: string, children: Block['children']): boolean {
    let done = false;
    this.editor.update(
      () => {
        const block = this.#keys.$holder(id);
        if (!block) return;
        $addUpdateTag(HISTORY_PUSH_TAG);
        $setInlines(block, children);
        block.selectEnd();
        done = true;
      },
      { discrete: true },
    );
    return done;
  }

  onLayout(listener: () => void): () => void {
    return this.#layout.add(listener);
  }

  onCurrentBlock(listener: () => void): () => void {
    return this.#current.add(listener);
  }

  formatState(): FormatState {
    return this.#format.get();
  }

  onFormatState(listener: () => void): () => void {
    return this.#format.listen(listener);
  }

  run(command: FormatCommand): void {
    runFormatCommand(this.editor, command);
  }
}

interface Place {
  readonly left: number;
  readonly top: number;
}

function placeBelow(range: Range | null, root: HTMLElement | null): Place {
  if (!range || !root) return { left: 0, top: 0 };
  const frame = root.getBoundingClientRect();
  const words = range.getBoundingClientRect();
  return { left: Math.max(0, Math.min(words.left - frame.left, frame.width - 420)), top: words.bottom - frame.top + 6 };
}

/** An editor is never without a block to write in. */
function $nodesFor(blocks: readonly Block[]): BlockNode[] {
  return blocks.length === 0 ? [$createParagraphNode()] : blocks.map($nodeFrom);
}

/** Nodes of blocks that stay the same stay, and the caret with them. */
function $replaceAll(blocks: readonly Block[]): void {
  const standing = new Map($blockNodes().map((node) => [blockIdIn(node), node]));
  const nodes = blocks.map((block) => {
    const node = standing.get(block.id);
    return node && sameBlock($blockFrom(node), block) ? node : $nodeFrom(block);
  });
  const root = $getRoot();
  root.splice(0, root.getChildrenSize(), nodes.length > 0 ? nodes : $nodesFor([]));
}
