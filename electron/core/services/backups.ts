import { accessSync, constants, statSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { backupFolder } from '../store/newsroom-file.ts';
import { writeSetting } from '../store/newsroom-settings.ts';
import { write } from './context.ts';
import { badInput } from './find.ts';
import type { HandlersOf } from './handlers-of.ts';
import { refuseUnlessManager } from './newsroom.ts';
import { recordStoryEvent } from './record.ts';
import { signedIn } from './sessions.ts';

export const backupHandlers = {
  'backups.get': (request) => {
    signedIn(request);
    return request.backups.state();
  },
  'backups.make': (request) => {
    signedIn(request);
    return request.backups.make('by hand');
  },
  'backups.setFolder': (request, { folder }) => {
    const member = signedIn(request);
    refuseUnlessManager(request, member, 'change where backups are kept');
    const chosen = folder === null || resolve(folder) === backupFolder(request.path) ? null : folder;
    if (chosen !== null) refuseUnlessFolder(chosen);
    write(request, (unit) => {
      writeSetting(unit.database, 'backupFolder', chosen);
      recordStoryEvent(unit, {
        action: 'backupFolder',
        memberId: member.id,
        storyId: null,
        data: { folder: chosen },
      });
    });
    // At once, so that what is wrong with the folder shows now and not in an hour.
    void request.backups.make('hourly').catch(() => undefined);
    return request.backups.state();
  },
} satisfies HandlersOf<'backups.get' | 'backups.make' | 'backups.setFolder'>;

/** Shows at once when a folder cannot hold backups, before it is relied upon. */
function refuseUnlessFolder(folder: string): void {
  if (!isAbsolute(folder)) throw badInput('folder', 'A whole path is needed.');
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw badInput('folder', `There is no folder ${folder}.`);
  }
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    throw badInput('folder', `Nothing may be written in ${folder}. Choose another folder.`);
  }
}
