import type { LexicalEditor } from 'lexical';

/** Nobody around the text asks for these, and React would look through all that is around it for whoever does. */
const names = ['keypress', 'textInput', 'keyup'] as const;

function stop(event: Event): void {
  event.stopPropagation();
}

/** Keeps what a letter sets off besides its key and its input within the editor's element. Returns what stops it. */
export function keepEventsIn(editor: LexicalEditor): () => void {
  return editor.registerRootListener((root, before) => {
    for (const name of names) {
      before?.removeEventListener(name, stop);
      root?.addEventListener(name, stop);
    }
  });
}
