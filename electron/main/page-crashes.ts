import { type BrowserWindow, dialog } from 'electron';
import { createCrashLimit } from './crash-limit.ts';
import type { Log } from './log.ts';

/**
 * Electron leaves a crashed page blank. Saves are the core's, so loading it again loses nothing that was acknowledged.
 * @param onCrashed called before the page is loaded again.
 * @returns what ends a page that hangs and loads it again.
 */
export function reloadAfterCrash(window: BrowserWindow, log: Log, onCrashed: () => void): () => void {
  const limit = createCrashLimit();
  const { webContents } = window;
  let isAsked = false;
  const load = (): void => {
    // Not from within the event: the page that is going would take the new one with it.
    setImmediate(() => {
      if (window.isDestroyed()) return;
      onCrashed();
      webContents.reload();
    });
  };
  webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit' || window.isDestroyed()) return;
    log.write(`A page was gone: ${details.reason}, code ${details.exitCode}`);
    if (isAsked || limit.mayRestart()) load();
    else void mayLoadOnceMore(window).then((again) => again && load());
    isAsked = false;
  });
  return () => {
    isAsked = true;
    webContents.forcefullyCrashRenderer();
  };
}

/** After too many crashes: a page that crashes at once would be loaded for ever, so a person says. */
async function mayLoadOnceMore(window: BrowserWindow): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    title: 'Dragoman',
    message: 'This window stopped working several times in a row.',
    detail: 'What was saved is safe. Load the window once more, or close it and open Dragoman again.',
    buttons: ['Load the window again', 'Leave it'],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  return response === 0 && !window.isDestroyed();
}

/** A page that does not answer may come round, so a person decides; the question goes when it does. */
export function askWhenHung(window: BrowserWindow, log: Log, loadAgain: () => void): void {
  let question: AbortController | null = null;
  const end = (): void => {
    question?.abort();
    question = null;
  };
  window.on('unresponsive', () => {
    if (question) return;
    log.write('A page does not answer');
    const asked = new AbortController();
    question = asked;
    void dialog
      .showMessageBox(window, {
        type: 'warning',
        title: 'Dragoman',
        message: 'This window does not answer.',
        detail:
          'You can wait, or load it again. What was saved is safe; what was typed in the last second may be lost.',
        buttons: ['Wait', 'Load it again'],
        defaultId: 0,
        cancelId: 0,
        noLink: true,
        signal: asked.signal,
      })
      .then(({ response }) => {
        if (question === asked) question = null;
        if (response === 1 && !asked.signal.aborted && !window.isDestroyed()) loadAgain();
      });
  });
  window.on('responsive', end);
  window.webContents.on('render-process-gone', end);
  window.on('closed', end);
}
