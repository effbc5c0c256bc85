import { randomUUID } from 'node:crypto';
import { type BrowserWindow, ipcMain } from 'electron';
import { flushChannel } from '../../shared/contract/channels.ts';

/** Milliseconds that a window has for its last saves before it counts as one that could not save. */
export const flushLimit = 3_000;

const waiting = new Map<string, { readonly contentsId: number; readonly done: (saved: boolean) => void }>();

/** Hears the windows' answers. Once, before the first window. */
export function listenForFlushed(): void {
  ipcMain.on(flushChannel, (event, flushId: unknown, saved: unknown) => {
    const one = waiting.get(String(flushId));
    if (one && one.contentsId === event.sender.id) one.done(saved !== false);
  });
}

/**
 * Asks a window to save what is typed. Resolves to whether it all is on the disk; also true when its page is gone or
 * not there yet, so that nothing can be kept, and false when the time is up.
 */
export function flushWindow(window: BrowserWindow): Promise<boolean> {
  const contents = window.webContents;
  if (contents.isDestroyed() || contents.isCrashed() || contents.isLoadingMainFrame()) return Promise.resolve(true);
  return new Promise((resolve) => {
    const flushId = randomUUID();
    const done = (saved: boolean): void => {
      clearTimeout(timer);
      waiting.delete(flushId);
      contents.off('render-process-gone', gone);
      contents.off('destroyed', gone);
      resolve(saved);
    };
    const gone = (): void => done(true);
    const timer = setTimeout(() => done(false), flushLimit);
    waiting.set(flushId, { contentsId: contents.id, done });
    contents.once('render-process-gone', gone);
    contents.once('destroyed', gone);
    contents.send(flushChannel, flushId);
  });
}
