import { $getNodeByKey, defineExtension, HISTORIC_TAG, type LexicalEditor, mergeRegister, type NodeKey } from 'lexical';
import { v7 as newId } from 'uuid';
import { EmbedNode } from '../cards/embed-node.ts';
import { ImageNode } from '../pictures/image-node.ts';
import {
  $blockId,
  $isBlockNode,
  $setBlockId,
  type BlockNode,
  blockClasses,
  blockIdIn,
  blockSourceIn,
} from './block-state.ts';
import { $blockNodes } from './document.ts';
import { ItemNode } from './item-node.ts';
import { PullQuoteNode } from './pull-quote-node.ts';
import { RuleNode } from './rule-node.ts';

/**
 * Which node holds which block id. An id belongs to the node that had it first; a later one with the same id (a paste
 * of something copied) gets a new one. Only entries that still hold are believed, so nothing has to be taken out.
 */
export class BlockKeys {
  readonly #keys = new Map<string, NodeKey>();

  /** The node that holds the id in the current state, if one does. Inside a read or an update. */
  $holder(id: string): BlockNode | null {
    const key = this.#keys.get(id);
    const node = key === undefined ? null : $getNodeByKey(key);
    return $isBlockNode(node) && node.isAttached() && $blockId(node) === id ? node : null;
  }

  $claim(id: string, node: BlockNode): void {
    this.#keys.set(id, node.getKey());
  }

  $rebuild(): void {
    this.#keys.clear();
    for (const node of $blockNodes()) this.$claim($blockId(node), node);
  }
}

function $ensureOwnId(node: BlockNode, keys: BlockKeys): void {
  if (!$isBlockNode(node)) return;
  const id = $blockId(node);
  const holder = id === '' ? null : keys.$holder(id);
  if (id !== '' && holder?.is(node)) return;
  if (id === '' || holder) $setBlockId(node, newId());
  keys.$claim($blockId(node), node);
}

/** Writes id and source to a block's element, where the view beside it and the tests read them. */
function drawIds(editor: LexicalEditor, keys: Iterable<NodeKey>): void {
  editor.read('latest', () => {
    for (const key of keys) {
      const element = editor.getElementByKey(key);
      const node = $getNodeByKey(key);
      if (!element || !$isBlockNode(node)) continue;
      setOrRemove(element, 'data-block', blockIdIn(node));
      setOrRemove(element, 'data-source', blockSourceIn(node));
    }
  });
}

function setOrRemove(element: HTMLElement, name: string, value: string): void {
  if (value === '') element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/**
 * Gives every block an id that lives as long as the block does. Splits and changes of kind pass ids on themselves
 * (`block-commands.ts`); this sees to it that no block is without one and no two share one.
 */
export const StableIdsExtension = defineExtension({
  name: 'dragoman/stable-ids',
  nodes: [ItemNode, PullQuoteNode, RuleNode, ImageNode, EmbedNode],
  build: () => ({ keys: new BlockKeys() }),
  register: (editor, _config, state) => {
    const { keys } = state.getOutput();
    const stops = blockClasses.flatMap((blockClass) => [
      editor.registerNodeTransform<BlockNode>(blockClass, (node) => $ensureOwnId(node, keys)),
      editor.registerMutationListener(blockClass, (mutations) => {
        const drawn = [...mutations].flatMap(([key, mutation]) => (mutation === 'destroyed' ? [] : [key]));
        drawIds(editor, drawn);
      }),
    ]);
    return mergeRegister(
      ...stops,
      // An undo brings nodes back without running transforms on them.
      editor.registerUpdateListener(({ tags, editorState }) => {
        if (tags.has(HISTORIC_TAG)) editorState.read(() => keys.$rebuild());
      }),
      editor.registerRootListener((root) => {
        if (root)
          drawIds(
            editor,
            editor.getEditorState().read(() => $blockNodes().map((node) => node.getKey())),
          );
      }),
    );
  },
});
