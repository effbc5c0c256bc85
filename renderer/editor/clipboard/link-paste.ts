import { $toggleLink } from '@lexical/link';
import { $addUpdateTag, $getSelection, $isRangeSelection, HISTORY_PUSH_TAG, type PasteCommandType } from 'lexical';
import { allowedUrl } from '../../../shared/domain/urls.ts';
import { $blockOf } from '../blocks/block-state.ts';
import { isPlainPaste } from './plain-paste.ts';

/** An address pasted over words of one paragraph becomes the link of those words, as a step of its own. */
export function $pasteLink(event: PasteCommandType): boolean {
  const clipboard = 'clipboardData' in event ? event.clipboardData : null;
  const url = clipboard?.getData('text/plain').trim() ?? '';
  if (!/^(?:https?|mailto|tel):\S+$/iu.test(url) || !allowedUrl(url)) return false;
  if (isPlainPaste()) return false;
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || selection.isCollapsed()) return false;
  // Over an address, another one is put in its place as text.
  if (allowedUrl(selection.getTextContent().trim())) return false;
  const block = $blockOf(selection.anchor.getNode());
  if (!block?.is($blockOf(selection.focus.getNode()))) return false;
  event.preventDefault();
  $addUpdateTag(HISTORY_PUSH_TAG);
  $toggleLink(url);
  return true;
}
