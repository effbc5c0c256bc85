import { isCommand } from '../app/shortcuts.ts';

export type TranslateCommand =
  | 'next-undone'
  | 'confirm-and-next'
  | 'next-paragraph'
  | 'previous-paragraph'
  | 'insert-source'
  | 'leave-out';

/** What a key asks of the translation, by its place on the board; null when it is somebody else's. */
export function translateCommand(event: KeyboardEvent): TranslateCommand | null {
  if (event.isComposing) return null;
  const { code, altKey, shiftKey } = event;
  if (isCommand(event) && !altKey) {
    if (code === 'KeyU' && !shiftKey) return 'next-undone';
    if ((code === 'Enter' || code === 'NumpadEnter') && !shiftKey) return 'confirm-and-next';
    if (code === 'KeyI' && shiftKey) return 'insert-source';
    if (code === 'KeyL' && shiftKey) return 'leave-out';
    return null;
  }
  if (altKey && !shiftKey && !event.ctrlKey && !event.metaKey) {
    if (code === 'ArrowDown') return 'next-paragraph';
    if (code === 'ArrowUp') return 'previous-paragraph';
  }
  return null;
}
