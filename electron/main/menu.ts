import { app, Menu, type MenuItemConstructorOptions, nativeTheme, shell } from 'electron';
import type { MenuCommand } from '../../shared/contract/contract.ts';
import type { Profile } from './profile.ts';
import type { Theme } from './settings.ts';

export interface MenuActions {
  newWindow(): void;
  openNewsroom(): void;
  command(command: MenuCommand): void;
}

const themeNames: Readonly<Record<Theme, string>> = { system: 'Follow the System', light: 'Light', dark: 'Dark' };

/** Sets the menu of the application. Keys that the page handles itself reach it first; the menu is the second way. */
export function installMenu(actions: MenuActions, profile: Profile, logFolder: string): void {
  const mac = process.platform === 'darwin';
  const template: MenuItemConstructorOptions[] = [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [
        { label: 'New Story…', accelerator: 'CmdOrCtrl+N', click: () => actions.command('new-story') },
        { label: 'New Window', accelerator: 'CmdOrCtrl+Shift+N', click: actions.newWindow },
        { type: 'separator' },
        { label: 'Open Newsroom…', accelerator: 'CmdOrCtrl+O', click: actions.openNewsroom },
        { label: 'Save', accelerator: 'CmdOrCtrl+S', click: () => actions.command('save') },
        { type: 'separator' },
        { label: 'Back Up Now', click: () => actions.command('back-up') },
        { label: 'Restore a Backup…', click: () => actions.command('restore-backup') },
        { type: 'separator' },
        { role: 'close' },
        ...(mac ? [] : [{ role: 'quit' } as const]),
      ],
    },
    {
      label: '&Edit',
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'pasteAndMatchStyle' },
        { role: 'delete' },
        { role: 'selectAll' },
      ],
    },
    {
      label: '&View',
      submenu: [
        { label: 'Go to Anything…', accelerator: 'CmdOrCtrl+K', click: () => actions.command('palette') },
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { label: 'Appearance', submenu: themeItems(profile) },
        { role: 'togglefullscreen' },
        ...(isDevelopment() ? [{ role: 'reload' } as const, { role: 'toggleDevTools' } as const] : []),
      ],
    },
    { role: 'windowMenu' },
    {
      role: 'help',
      submenu: [
        { label: 'Show the Log', click: () => void shell.openPath(logFolder) },
        ...(mac ? [] : [{ role: 'about' } as const]),
      ],
    },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

function themeItems(profile: Profile): MenuItemConstructorOptions[] {
  return (Object.keys(themeNames) as Theme[]).map((theme) => ({
    label: themeNames[theme],
    type: 'radio',
    checked: profile.settings.theme === theme,
    click: () => {
      nativeTheme.themeSource = theme;
      profile.update({ theme });
    },
  }));
}

function isDevelopment(): boolean {
  return !app.isPackaged && process.env.DRAGOMAN_DEVELOPMENT === '1';
}
