import {
  type EditorCommandId,
  editorCommandIds,
  editorCommandNames,
} from '../../../shared/contract/editor-commands.ts';

/** A key of the editor, by its place on the board, so that it works in a Cyrillic layout too. All are with Ctrl or Cmd. */
interface EditorShortcut {
  readonly id: EditorCommandId;
  readonly code: string;
  readonly shift: boolean;
  readonly alt: boolean;
}

const codes: Readonly<Record<string, string>> = {
  '.': 'Period',
  ',': 'Comma',
  '\\': 'Backslash',
  '[': 'BracketLeft',
  ']': 'BracketRight',
  Space: 'Space',
};

function shortcut(id: EditorCommandId, keys: string): EditorShortcut {
  const held = keys.split(' ');
  const last = held.at(-1) ?? '';
  const code = codes[last] ?? (/\d/u.test(last) ? `Digit${last}` : `Key${last}`);
  return { id, code, shift: held.includes('Shift'), alt: held.includes('Alt') };
}

const shortcuts: readonly EditorShortcut[] = editorCommandIds.flatMap((id) => {
  const { keys, keysTranslating } = editorCommandNames[id];
  // The page's own paste brings the text; there is no other way to the clipboard from here.
  if (id === 'paste-as-text') return [];
  return [keys, keysTranslating].flatMap((written) => (written === undefined ? [] : [shortcut(id, written)]));
});

const mac = typeof navigator !== 'undefined' && navigator.platform.startsWith('Mac');

const macKeys: Readonly<Record<string, string>> = { Ctrl: '⌘', Shift: '⇧', Alt: '⌥' };

/** How a command's key is written here: "Ctrl Shift 8", "⌘⇧8". Empty for one without a key. */
export function keysOf(id: EditorCommandId, translating = false): string {
  const { keys = '', keysTranslating } = editorCommandNames[id];
  const shown = translating ? (keysTranslating ?? keys) : keys;
  return mac
    ? shown
        .split(' ')
        .map((key) => macKeys[key] ?? key)
        .join('')
    : shown;
}

/** The command of a key press, if it is one of the editor's. AltGr, which types characters, never is. */
export function shortcutOf(event: KeyboardEvent): EditorCommandId | null {
  const held = mac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
  if (!held || event.isComposing || event.getModifierState('AltGraph')) return null;
  const found = shortcuts.find(
    (one) => one.code === event.code && one.shift === event.shiftKey && one.alt === event.altKey,
  );
  return found?.id ?? null;
}
