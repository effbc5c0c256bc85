import { randomUUID } from 'node:crypto';
import { type BrowserWindow, ipcMain } from 'electron';
import { flushChannel } from '../../shared/contract/channels.ts';

/** Milliseconds that a window has for its last saves before it closes without them. */
export const flushLimit = 3_000;

const waiting = new Map<string, { readonly contentsId: number; readonly done: () => void }>();

/** Hears the windows' answers. Once, before the first window. */
export function listenForFlushed(): void {
  ipcMain.on(flushChannel, (event, flushId: unknown) => {
    const one = waiting.get(String(flushId));
    if (one && one.contentsId === event.sender.id) one.done();
  });
}

/** Asks a window to save what is typed and waits until it did, its page is gone or the time is up. */
export function flushWindow(window: BrowserWindow): Promise<void> {
  const contents = window.webContents;
  if (contents.isDestroyed() || contents.isCrashed()) return Promise.resolve();
  return new Promise((resolve) => {
    const flushId = randomUUID();
    const done = (): void => {
      clearTimeout(timer);
      waiting.delete(flushId);
      contents.off('render-process-gone', done);
      contents.off('destroyed', done);
      resolve();
    };
    const timer = setTimeout(done, flushLimit);
    waiting.set(flushId, { contentsId: contents.id, done });
    contents.once('render-process-gone', done);
    contents.once('destroyed', done);
    contents.send(flushChannel, flushId);
  });
}
