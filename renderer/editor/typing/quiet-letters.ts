import type { LexicalEditor } from 'lexical';
import { typesLetter } from '../../ui/letter-keys.ts';

/** What a letter sets off besides its input. */
const names = ['keydown', 'keypress', 'textInput', 'keyup'] as const;

function stop(event: Event): void {
  if (!(event instanceof KeyboardEvent) || event.type === 'keypress' || typesLetter(event)) event.stopPropagation();
}

/**
 * Keeps letters within the editor's element: all who listen around it, half a dozen, wait for keys that do something.
 * Returns what stops it.
 */
export function keepLettersIn(editor: LexicalEditor): () => void {
  return editor.registerRootListener((root, before) => {
    for (const name of names) {
      before?.removeEventListener(name, stop);
      root?.addEventListener(name, stop);
    }
  });
}
