import type { FormatCommand } from './body-handle.ts';

/** A key of the editor, by its place on the board, so that it works in a Cyrillic layout too. */
export interface EditorShortcut {
  readonly name: string;
  /** As shown to people, on other systems than a Mac. */
  readonly keys: string;
  readonly code: string;
  readonly shift: boolean;
  readonly alt: boolean;
  readonly command: FormatCommand;
}

const shortcut = (
  name: string,
  keys: string,
  code: string,
  held: 'shift' | 'alt' | 'none',
  command: FormatCommand,
): EditorShortcut => ({ name, keys, code, shift: held === 'shift', alt: held === 'alt', command });

/** All with Ctrl, or Cmd on a Mac. Bold, italic, undo and redo are the editor's own and stand here to be shown. */
export const editorShortcuts: readonly EditorShortcut[] = [
  shortcut('Bold', 'Ctrl B', 'KeyB', 'none', { do: 'bold' }),
  shortcut('Italic', 'Ctrl I', 'KeyI', 'none', { do: 'italic' }),
  shortcut('Link', 'Ctrl Shift K', 'KeyK', 'shift', { do: 'edit-link' }),
  shortcut('Paragraph', 'Ctrl Alt 0', 'Digit0', 'alt', { do: 'kind', kind: 'paragraph' }),
  shortcut('Heading 2', 'Ctrl Alt 2', 'Digit2', 'alt', { do: 'toggle-kind', kind: 'h2' }),
  shortcut('Heading 3', 'Ctrl Alt 3', 'Digit3', 'alt', { do: 'toggle-kind', kind: 'h3' }),
  shortcut('Heading 4', 'Ctrl Alt 4', 'Digit4', 'alt', { do: 'toggle-kind', kind: 'h4' }),
  shortcut('Numbered list', 'Ctrl Shift 7', 'Digit7', 'shift', { do: 'toggle-kind', kind: 'number' }),
  shortcut('Bulleted list', 'Ctrl Shift 8', 'Digit8', 'shift', { do: 'toggle-kind', kind: 'bullet' }),
  shortcut('Quote', 'Ctrl Shift 9', 'Digit9', 'shift', { do: 'toggle-kind', kind: 'quote' }),
  shortcut('Undo', 'Ctrl Z', 'KeyZ', 'none', { do: 'undo' }),
  shortcut('Redo', 'Ctrl Shift Z', 'KeyZ', 'shift', { do: 'redo' }),
];

const mac = typeof navigator !== 'undefined' && navigator.platform.startsWith('Mac');

const macKeys: Readonly<Record<string, string>> = { Ctrl: '⌘', Shift: '⇧', Alt: '⌥' };

/** How a command's key is written here: "Ctrl Shift 8", "⌘⇧8". Empty for one without a key. */
export function keysOf(name: string): string {
  const keys = editorShortcuts.find((one) => one.name === name)?.keys ?? '';
  return mac
    ? keys
        .split(' ')
        .map((key) => macKeys[key] ?? key)
        .join('')
    : keys;
}

/** The command of a key press, if it is one of the editor's. AltGr, which types characters, never is. */
export function shortcutOf(event: KeyboardEvent): FormatCommand | null {
  const held = mac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
  if (!held || event.isComposing || event.getModifierState('AltGraph')) return null;
  const found = editorShortcuts.find(
    (one) => one.code === event.code && one.shift === event.shiftKey && one.alt === event.altKey,
  );
  return found?.command ?? null;
}
