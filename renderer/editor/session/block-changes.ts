import {
  $isElementNode,
  type EditorState,
  HISTORIC_TAG,
  type LexicalEditor,
  type LexicalNode,
  type NodeKey,
  type NodeMap,
} from 'lexical';
import type { Block } from '../../../shared/domain/blocks.ts';
import { $isBlockNode, blockIdIn } from '../blocks/block-state.ts';
import { $blockFrom, $blockNodes } from '../blocks/document.ts';
import type { BlockKeys } from '../blocks/stable-ids-extension.ts';
import type { BodyChange } from './body-change.ts';
import { sameOrder } from './pending-change.ts';

/** An update that puts text on the screen that is saved already. */
export const loadTag = 'dragoman-load';
/** An update that makes room for a translation: not worth a save of its own. */
export const roomTag = 'dragoman-room';

/**
 * Knows which blocks changed since the last take. Per update it only notes ids; blocks are read when they are taken.
 */
export class BlockChanges {
  readonly #editor: LexicalEditor;
  readonly #keys: BlockKeys;
  readonly #dirty = new Set<string>();
  #orderMayDiffer = false;
  /** The ids in order, as whoever takes the changes knows them. */
  #known: readonly string[];
  readonly #onDirty: () => void;

  constructor(editor: LexicalEditor, keys: BlockKeys, onDirty: () => void) {
    this.#editor = editor;
    this.#keys = keys;
    this.#onDirty = onDirty;
    this.#known = [];
  }

  /** Says that the text is known to be these blocks. Where the editor had to differ, the next take tells. */
  loaded(blocks: readonly Block[]): void {
    this.#dirty.clear();
    this.#orderMayDiffer = true;
    this.#known = blocks.map((block) => block.id);
  }

  /** Starts to listen; returns what stops it. */
  listen(): () => void {
    return this.#editor.registerUpdateListener(({ dirtyElements, dirtyLeaves, editorState, prevEditorState, tags }) => {
      if (tags.has(loadTag)) return;
      const changed = tags.has(HISTORIC_TAG)
        ? this.#noteDifference(prevEditorState, editorState)
        : (dirtyElements.size > 0 || dirtyLeaves.size > 0) && this.#noteDirty(editorState, dirtyElements);
      if (changed && !tags.has(roomTag)) this.#onDirty();
    });
  }

  #noteDirty(state: EditorState, dirtyElements: ReadonlyMap<NodeKey, boolean>): boolean {
    let changed = false;
    for (const [key, intended] of dirtyElements) {
      const node = state._nodeMap.get(key);
      if (key === 'root') {
        if (intended) {
          this.#orderMayDiffer = true;
          changed = true;
        }
      } else if ($isBlockNode(node)) {
        this.#dirty.add(blockIdIn(node));
        changed = true;
      }
    }
    return changed;
  }

  /** After an undo or redo, of which no account of dirty nodes is given. */
  #noteDifference(before: EditorState, after: EditorState): boolean {
    for (const node of childrenIn(after._nodeMap, 'root')) {
      if ($isBlockNode(node) && !sameIn(before._nodeMap, after._nodeMap, node)) this.#dirty.add(blockIdIn(node));
    }
    this.#orderMayDiffer = true;
    return true;
  }

  take(): BodyChange | null {
    return this.#editor.read('force-commit', () => {
      const change = this.#$read();
      if (this.#orderMayDiffer) this.#known = $blockNodes().map(blockIdIn);
      this.#dirty.clear();
      this.#orderMayDiffer = false;
      return change;
    });
  }

  /** What the next take would give, of what is done by now. */
  peek(): BodyChange | null {
    return this.#editor.read('latest', () => this.#$read());
  }

  #$read(): BodyChange | null {
    const order = this.#orderMayDiffer ? $blockNodes().map(blockIdIn) : this.#known;
    const known = new Set(this.#known);
    const moved = !sameOrder(order, this.#known);
    const wanted = moved ? order.filter((id) => this.#dirty.has(id) || !known.has(id)) : [...this.#dirty];
    const blocks: Block[] = [];
    for (const id of wanted) {
      const node = this.#keys.$holder(id);
      if (node) blocks.push($blockFrom(node));
    }
    if (blocks.length === 0 && !moved) return null;
    return { ...(blocks.length > 0 ? { blocks } : {}), ...(moved ? { order } : {}) };
  }
}

function childrenIn(nodes: NodeMap, key: NodeKey): LexicalNode[] {
  const parent = nodes.get(key);
  const children: LexicalNode[] = [];
  if (!$isElementNode(parent)) return children;
  for (let child = parent.__first; child !== null; ) {
    const node = nodes.get(child);
    if (!node) break;
    children.push(node);
    child = node.__next;
  }
  return children;
}

/** Whether a node and all below it are the same in both states: nodes that did not change are shared. */
function sameIn(before: NodeMap, after: NodeMap, node: LexicalNode): boolean {
  if (before.get(node.__key) !== node) return false;
  return !$isElementNode(node) || childrenIn(after, node.__key).every((child) => sameIn(before, after, child));
}
