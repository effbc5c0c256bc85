import { $createLinkNode, $isLinkNode } from '@lexical/link';
import {
  $getNodeByKey,
  createCommand,
  HISTORY_PUSH_TAG,
  type LexicalCommand,
  type LexicalEditor,
  type NodeKey,
} from 'lexical';
import { isWebAddress } from '../../../shared/domain/urls.ts';
import { $rangeSelection } from '../blocks/block-commands.ts';
import { $blockOf, $isBlockNode, $passOn, type BlockNode } from '../blocks/block-state.ts';
import { $createEmbedNode } from './embed-node.ts';

/** A web address was pasted alone into an empty paragraph, the block with this key. */
export const OFFER_EMBED: LexicalCommand<NodeKey> = createCommand('OFFER_EMBED');

/** The web address that a block consists of; null when it says anything else. */
export function $loneAddress(block: BlockNode): string | null {
  const text = block.getTextContent().trim();
  return /^\S+$/u.test(text) && isWebAddress(text) ? text : null;
}

/** The empty paragraph that a pasted text would fill, when that text is a web address and nothing else. */
export function $roomForAddress(text: string): BlockNode | null {
  const address = text.trim();
  if (/\s/u.test(address) || !isWebAddress(address)) return null;
  const selection = $rangeSelection();
  const block = selection?.isCollapsed() ? $blockOf(selection.anchor.getNode()) : null;
  return block?.getType() === 'paragraph' && block.isEmpty() ? block : null;
}

/** Puts a card in the place of a paragraph that is a web address, as one step of undo; the caret goes into its title. */
export function makeCard(editor: LexicalEditor, key: NodeKey): void {
  editor.update(
    () => {
      const block = $getNodeByKey(key);
      const url = $isBlockNode(block) ? $loneAddress(block) : null;
      if (url === null || !$isBlockNode(block)) return;
      const card = $createEmbedNode(url);
      $passOn(block, card);
      block.clear();
      block.replace(card);
      card.selectStart();
    },
    { discrete: true, tag: HISTORY_PUSH_TAG },
  );
}

/** Makes a link of the address, where pasting did not. */
export function keepLink(editor: LexicalEditor, key: NodeKey): void {
  editor.update(
    () => {
      const block = $getNodeByKey(key);
      const url = $isBlockNode(block) ? $loneAddress(block) : null;
      if (url === null || !$isBlockNode(block) || block.getChildren().some($isLinkNode)) return;
      block.append($createLinkNode(url).append(...block.getChildren()));
      block.selectEnd();
    },
    { discrete: true, tag: HISTORY_PUSH_TAG },
  );
}
