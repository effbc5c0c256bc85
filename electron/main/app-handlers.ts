import { app, type BrowserWindow, dialog, shell } from 'electron';
import type { Boot, Newsroom, Outlet, Output } from '../../shared/contract/contract.ts';
import { DragomanError } from '../../shared/contract/errors.ts';
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
  const { host, profile, windows } = options;
  return {
    'app.boot': (desk) => boot(options, desk),
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
  };
}

async function boot({ core, host, profile }: AppHandlersOptions, desk: Desk): Promise<Boot> {
  await host.settled();
  const base = { version: app.getVersion(), platform: process.platform, session: desk.session };
  const { newsroom } = host;
  if (!newsroom) {
    return { ...base, newsroom: null, memberId: null, place: null, problem: host.problem, desk: null };
  }
  const place = desk.arrival === 'beside' ? null : profile.placeIn(newsroom.id);
  const memberId = desk.memberId ?? (desk.arrival === 'launch' ? (place?.memberId ?? null) : null);
  desk.arrival = 'again';
  const signedIn = memberId === null ? null : await core.request(desk.session, 'session.signIn', { memberId });
  // A member who is gone from the newsroom is nobody's fault: the sign-in screen asks.
  desk.memberId = signedIn?.ok ? memberId : null;
  const current = signedIn?.ok ? await core.request(desk.session, 'newsroom.get', {}) : null;
  return {
    ...base,
    newsroom: current?.ok ? (current.value as Newsroom) : newsroom,
    memberId: desk.memberId,
    place,
    problem: null,
    desk: signedIn?.ok ? (signedIn.value as Output<'session.signIn'>).desk : null,
  };
}

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
