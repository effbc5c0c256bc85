import { isBlankText } from '../../shared/domain/blocks.ts';
import { blocksFromHtml } from '../editor/clipboard/clean-html.ts';
import { blocksHtml, blocksText, inlinesHtml } from '../editor/clipboard/write-html.ts';
import type { MomentText } from './timeline-texts.ts';

/** A whole text for the clipboard: the fields that say something, then the body. */
function wholeText({ fields, blocks }: MomentText): { readonly html: string; readonly text: string } {
  const parts = [fields.headline, fields.standfirst, fields.byline, fields.dateline];
  const said = parts.filter((part) => !isBlankText(part));
  const html = parts
    .map((part, index) => {
      if (isBlankText(part)) return '';
      const inside = inlinesHtml([{ type: 'text', text: part, format: 0 }]);
      return index === 0 ? `<h1>${inside}</h1>` : `<p>${inside}</p>`;
    })
    .join('');
  const body = blocksText(blocks);
  return { html: html + blocksHtml(blocks), text: [...said, ...(body === '' ? [] : [body])].join('\n\n') };
}

/**
 * Puts a whole text on the clipboard, as clean HTML and as plain text. Through a copy event of our own: the page has no
 * permission to write to the clipboard in any other way. Returns whether it is there.
 */
export function copyWhole(moment: MomentText): boolean {
  let done = false;
  const onCopy = (event: globalThis.ClipboardEvent): void => {
    const { html, text } = wholeText(moment);
    event.clipboardData?.setData('text/html', html);
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopPropagation();
    done = true;
  };
  document.addEventListener('copy', onCopy, { capture: true });
  document.execCommand('copy');
  document.removeEventListener('copy', onCopy, { capture: true });
  return done;
}

/** Puts what is selected inside `root` on the clipboard, cleaned. False when nothing is: the usual copying goes on. */
export function copySelection(data: DataTransfer, root: HTMLElement | null): boolean {
  const selection = document.getSelection();
  if (!root || !selection || selection.isCollapsed || selection.rangeCount === 0) return false;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.commonAncestorContainer)) return false;
  const holder = document.createElement('div');
  holder.append(range.cloneContents());
  // Words that were taken out are shown, and not said any more; neither are the buttons.
  for (const element of holder.querySelectorAll('del, [data-not-copied]')) element.remove();
  const blocks = blocksFromHtml(holder.innerHTML);
  if (blocks.length === 0) return false;
  const [only] = blocks;
  const inline = blocks.length === 1 && only && range.commonAncestorContainer !== root;
  data.setData('text/html', inline ? inlinesHtml(only.children) : blocksHtml(blocks));
  data.setData('text/plain', blocksText(blocks));
  return true;
}
