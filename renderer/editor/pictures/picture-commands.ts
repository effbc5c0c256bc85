import {
  $getNodeByKey,
  $getRoot,
  createCommand,
  HISTORY_PUSH_TAG,
  type LexicalCommand,
  type LexicalEditor,
  type NodeKey,
} from 'lexical';
import type { Picture } from '../../../shared/contract/contract.ts';
import { $rangeSelection } from '../blocks/block-commands.ts';
import { $isAtStart } from '../blocks/block-edges.ts';
import { $blockId, $blockOf, $blockSource, $isBlockNode, $setBlockId, type BlockNode } from '../blocks/block-state.ts';
import { $createImageNode, type ImageNode } from './image-node.ts';
import { $selectThing } from './picture-keys.ts';
import { $selectedThing } from './picture-node-kinds.ts';

/** Where pictures are to come: before or after a block, or at the end when that is gone by then. */
export interface PicturePlace {
  readonly key: NodeKey | null;
  readonly side: 'before' | 'after';
}

/** A picture's file with what is known of it. */
export interface PictureFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly alt?: string;
  readonly caption?: string;
}

/** Puts files into the newsroom and then into the text: where the selection is unless a place is said. */
export const ADD_PICTURES: LexicalCommand<{
  readonly files: readonly PictureFile[];
  readonly place?: PicturePlace;
}> = createCommand('ADD_PICTURES');

/** Opens the panel of the picture with this key. */
export const OPEN_PICTURE: LexicalCommand<{ readonly key: NodeKey; readonly focus: boolean }> =
  createCommand('OPEN_PICTURE');

/** The place of the selection: a picture never splits a paragraph. Inside a read or an update. */
export function $placeHere(): PicturePlace {
  const thing = $selectedThing();
  if (thing) return { key: thing.getKey(), side: 'after' };
  const selection = $rangeSelection();
  const block = selection ? $blockOf(selection.focus.getNode()) : null;
  if (!selection || !block) return { key: null, side: 'after' };
  const before = $isAtStart(selection.focus, block) && block.getChildrenSize() > 0;
  return { key: block.getKey(), side: before ? 'before' : 'after' };
}

export interface Added {
  readonly picture: Picture;
  readonly alt: string;
  readonly caption: string;
}

/** Puts pictures of the newsroom into the text as one step of undo. @returns the key of the first one. */
export function insertPictures(editor: LexicalEditor, added: readonly Added[], place: PicturePlace): NodeKey | null {
  let first: NodeKey | null = null;
  editor.update(
    () => {
      const nodes = added.map(({ picture, alt }) => {
        const { hash, width, height } = picture;
        return $createImageNode({ picture: hash, width, height, alt, credit: '' });
      });
      const [head] = nodes;
      if (!head) return;
      $put(nodes, place);
      added.forEach(({ caption }, at) => {
        const node = nodes[at];
        if (caption === '' || !node) return;
        node.selectStart().insertText(caption);
      });
      $selectThing(head);
      first = head.getKey();
    },
    { discrete: true, tag: HISTORY_PUSH_TAG },
  );
  return first;
}

function $put(nodes: readonly ImageNode[], { key, side }: PicturePlace): void {
  const at = key === null ? null : $getNodeByKey(key);
  const block = $isBlockNode(at) ? at : null;
  if (!block) {
    $getRoot().append(...nodes);
    return;
  }
  if ($isFree(block)) {
    // What stood for nothing yet is the picture now.
    const [head, ...others] = nodes;
    if (!head) return;
    $setBlockId(head, $blockId(block));
    block.replace(head);
    let last: ImageNode = head;
    for (const node of others) last = last.insertAfter(node, false) as ImageNode;
    return;
  }
  let last: BlockNode = block;
  for (const node of nodes) {
    if (side === 'before') block.insertBefore(node, false);
    else last.insertAfter(node, false);
    last = node;
  }
}

/** An empty paragraph that is no place of a translation. */
function $isFree(block: BlockNode): boolean {
  return block.isEmpty() && block.getType() === 'paragraph' && $blockSource(block) === '';
}
