import { join, resolve } from 'node:path';
import { app, dialog, ipcMain, Menu, nativeTheme } from 'electron';
import type { Output } from '../../shared/contract/contract.ts';
import { DragomanError } from '../../shared/contract/errors.ts';
import type { ParsedInput } from '../../shared/contract/parse.ts';
import { besidesOthers, chooseNewsroom, createAppHandlers } from './app-handlers.ts';
import { createBoots } from './boot.ts';
import { createCoreProcess } from './core-process.ts';
import { listenForFlushed } from './flush.ts';
import { forkCore } from './fork-core.ts';
import { createHeldTexts } from './held-texts.ts';
import type { Log } from './log.ts';
import { installMenu } from './menu.ts';
import { createNewsroomHost, type LaunchRequest } from './newsroom-host.ts';
import type { Profile } from './profile.ts';
import { servePages } from './protocol.ts';
import { createRecoveries } from './recovery.ts';
import { registerRouter } from './router.ts';
import { denyDefaultPermissions } from './security.ts';
import { createWindows } from './windows.ts';

export interface AppOptions {
  readonly profileFolder: string;
  /** Where Node keeps compiled code. */
  readonly compileCache: string;
  readonly profile: Profile;
  readonly log: Log;
  readonly asked: LaunchRequest;
}

/** Milliseconds from the page's first answer until it is surely painted, so that nothing else takes its processor. */
const afterFirstScreen = 500;

/** Wires the parts and runs the app until its last window is closed. The first window loads while the core does. */
export function runApp({ profileFolder, compileCache, profile, log, asked }: AppOptions): void {
  const appFolder = app.getAppPath();
  let quitting = false;
  const recoveries = createRecoveries({
    folders: [
      join(profileFolder, 'Recovery'),
      // Another disk, often, for when that of the profile is full as well.
      join(app.getPath('temp'), `dragoman-recovery-${process.getuid?.() ?? 'own'}`),
    ],
    onProblem: (what, error) => void log.failure(what, error),
  });
  const held = createHeldTexts();
  const windows = createWindows({
    profile,
    log,
    // Its locks are given back; a core that is gone or closing has none.
    onClosed: ({ session, memberId }) => {
      held.forget(session);
      if (memberId !== null && !quitting) void core.request(session, 'session.signOut', {});
    },
    onKept: () => {
      quitting = false;
    },
    isTextKept: () => recoveries.holdAny(),
  });
  const core = createCoreProcess({
    fork: () => forkCore(join(appFolder, 'build', 'core', 'core.cjs'), compileCache, log),
    onEvent: windows.tell,
    seats: windows.seats,
    log: log.write,
  });
  const host = createNewsroomHost({
    core,
    profile,
    folders: {
      profile: profileFolder,
      documents: () => app.getPath('documents'),
      sample: join(appFolder, 'resources', 'sample'),
    },
    onChanged: () => {
      held.forgetAll();
      for (const desk of windows.all()) {
        desk.memberId = null;
        desk.arrival = 'launch';
        desk.place = null;
      }
    },
  });
  let openFile = asked.open;

  const openFromOutside = async (path: string, create = false): Promise<void> => {
    windows.focus();
    const target = resolve(path);
    if (host.newsroom?.path === target) return;
    try {
      await besidesOthers({ windows, recoveries }, null, () => host.open(target, create));
    } catch (error) {
      // A person chose to stay.
      if (error instanceof DragomanError && error.code === 'cancelled') return;
      const message = error instanceof Error ? error.message : String(error);
      await dialog.showMessageBox({ type: 'error', title: 'Dragoman', message });
    }
  };

  // The default menu would be built only to be replaced.
  Menu.setApplicationMenu(null);
  nativeTheme.themeSource = profile.settings.theme;

  app.on('open-file', (event, path) => {
    event.preventDefault();
    if (app.isReady()) void openFromOutside(path);
    else openFile = path;
  });
  app.on('second-instance', (_event, _argv, workingFolder, data) => {
    const other = data as Partial<LaunchRequest> | null;
    const path = other?.open ?? other?.openOrCreate ?? null;
    if (path === null) windows.focus();
    else void openFromOutside(resolve(workingFolder, path), !other?.open);
  });
  app.on('activate', () => {
    if (app.isReady() && windows.all().length === 0) windows.open();
  });
  app.on('before-quit', () => {
    quitting = true;
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin' || quitting) app.quit();
  });
  app.on('will-quit', (event) => {
    event.preventDefault();
    void Promise.all([core.stop(), profile.written()]).finally(() => app.exit());
  });

  const openFromMenu = async (): Promise<void> => {
    const desk = windows.current();
    const path = desk ? await chooseNewsroom(desk.window) : null;
    if (path !== null) await openFromOutside(path);
  };

  const start = async (): Promise<void> => {
    await app.whenReady();
    const opening = host.openAtLaunch({ ...asked, open: openFile });
    if (opening) core.start();
    servePages(join(appFolder, 'build', 'renderer'), async (picture) => {
      const reply = await core.request('pictures', 'pictures.read', picture);
      return reply.ok ? (reply.value as Output<'pictures.read'>) : null;
    });
    denyDefaultPermissions();
    listenForFlushed();
    const boot = createBoots({ version: app.getVersion(), core, held, host, profile });
    registerRouter({
      border: ipcMain,
      deskOf: windows.deskOf,
      handlers: createAppHandlers({ boot, core, held, host, profile, recoveries, windows }),
      askCore: (session, channel, input) => {
        const reply = core.request(session, channel, input);
        if (channel === 'editions.save') held.follow(session, input as ParsedInput<'editions.save'>, reply);
        return reply;
      },
      onSeat: (desk) => {
        const { memberId } = desk;
        held.forget(desk.session);
        if (desk.place?.memberId !== memberId) desk.place = { memberId, path: '/desk', blockId: null };
        // At once, whatever the page remembers later: the window may close this very moment.
        const { newsroom } = host;
        if (!newsroom || profile.placeIn(newsroom.id)?.memberId === memberId) return;
        profile.rememberPlace(newsroom.id, { memberId, path: '/desk', blockId: null });
      },
      logFailure: log.failure,
    });
    const first = windows.open();
    const loaded = new Promise<void>((resolve) => {
      first.window.webContents.once('did-finish-load', () => resolve());
    });
    // What the first screen does not need gets ready while the person looks at it.
    void Promise.all([boot.prepare(first), loaded]).then(() => {
      setTimeout(() => {
        core.start();
        void import('../../shared/contract/parse.ts');
      }, afterFirstScreen);
    });
    installMenu(
      {
        newWindow: () => windows.open(windows.current()),
        openNewsroom: () => void openFromMenu(),
        command: windows.command,
      },
      profile,
      log.folder,
    );
  };

  start().catch((error: unknown) => {
    const logId = log.failure('The launch failed', error);
    dialog.showErrorBox('Dragoman', `Dragoman could not start. The log has the reason as ${logId}.`);
    app.exit(1);
  });
}
