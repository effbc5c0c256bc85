import { allowedUrl } from '../../../shared/domain/urls.ts';
import { request } from '../../app/client.ts';

/** Opens an address in the browser. */
export function openLink(url: string): void {
  // A refusal leaves everything as it was; there is nothing to tell.
  if (allowedUrl(url)) request('app.openExternal', { url }).catch(() => undefined);
}

function followLink(event: MouseEvent, editable: boolean): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  const url = link?.getAttribute('href');
  if (url === null || url === undefined) return;
  event.preventDefault();
  if (event.button !== 2 && (!editable || event.ctrlKey || event.metaKey)) openLink(url);
}

/**
 * A click on a link never leads this page away. It opens in the browser: while writing only with Ctrl or Cmd, since
 * a plain click puts the caret there. Returns what stops it.
 */
export function followLinksIn(root: HTMLElement | null, editable: boolean): () => void {
  const follow = (event: MouseEvent): void => followLink(event, editable);
  root?.addEventListener('click', follow);
  root?.addEventListener('auxclick', follow);
  return () => {
    root?.removeEventListener('click', follow);
    root?.removeEventListener('auxclick', follow);
  };
}
