import type { TableAction } from './table-commands.ts';

/** One thing that can be done to a table, as its buttons, its menu, its keys and the palette offer it. */
export interface TableTool {
  readonly action: TableAction;
  readonly name: string;
  /** The path of an icon, on a board of 16 by 16. */
  readonly icon: string;
  /** As shown to people on other systems than a Mac. */
  readonly keys?: string;
}

/** All of them, those that belong together in a group. */
export const tableTools: readonly (readonly TableTool[])[] = [
  [
    {
      action: 'row-above',
      name: 'Insert row above',
      icon: 'M2.5 8h11v5.5h-11zM2.5 10.7h11M8 1.8v4M6 3.8h4',
      keys: 'Ctrl Alt ↑',
    },
    {
      action: 'row-below',
      name: 'Insert row below',
      icon: 'M2.5 2.5h11V8h-11zM2.5 5.2h11M8 10.2v4M6 12.2h4',
      keys: 'Ctrl Alt ↓',
    },
    {
      action: 'delete-row',
      name: 'Delete row',
      icon: 'M2 5h12M2 11h12M6.4 6.4l3.2 3.2M9.6 6.4L6.4 9.6',
      keys: 'Ctrl Alt Backspace',
    },
  ],
  [
    {
      action: 'column-before',
      name: 'Insert column before',
      icon: 'M8 2.5v11h5.5v-11zM10.7 2.5v11M1.8 8h4M3.8 6v4',
      keys: 'Ctrl Alt ←',
    },
    {
      action: 'column-after',
      name: 'Insert column after',
      icon: 'M2.5 2.5v11H8v-11zM5.2 2.5v11M10.2 8h4M12.2 6v4',
      keys: 'Ctrl Alt →',
    },
    {
      action: 'delete-column',
      name: 'Delete column',
      icon: 'M5 2v12M11 2v12M6.4 6.4l3.2 3.2M9.6 6.4L6.4 9.6',
      keys: 'Ctrl Alt Shift Backspace',
    },
  ],
  [
    { action: 'header-row', name: 'Header row', icon: 'M2.5 3h11v10h-11zM2.5 6.6h11M4.7 4.8h6.6' },
    {
      action: 'delete-table',
      name: 'Delete table',
      icon: 'M3 4.5h10M6.5 4.3V2.8h3v1.5M4.5 4.7l.6 8.5h5.8l.6-8.5',
    },
  ],
];

const mac = typeof navigator !== 'undefined' && navigator.platform.startsWith('Mac');
const macKeys: Readonly<Record<string, string>> = { Ctrl: '⌘', Alt: '⌥', Shift: '⇧', Backspace: '⌫' };

/** How a tool's key is written here; empty for one without a key. */
export function tableKeysOf({ keys = '' }: TableTool): string {
  if (!mac) return keys;
  return keys
    .split(' ')
    .map((key) => macKeys[key] ?? key)
    .join('');
}

const byCode: Readonly<Record<string, TableAction>> = {
  ArrowUp: 'row-above',
  ArrowDown: 'row-below',
  ArrowLeft: 'column-before',
  ArrowRight: 'column-after',
  Backspace: 'delete-row',
};

/** What of a table a key press asks for. */
export function tableActionOf(
  event: Pick<KeyboardEvent, 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'code' | 'isComposing'>,
): TableAction | null {
  const held = mac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
  if (!event.altKey || !held || event.isComposing) return null;
  if (event.shiftKey) return event.code === 'Backspace' ? 'delete-column' : null;
  return byCode[event.code] ?? null;
}
