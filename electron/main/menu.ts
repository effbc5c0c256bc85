import { app, Menu, type MenuItemConstructorOptions, nativeTheme, shell } from 'electron';
import type { MenuCommand } from '../../shared/contract/contract.ts';
import { type EditorCommandId, editorCommandNames } from '../../shared/contract/editor-commands.ts';
import { type WritingCommandId, writingCommandNames } from '../../shared/contract/writing-commands.ts';
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
        ...writingItems(actions, ['export', 'print-preview', 'print']),
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
        ...editorItems(actions, ['undo', 'redo']),
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'pasteAndMatchStyle', label: 'Paste as Text', accelerator: 'CmdOrCtrl+Shift+V' },
        { role: 'delete' },
        { role: 'selectAll' },
        { type: 'separator' },
        { label: 'Find…', accelerator: 'CmdOrCtrl+F', click: () => actions.command('find') },
        { label: 'Find Next', accelerator: mac ? 'Cmd+G' : 'F3', click: () => actions.command('find-next') },
        {
          label: 'Find Previous',
          accelerator: mac ? 'Cmd+Shift+G' : 'Shift+F3',
          click: () => actions.command('find-previous'),
        },
        { label: 'Replace…', accelerator: mac ? 'Cmd+Alt+F' : 'Ctrl+H', click: () => actions.command('replace') },
        {
          label: 'Find in the Newsroom…',
          accelerator: 'CmdOrCtrl+Shift+F',
          click: () => actions.command('find-newsroom'),
        },
        {
          label: 'Replace in the Newsroom…',
          accelerator: 'CmdOrCtrl+Shift+H',
          click: () => actions.command('replace-newsroom'),
        },
        { type: 'separator' },
        {
          label: 'Spelling',
          submenu: [
            { label: 'Next Misspelt Word', accelerator: 'F7', click: () => actions.command('spelling-next') },
            {
              label: 'Previous Misspelt Word',
              accelerator: 'Shift+F7',
              click: () => actions.command('spelling-previous'),
            },
            {
              label: 'Suggestions for This Word…',
              accelerator: 'CmdOrCtrl+.',
              click: () => actions.command('spelling-suggest'),
            },
          ],
        },
      ],
    },
    {
      label: '&Insert',
      submenu: editorItems(actions, ['picture', 'table', 'rule', 'link', 'no-break-space']),
    },
    {
      label: 'F&ormat',
      submenu: [
        {
          label: 'Paragraph',
          submenu: editorItems(actions, ['paragraph', 'h2', 'h3', 'h4', 'quote', 'pull-quote']),
        },
        { label: 'List', submenu: editorItems(actions, ['bullet', 'number', 'indent', 'outdent']) },
        { type: 'separator' },
        ...editorItems(actions, ['bold', 'italic', 'underline', 'strikethrough', 'superscript', 'subscript', 'code']),
        { type: 'separator' },
        {
          label: 'Letters',
          submenu: editorItems(actions, ['upper-case', 'lower-case', 'sentence-case', 'title-case']),
        },
        ...editorItems(actions, ['clear-formatting']),
        { type: 'separator' },
        ...editorItems(actions, ['typography']),
      ],
    },
    {
      label: '&View',
      submenu: [
        { label: 'Go to Anything…', accelerator: 'CmdOrCtrl+K', click: () => actions.command('palette') },
        { type: 'separator' },
        ...writingItems(actions, ['outline', 'focus-mode', 'typewriter', 'full-screen']),
        { type: 'separator' },
        ...writingItems(actions, ['text-larger', 'text-smaller', 'text-usual']),
        { label: 'Whole Window', submenu: [{ role: 'zoomIn' }, { role: 'zoomOut' }, { role: 'resetZoom' }] },
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

/** As the editor's: the page has the keys. */
function writingItems({ command }: MenuActions, ids: readonly WritingCommandId[]): MenuItemConstructorOptions[] {
  return ids.map((id) => {
    const { name, keys = '' } = writingCommandNames[id];
    return {
      label: name,
      accelerator: acceleratorOf(keys.replace(' +', ' Plus')),
      registerAccelerator: false,
      click: () => command(id),
    };
  });
}

/** The page has the keys, and with the caret in the text uses them first; here they are shown. */
function editorItems({ command }: MenuActions, ids: readonly EditorCommandId[]): MenuItemConstructorOptions[] {
  return ids.map((id) => {
    const { name, keys } = editorCommandNames[id];
    const label = id === 'typography' ? 'Switch Typographic Quotes and Dashes' : name;
    const item = { label, click: () => command(`editor:${id}`) };
    return keys === undefined ? item : { ...item, accelerator: acceleratorOf(keys), registerAccelerator: false };
  });
}

function acceleratorOf(keys: string): string {
  return keys.split(' ').join('+').replace('Ctrl', 'CmdOrCtrl');
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
