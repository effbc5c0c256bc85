import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { dialog } from 'electron';
import type { BackupState, Condition, Newsroom } from '../../shared/contract/contract.ts';
import { DragomanError } from '../../shared/contract/errors.ts';
import type { CoreProcess } from './core-process.ts';
import { usualBackupFolder } from './file-names.ts';
import { flushWindow } from './flush.ts';
import type { NewsroomHost } from './newsroom-host.ts';
import { refuseUnsaved } from './unsaved.ts';
import type { Desk, Windows } from './windows.ts';

export interface RestoreOptions {
  readonly core: CoreProcess;
  readonly host: NewsroomHost;
  readonly windows: Windows;
}

/**
 * Restores a backup for a window, from a dialog unless it names one. What is typed anywhere is saved before, so that it
 * is among what is kept; every window starts anew after it, since none shows what is in the newsroom now.
 * @returns null when the person thought better of it.
 */
export async function restoreBackup(
  options: RestoreOptions,
  desk: Desk,
  path: string | null,
): Promise<Newsroom | null> {
  const { host, windows } = options;
  const backup = path ?? (await chooseBackup(options, desk));
  if (backup === null) return null;
  const saved = await Promise.all(windows.all().map(({ window }) => flushWindow(window)));
  refuseUnsaved(saved, await conditionOf(options, desk));
  const at = await madeAt(options, desk, backup);
  const newsroom = await host.restore(backup, desk.memberId);
  for (const one of windows.all()) one.again = { kind: 'restored', at };
  // Not before the reply is on its way.
  setImmediate(() => {
    for (const { window } of windows.all()) if (!window.isDestroyed()) window.webContents.reload();
  });
  return newsroom;
}

/** Null when no newsroom is open. */
async function conditionOf({ core, host }: RestoreOptions, desk: Desk): Promise<Condition['kind'] | null> {
  if (!host.newsroom) return null;
  const reply = await core.request(desk.session, 'newsroom.condition', {});
  return reply.ok ? (reply.value as Condition).kind : 'failing';
}

/** When a backup was made; null when it is none of those that the newsroom knows of. */
async function madeAt({ core, host }: RestoreOptions, desk: Desk, path: string): Promise<string | null> {
  const reply = host.newsroom ? await core.request(desk.session, 'backups.get', {}) : null;
  if (!reply?.ok) return null;
  return (reply.value as BackupState).backups.find((one) => one.path === path)?.at ?? null;
}

async function chooseBackup({ core, host }: RestoreOptions, desk: Desk): Promise<string | null> {
  const newsroomPath = host.path;
  if (newsroomPath === null) throw new DragomanError('no-newsroom', 'No newsroom is open.', {});
  const backups = host.newsroom ? await core.request(desk.session, 'backups.get', {}) : null;
  const state = backups?.ok ? (backups.value as BackupState) : null;
  const usual = usualBackupFolder(newsroomPath);
  const chosen = await dialog.showOpenDialog(desk.window, {
    title: 'Restore a backup',
    buttonLabel: 'Restore',
    defaultPath: state?.lastGood?.path ?? state?.folder ?? (existsSync(usual) ? usual : dirname(newsroomPath)),
    properties: ['openFile'],
    filters: [{ name: 'Backups', extensions: ['newsroom'] }],
  });
  return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
}
