import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { app, BrowserWindow, type IpcMainInvokeEvent, nativeTheme, screen } from 'electron';
import { changeEventChannel, menuCommandChannel } from '../../shared/contract/channels.ts';
import type { ChangeEvent, MenuCommand } from '../../shared/contract/contract.ts';
import { askUnsaved } from './ask-unsaved.ts';
import type { Seat } from './core-process.ts';
import { flushWindow } from './flush.ts';
import type { Log } from './log.ts';
import { askWhenHung, reloadAfterCrash } from './page-crashes.ts';
import { pageAddress } from './page-origin.ts';
import type { Profile } from './profile.ts';
import type { Asker } from './router.ts';
import { fitOnScreen } from './window-place.ts';

/** A window and who sits at it. */
export interface Desk extends Asker {
  readonly window: BrowserWindow;
}

export interface Windows {
  /** Opens a window; the member who sits at `beside` sits at the new one too. */
  open(beside?: Desk): Desk;
  /** The desk that a message came from, or undefined when it came from no window of ours. */
  deskOf(event: IpcMainInvokeEvent): Desk | undefined;
  /** The one that was used last. */
  current(): Desk | undefined;
  all(): readonly Desk[];
  seats(): readonly Seat[];
  tell(event: ChangeEvent): void;
  command(command: MenuCommand): void;
  /** Brings the current window to the front. */
  focus(): void;
}

export interface WindowsOptions {
  readonly profile: Profile;
  readonly log: Log;
  readonly onClosed: (desk: Desk) => void;
  /** A window stays open because not everything in it is saved. */
  readonly onKept: () => void;
  /** Whether what could not be saved is in a recovery file. */
  readonly isTextKept: () => Promise<boolean>;
}

const background = { light: '#fbfaf6', dark: '#161715' };
const restDelay = 400;

export function createWindows({ profile, log, onClosed, onKept, isTextKept }: WindowsOptions): Windows {
  const desks = new Map<number, Desk>();

  const rememberBounds = (window: BrowserWindow): void => {
    if (window.isDestroyed() || window.isMinimized() || window.isFullScreen()) return;
    const { x, y, width, height } = window.getNormalBounds();
    profile.update({ window: { x, y, width, height, maximized: window.isMaximized() } });
  };

  const open = (beside?: Desk): Desk => {
    const window = new BrowserWindow({
      ...placeOf(profile, beside?.window),
      minWidth: 900,
      minHeight: 600,
      title: 'Dragoman',
      show: false,
      backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
      webPreferences: {
        preload: join(app.getAppPath(), 'build', 'preload', 'preload.cjs'),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
        experimentalFeatures: false,
        webviewTag: false,
        spellcheck: false,
        navigateOnDragDrop: false,
      },
    });
    const contentsId = window.webContents.id;
    const desk: Desk = {
      window,
      session: randomUUID(),
      memberId: beside?.memberId ?? null,
      arrival: beside ? 'beside' : 'launch',
      place: null,
      again: null,
    };
    desks.set(contentsId, desk);
    showOncePainted(window, Boolean(profile.settings.window?.maximized) && !beside);
    closeAfterFlush(window, { before: () => rememberBounds(window), onKept, isTextKept });
    const loadAgain = reloadAfterCrash(window, log, () => {
      desk.again = { kind: 'crashed' };
    });
    askWhenHung(window, log, loadAgain);

    let rest: ReturnType<typeof setTimeout> | undefined;
    const onMoved = (): void => {
      clearTimeout(rest);
      rest = setTimeout(() => rememberBounds(window), restDelay);
    };
    window.on('resize', onMoved);
    window.on('move', onMoved);
    window.on('closed', () => {
      clearTimeout(rest);
      desks.delete(contentsId);
      onClosed(desk);
    });
    window.loadURL(pageAddress).catch((error: unknown) => {
      log.failure('The page could not be loaded', error);
      if (!window.isDestroyed()) window.show();
    });
    return desk;
  };

  const current = (): Desk | undefined => {
    const all = [...desks.values()];
    const focused = BrowserWindow.getFocusedWindow();
    return all.find(({ window }) => window === focused) ?? all.at(-1);
  };

  return {
    open,
    current,
    deskOf: (event) => desks.get(event.sender.id),
    all: () => [...desks.values()],
    seats: () =>
      [...desks.values()].flatMap(({ session, memberId }) => (memberId === null ? [] : [{ session, memberId }])),
    tell(event) {
      for (const { window } of desks.values()) {
        if (!window.isDestroyed() && !window.webContents.isCrashed())
          window.webContents.send(changeEventChannel, event);
      }
    },
    command(command) {
      current()?.window.webContents.send(menuCommandChannel, command);
    },
    focus() {
      const window = current()?.window;
      if (!window) return;
      if (window.isMinimized()) window.restore();
      window.focus();
    },
  };
}

/** How long after its page has loaded a window is shown at the latest, in milliseconds, painted or not. */
const longestHidden = 1_500;

/**
 * Shows a window once it has something to show. On a busy machine the word that it has may never come, and a window
 * that stays hidden is worse than a flash.
 */
function showOncePainted(window: BrowserWindow, maximized: boolean): void {
  const show = (): void => {
    clearTimeout(limit);
    if (window.isDestroyed() || window.isVisible()) return;
    // Maximising shows a window too, so it waits like showing does.
    if (maximized) window.maximize();
    window.show();
  };
  let limit: ReturnType<typeof setTimeout> | undefined;
  window.once('ready-to-show', show);
  window.webContents.once('did-finish-load', () => {
    limit = setTimeout(show, longestHidden);
  });
}

function placeOf(profile: Profile, beside: BrowserWindow | undefined): Electron.BrowserWindowConstructorOptions {
  if (beside) {
    const { x, y, width, height } = beside.getNormalBounds();
    return { x: x + 28, y: y + 28, width, height };
  }
  const usual = { width: 1360, height: 850 };
  const remembered = profile.settings.window;
  if (!remembered) return usual;
  return fitOnScreen(
    remembered,
    screen.getAllDisplays().map((display) => display.workArea),
  );
}

/** An attempt to close asks the page for its last saves; the window goes once they are done, or once a person says so. */
function closeAfterFlush(
  window: BrowserWindow,
  { before, onKept, isTextKept }: Pick<WindowsOptions, 'onKept' | 'isTextKept'> & { readonly before: () => void },
): void {
  let closing = false;
  const close = async (): Promise<void> => {
    before();
    const saved = await flushWindow(window);
    if (window.isDestroyed()) return;
    if (saved || (await askUnsaved(window, 'window', await isTextKept()))) return window.destroy();
    closing = false;
    onKept();
  };
  window.on('close', (event) => {
    event.preventDefault();
    if (closing) return;
    closing = true;
    void close();
  });
}
