import {
  $getNodeByKey,
  COMMAND_PRIORITY_CRITICAL,
  COMMAND_PRIORITY_EDITOR,
  KEY_ENTER_COMMAND,
  KEY_ESCAPE_COMMAND,
  type LexicalEditor,
  mergeRegister,
  type NodeKey,
  PASTE_COMMAND,
} from 'lexical';
import { useEffect, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { $rangeSelection } from '../blocks/block-commands.ts';
import { $blockOf, $isBlockNode } from '../blocks/block-state.ts';
import type { BodyController } from '../body-controller.ts';
import { $loneAddress, $roomForAddress, keepLink, makeCard, OFFER_EMBED } from './embed-commands.ts';
import styles from './embed-offer.module.css';

/** Offers to make a card of a web address that was pasted alone. Going on writing declines. */
export function EmbedOffer({ body }: { body: BodyController }) {
  const [offered, setOffered] = useState<NodeKey | null>(null);
  useEffect(() => watchPaste(body.editor, setOffered), [body]);
  if (offered === null) return null;
  return <Offer key={offered} body={body} blockKey={offered} onClose={() => setOffered(null)} />;
}

function watchPaste(editor: LexicalEditor, offer: (key: NodeKey) => void): () => void {
  return mergeRegister(
    editor.registerCommand(
      PASTE_COMMAND,
      (event) => {
        const text = event instanceof ClipboardEvent ? (event.clipboardData?.getData('text/plain') ?? '') : '';
        const key = $roomForAddress(text)?.getKey();
        // The pasting itself is another's; what came of it is looked at once it is done.
        if (key !== undefined) setTimeout(() => editor.dispatchCommand(OFFER_EMBED, key));
        return false;
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
    editor.registerCommand(
      OFFER_EMBED,
      (key) => {
        const block = $getNodeByKey(key);
        if ($isBlockNode(block) && $loneAddress(block) !== null) offer(key);
        return true;
      },
      COMMAND_PRIORITY_EDITOR,
    ),
  );
}

function Offer({ body, blockKey, onClose }: { body: BodyController; blockKey: NodeKey; onClose: () => void }) {
  const { editor } = body;
  const [top, setTop] = useState<number | null>(null);
  useEffect(() => {
    const block = editor.getElementByKey(blockKey);
    const frame = body.rootElement()?.parentElement;
    if (block && frame) setTop(block.getBoundingClientRect().bottom - frame.getBoundingClientRect().top + 6);
  }, [body, editor, blockKey]);
  useEffect(() => {
    const done = (work: (editor: LexicalEditor, key: NodeKey) => void) => (event: KeyboardEvent | null) => {
      if (event?.isComposing) return false;
      event?.preventDefault();
      onClose();
      work(editor, blockKey);
      return true;
    };
    return mergeRegister(
      editor.registerCommand(KEY_ENTER_COMMAND, done(makeCard), COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(KEY_ESCAPE_COMMAND, done(keepLink), COMMAND_PRIORITY_CRITICAL),
      editor.registerUpdateListener(({ editorState }) => {
        const stands = editorState.read(() => {
          const block = $getNodeByKey(blockKey);
          const selection = $rangeSelection();
          const here = selection ? $blockOf(selection.anchor.getNode()) : null;
          return $isBlockNode(block) && $loneAddress(block) !== null && here?.is(block) === true;
        });
        if (!stands) onClose();
      }),
    );
  }, [editor, blockKey, onClose]);
  const choose = (work: (editor: LexicalEditor, key: NodeKey) => void) => () => {
    onClose();
    work(editor, blockKey);
    body.rootElement()?.focus({ preventScroll: true });
  };
  return (
    <fieldset
      ref={(offer) => {
        if (top !== null) offer?.scrollIntoView?.({ block: 'nearest' });
      }}
      className={styles.offer}
      aria-label="Pasted link"
      style={{ top: top ?? 0, visibility: top === null ? 'hidden' : undefined }}
    >
      <span role="status" className={styles.words}>
        Show this link as a card?
      </span>
      <Button
        small
        look="primary"
        keys="Enter"
        onMouseDown={(event) => event.preventDefault()}
        onClick={choose(makeCard)}
      >
        Make a card
      </Button>
      <Button small keys="Esc" onMouseDown={(event) => event.preventDefault()} onClick={choose(keepLink)}>
        Keep as link
      </Button>
    </fieldset>
  );
}
