import { type BrowserWindow, dialog, shell } from 'electron';
import type { Outlet } from '../../shared/contract/contract.ts';
import { DragomanError } from '../../shared/contract/errors.ts';
import type { Boots } from './boot.ts';
import { isInside } from './contain-path.ts';
import type { CoreProcess } from './core-process.ts';
import { outletsFolderOf } from './file-names.ts';
import { flushWindow } from './flush.ts';
import type { NewsroomHost } from './newsroom-host.ts';
import type { Profile } from './profile.ts';
import type { AppHandlers } from './router.ts';
import { openAllowedLink } from './security.ts';
import type { Desk, Windows } from './windows.ts';

export interface AppHandlersOptions {
  readonly boot: Boots;
  readonly core: CoreProcess;
  readonly host: NewsroomHost;
  readonly profile: Profile;
  readonly windows: Windows;
}

/** Asks for a newsroom file. Null when the person thought better of it. */
export async function chooseNewsroom(window: BrowserWindow): Promise<string | null> {
  const chosen = await dialog.showOpenDialog(window, {
    title: 'Open a newsroom',
    properties: ['openFile'],
    filters: [{ name: 'Newsrooms', extensions: ['newsroom'] }],
  });
  return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
}

/** Runs what changes the newsroom under all windows: the others save before it and load anew after it. */
export async function besides<Value>(windows: Windows, desk: Desk | null, work: () => Promise<Value>): Promise<Value> {
  const others = windows.all().filter((one) => one !== desk);
  await Promise.all(others.map((one) => flushWindow(one.window)));
  try {
    return await work();
  } finally {
    for (const { window } of others) if (!window.isDestroyed()) window.webContents.reload();
  }
}

/** The requests that the main process answers itself. */
export function createAppHandlers(options: AppHandlersOptions): AppHandlers<Desk> {
  const { boot, host, profile, windows } = options;
  return {
    'app.boot': boot.answer,
    'app.openSample': (desk) => besides(windows, desk, () => host.openSample()),
    'app.openNewsroom': async (desk, { path }) => {
      const chosen = path ?? (await chooseNewsroom(desk.window));
      return chosen === null ? null : besides(windows, desk, () => host.open(chosen));
    },
    'app.createNewsroom': (desk, { name, memberName, languages, roles, folder }) =>
      besides(windows, desk, () =>
        host.create({ name, languages, fourEyes: false, member: { name: memberName, roles } }, folder),
      ),
    'app.closeNewsroom': async (desk) => {
      await besides(windows, desk, () => host.close());
      return null;
    },
    'app.rememberPlace': async (_desk, place) => {
      if (host.newsroom) profile.rememberPlace(host.newsroom.id, place);
      return null;
    },
    'app.openExternal': async (_desk, { url }) => {
      await openAllowedLink(url);
      return null;
    },
    'app.showInFolder': async (desk, { path }) => {
      await showInFolder(options, desk, path);
      return null;
    },
    'app.chooseFolder': async (desk) => {
      const chosen = await dialog.showOpenDialog(desk.window, { properties: ['openDirectory', 'createDirectory'] });
      return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
    },
    'app.restoreBackup': notYet,
    'app.recoveries': notYet,
    'app.keepRecovery': notYet,
    'app.dropRecovery': notYet,
    'app.saveCopy': notYet,
  };
}

const notYet = async (): Promise<never> => {
  throw new DragomanError('unexpected', 'This is being built.', { logId: '' });
};

async function showInFolder({ core, host }: AppHandlersOptions, desk: Desk, path: string): Promise<void> {
  const { newsroom } = host;
  if (!newsroom) throw new DragomanError('no-newsroom', 'No newsroom is open.', {});
  const outlets = await core.request(desk.session, 'outlets.list', {});
  const folders = [
    newsroom.path,
    outletsFolderOf(newsroom.path),
    ...(outlets.ok ? (outlets.value as readonly Outlet[]).map(({ folder }) => folder) : []),
  ];
  if (!folders.some((folder) => isInside(folder, path))) {
    throw new DragomanError('not-allowed', 'Only the newsroom and what it published can be shown.', { who: [] });
  }
  shell.showItemInFolder(path);
}
