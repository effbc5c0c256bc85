/**
 * Every request that the interface can make, by name. `query` reads, `command` writes. Names and kinds only: the
 * preload bridge is a loop over this and must stay small. Inputs are in schemas.ts, outputs in outputs.ts.
 */

/** Answered by the main process: windows, dialogs, which newsroom is open. */
export const appChannels = {
  'app.boot': 'query',
  'app.openSample': 'command',
  'app.openNewsroom': 'command',
  'app.createNewsroom': 'command',
  'app.closeNewsroom': 'command',
  'app.rememberPlace': 'command',
  'app.openExternal': 'command',
  'app.showInFolder': 'command',
  'app.chooseFolder': 'command',
  'app.chooseDictionary': 'command',
  'app.restoreBackup': 'command',
  'app.recoveries': 'query',
  'app.keepRecovery': 'command',
  'app.dropRecovery': 'command',
  'app.holdText': 'command',
  'app.saveCopy': 'command',
  'app.print': 'command',
  'app.savePdf': 'command',
  'app.fullScreen': 'command',
  'app.choosePictures': 'command',
  'app.typography': 'query',
  'app.setTypography': 'command',
  'app.pasteAsText': 'command',
} as const;

/** Answered by the core, through the main process, as the member signed in at the asking window. */
export const coreChannels = {
  'session.signIn': 'command',
  'session.signOut': 'command',
  'newsroom.get': 'query',
  'newsroom.update': 'command',
  'newsroom.condition': 'query',
  'members.add': 'command',
  'members.update': 'command',
  'desk.get': 'query',
  'stories.list': 'query',
  'stories.get': 'query',
  'stories.create': 'command',
  'stories.update': 'command',
  'editions.open': 'query',
  'editions.save': 'command',
  'editions.act': 'command',
  'locks.take': 'command',
  'locks.release': 'command',
  'translation.stillValid': 'command',
  'translation.leaveOut': 'command',
  'translation.whatChanged': 'query',
  'history.list': 'query',
  'history.read': 'query',
  'history.compare': 'query',
  'history.comparePinned': 'query',
  'history.countWords': 'query',
  'history.timeline': 'query',
  'history.name': 'command',
  'history.restore': 'command',
  'retention.get': 'query',
  'retention.preview': 'query',
  'retention.set': 'command',
  'backups.get': 'query',
  'backups.make': 'command',
  'backups.setFolder': 'command',
  'find.newsroom': 'query',
  'find.replacements': 'query',
  'find.replace': 'command',
  'find.undoReplace': 'command',
  'find.stopReplacing': 'command',
  'find.unfinished': 'query',
  'find.finishReplace': 'command',
  'find.leaveUnfinished': 'command',
  'comments.list': 'query',
  'comments.add': 'command',
  'comments.resolve': 'command',
  'tasks.done': 'command',
  'deliveries.list': 'query',
  'pictures.add': 'command',
  'pictures.details': 'query',
  'pictures.setThumbnail': 'command',
  'pictures.read': 'query',
  'headlines.limits': 'query',
  'headlines.setLimit': 'command',
  'spelling.get': 'query',
  'spelling.words': 'query',
  'spelling.check': 'query',
  'spelling.suggest': 'query',
  'spelling.add': 'command',
  'spelling.remove': 'command',
  'spelling.turn': 'command',
  'spelling.setFiles': 'command',
  'outlets.list': 'query',
  'outlets.update': 'command',
} as const;

export const channels = { ...appChannels, ...coreChannels } as const;

export type AppChannel = keyof typeof appChannels;
export type CoreChannel = keyof typeof coreChannels;
export type Channel = keyof typeof channels;

export function isCoreChannel(channel: string): channel is CoreChannel {
  return Object.hasOwn(coreChannels, channel);
}

export function isAppChannel(channel: string): channel is AppChannel {
  return Object.hasOwn(appChannels, channel);
}

/** The channel on which the core's change events reach every window. */
export const changeEventChannel = 'dragoman:changed';
/** The channel on which the main process asks a window to finish its saves before it closes, and hears back. */
export const flushChannel = 'dragoman:flush';
/** The channel on which menu commands reach the window. */
export const menuCommandChannel = 'dragoman:menu';
