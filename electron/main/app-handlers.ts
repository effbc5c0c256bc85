import { type BrowserWindow, dialog, shell } from 'electron';
import type { BackupState, Outlet } from '../../shared/contract/contract.ts';
import { DragomanError } from '../../shared/contract/errors.ts';
import { askUnsaved } from './ask-unsaved.ts';
import { besides } from './besides.ts';
import type { Boots } from './boot.ts';
import { chooseDictionary } from './choose-dictionary.ts';
import { choosePictures } from './choose-pictures.ts';
import { isInside } from './contain-path.ts';
import type { CoreProcess } from './core-process.ts';
import { outletsFolderOf, usualBackupFolder } from './file-names.ts';
import { flushWindow } from './flush.ts';
import type { HeldTexts } from './held-texts.ts';
import type { NewsroomHost } from './newsroom-host.ts';
import { printWindow, savePdf } from './print.ts';
import type { Profile } from './profile.ts';
import type { Recoveries } from './recovery.ts';
import { restoreBackup } from './restore.ts';
import type { AppHandlers } from './router.ts';
import { saveCopy } from './save-copy.ts';
import { openAllowedLink } from './security.ts';
import type { Desk, Windows } from './windows.ts';

export interface AppHandlersOptions {
  readonly boot: Boots;
  readonly core: CoreProcess;
  readonly held: HeldTexts;
  readonly host: NewsroomHost;
  readonly profile: Profile;
  readonly recoveries: Recoveries;
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

/** Runs what changes the newsroom under all windows; the others than `desk` save before it and load anew after it. */
export function besidesOthers<Value>(
  { windows, recoveries }: Pick<AppHandlersOptions, 'windows' | 'recoveries'>,
  desk: Desk | null,
  work: () => Promise<Value>,
): Promise<Value> {
  const others = windows.all().filter((one) => one !== desk);
  return besides(
    others.map(({ window }) => ({
      save: () => flushWindow(window),
      mayLose: async () => window.isDestroyed() || askUnsaved(window, 'newsroom', await recoveries.holdAny()),
      loadAnew: () => {
        if (!window.isDestroyed()) window.webContents.reload();
      },
    })),
    work,
  );
}

/** The requests that the main process answers itself. */
export function createAppHandlers(options: AppHandlersOptions): AppHandlers<Desk> {
  const { boot, held, host, profile, recoveries } = options;
  // What was kept is found also once the core is given up and no newsroom counts as open.
  let lastId: string | null = null;
  const newsroomId = (): string | null => {
    lastId = host.newsroom?.id ?? lastId;
    return lastId;
  };
  /** Copies that a person saved, which may be shown in their folder. */
  const copies = new Set<string>();
  return {
    'app.boot': async (desk) => {
      const booted = await boot.answer(desk);
      newsroomId();
      return booted;
    },
    'app.openSample': (desk) => besidesOthers(options, desk, () => host.openSample()),
    'app.openNewsroom': async (desk, { path }) => {
      const chosen = path ?? (await chooseNewsroom(desk.window));
      return chosen === null ? null : besidesOthers(options, desk, () => host.open(chosen));
    },
    'app.createNewsroom': (desk, { name, memberName, languages, roles, folder }) =>
      besidesOthers(options, desk, () =>
        host.create({ name, languages, fourEyes: false, member: { name: memberName, roles } }, folder),
      ),
    'app.closeNewsroom': async (desk) => {
      await besidesOthers(options, desk, () => host.close());
      return null;
    },
    'app.rememberPlace': async (desk, place) => {
      desk.place = place;
      if (host.newsroom) profile.rememberPlace(host.newsroom.id, place);
      return null;
    },
    'app.openExternal': async (_desk, { url }) => {
      await openAllowedLink(url);
      return null;
    },
    'app.showInFolder': async (desk, { path }) => {
      if (copies.has(path)) shell.showItemInFolder(path);
      else await showInFolder(options, desk, path);
      return null;
    },
    'app.chooseFolder': async (desk) => {
      const chosen = await dialog.showOpenDialog(desk.window, { properties: ['openDirectory', 'createDirectory'] });
      return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
    },
    'app.chooseDictionary': ({ window }) => chooseDictionary(window),
    'app.restoreBackup': (desk, { path }) => restoreBackup(options, desk, path),
    'app.recoveries': async () => {
      const id = newsroomId();
      return id === null ? [] : recoveries.list(id);
    },
    'app.keepRecovery': async (desk, { fields, blocks, ...recovery }) => {
      const at = new Date().toISOString();
      await recoveries.keep({ ...recovery, at, content: { fields, blocks } });
      // From now on this is what brings it back.
      held.forget(desk.session, recovery.editionId);
      return null;
    },
    'app.dropRecovery': async (_desk, { newsroomId, editionId }) => {
      await recoveries.drop(newsroomId, editionId);
      return null;
    },
    'app.holdText': async ({ session }, text) => {
      held.hold(session, text);
      return null;
    },
    'app.typography': async () => profile.settings.typography,
    'app.setTypography': async (_desk, { on }) => {
      profile.update({ typography: on });
      return null;
    },
    'app.pasteAsText': async (desk) => {
      desk.window.webContents.pasteAndMatchStyle();
      return null;
    },
    'app.choosePictures': ({ window }) => choosePictures(window),
    'app.print': (desk, { paper }) => printWindow(desk.window, paper),
    'app.savePdf': async (desk, { paper, name }) => {
      const path = await savePdf(desk.window, paper, name);
      if (path !== null) copies.add(path);
      return path;
    },
    'app.fullScreen': async (desk, { on }) => {
      desk.window.setFullScreen(on);
      return null;
    },
    'app.saveCopy': async (desk, copy) => {
      const path = await saveCopy(desk.window, copy);
      if (path !== null) copies.add(path);
      return path;
    },
  };
}

function noNewsroom(): DragomanError {
  return new DragomanError('no-newsroom', 'No newsroom is open.', {});
}

async function showInFolder({ core, host }: AppHandlersOptions, desk: Desk, path: string): Promise<void> {
  const { newsroom } = host;
  if (!newsroom) throw noNewsroom();
  const outlets = await core.request(desk.session, 'outlets.list', {});
  const backups = await core.request(desk.session, 'backups.get', {});
  const folders = [
    newsroom.path,
    outletsFolderOf(newsroom.path),
    usualBackupFolder(newsroom.path),
    ...(backups.ok ? [(backups.value as BackupState).folder] : []),
    ...(outlets.ok ? (outlets.value as readonly Outlet[]).map(({ folder }) => folder) : []),
  ];
  if (!folders.some((folder) => isInside(folder, path))) {
    throw new DragomanError('not-allowed', 'Only the newsroom, what it published and its backups can be shown.', {
      who: [],
    });
  }
  shell.showItemInFolder(path);
}
