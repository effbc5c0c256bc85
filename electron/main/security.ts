import { app, type Session, session, shell, type WebContents } from 'electron';
import { allowedUrl } from '../../shared/domain/urls.ts';
import { isOwnAddress } from './page-origin.ts';

/** Opens a link in the person's browser or mail program when its scheme is allowed; says whether it did. */
export async function openAllowedLink(address: string): Promise<boolean> {
  if (!allowedUrl(address)) return false;
  await shell.openExternal(new URL(address).href);
  return true;
}

/** Before the app is ready: every page that ever comes to be stays inside the app, whoever makes it. */
export function hardenEveryPage(): void {
  app.on('web-contents-created', (_event, contents) => hardenPage(contents));
  app.on('session-created', denyPermissions);
}

/** Once the app is ready. */
export function denyDefaultPermissions(): void {
  denyPermissions(session.defaultSession);
}

function hardenPage(contents: WebContents): void {
  // Only to the app's own page again: a reload. A link that leads out was not meant to carry the window away.
  const stay = (event: { readonly url: string; preventDefault: () => void }): void => {
    if (!isOwnAddress(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    void openAllowedLink(url);
    return { action: 'deny' };
  });
}

function denyPermissions(target: Session): void {
  target.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  target.setPermissionCheckHandler(() => false);
  target.setDevicePermissionHandler(() => false);
}
