import type { LexicalEditor, LexicalNode } from 'lexical';
import { useEffect, useState } from 'react';
import { $rangeSelection } from '../blocks/block-commands.ts';
import { $isRuleNode } from '../blocks/rule-node.ts';
import type { BodyController } from '../body-controller.ts';
import { $embedUrl, $isEmbedNode, siteOf } from '../cards/embed-node.ts';
import { $imageDetails, $isImageNode } from './image-node.ts';
import { $selectedThing } from './picture-node-kinds.ts';

/** Says to those who do not see it what the arrow keys came onto, where that is no text: a picture, a card, a line. */
export function SelectedStatus({ body }: { body: BodyController }) {
  const [said, setSaid] = useState('');
  useEffect(() => watchStanding(body.editor, setSaid), [body]);
  return (
    <p className="visually-hidden" role="status" aria-label="Selected in the text">
      {said}
    </p>
  );
}

/** Tells what the selection stands on, as it comes there and as it leaves; empty in a text. Does nothing while somebody types. */
export function watchStanding(editor: LexicalEditor, tell: (said: string) => void): () => void {
  let last: string | null = null;
  let said = '';
  return editor.registerUpdateListener(({ editorState, dirtyLeaves }) => {
    if (last === null && dirtyLeaves.size > 0) return;
    const node = editorState.read($standingOn);
    const key = node?.getKey() ?? null;
    if (key === null && last === null) return;
    const now = node ? editorState.read(() => $wordsFor(node)) : '';
    if (key === last && now === said) return;
    last = key;
    said = now;
    tell(now);
  });
}

function $standingOn(): LexicalNode | null {
  const thing = $selectedThing();
  if (thing) return thing;
  const selection = $rangeSelection();
  if (!selection?.isCollapsed()) return null;
  const node = selection.anchor.getNode();
  return $isRuleNode(node) ? node : null;
}

/** A full stop of its own where the words have none. */
const sentence = (name: string, words: string): string => {
  const trimmed = words.trim();
  return trimmed === '' ? '' : ` ${name}${trimmed}${/[.!?…]$/u.test(trimmed) ? '' : '.'}`;
};

function $wordsFor(node: LexicalNode): string {
  if ($isImageNode(node)) {
    const { alt, credit } = $imageDetails(node);
    const shows = alt.trim() === '' ? 'Picture without alternative text.' : sentence('Picture: ', alt).trimStart();
    const more = `${sentence('Caption: ', node.getTextContent())}${sentence('Credit: ', credit)}`;
    return `${shows}${more} Enter opens its details, Delete removes it.`;
  }
  if ($isEmbedNode(node)) {
    const title =
      node.getTextContent().trim() === '' ? 'Card without a title' : `Card: ${node.getTextContent().trim()}`;
    return `${title}, ${siteOf($embedUrl(node))}. Enter opens its details, Delete removes it.`;
  }
  return 'Horizontal rule.';
}
