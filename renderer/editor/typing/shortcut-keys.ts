import type { LexicalEditor } from 'lexical';

/**
 * Listens for keys that mean something else than text, before the editor does; `act` says whether a key was one of them,
 * and then nobody else gets it. As a command of the editor it would be asked in an update of the editor's own at each letter,
 * which copies its state. Runs outside of updates. Returns what stops it.
 */
export function onShortcutKey(editor: LexicalEditor, act: (event: KeyboardEvent) => boolean): () => void {
  const listener = (event: KeyboardEvent): void => {
    if (event.isComposing || event.defaultPrevented || !editor.isEditable() || !act(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  return editor.registerRootListener((root, before) => {
    before?.removeEventListener('keydown', listener, true);
    root?.addEventListener('keydown', listener, true);
  });
}
