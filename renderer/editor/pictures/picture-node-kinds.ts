import { $getSelection, $isNodeSelection, type LexicalNode } from 'lexical';
import { $isEmbedNode, type EmbedNode } from '../cards/embed-node.ts';
import { $isImageNode, type ImageNode } from './image-node.ts';

/** What can be selected as a thing of its own, besides its words: a picture, a card. */
export type Thing = ImageNode | EmbedNode;

export function $isThing(node: LexicalNode | null | undefined): node is Thing {
  return $isImageNode(node) || $isEmbedNode(node);
}

/** The picture or card that is selected as such; null while the caret is in a text. */
export function $selectedThing(): Thing | null {
  const selection = $getSelection();
  if (!$isNodeSelection(selection)) return null;
  const [node, ...others] = selection.getNodes();
  return others.length === 0 && $isThing(node) ? node : null;
}
