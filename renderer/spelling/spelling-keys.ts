import { commandKey, isCommand } from '../app/shortcuts.ts';

export type SpellingKey = 'next' | 'previous' | 'suggest';

export const spellingKeyNames = {
  next: 'F7',
  previous: 'Shift F7',
  suggest: commandKey('.'),
} as const satisfies Record<SpellingKey, string>;

/** What of spelling a key press asks for. */
export function spellingKeyOf(event: KeyboardEvent): SpellingKey | null {
  if (event.isComposing || event.altKey) return null;
  if (event.code === 'F7' && !event.ctrlKey && !event.metaKey) return event.shiftKey ? 'previous' : 'next';
  if (event.code === 'Period' && isCommand(event) && !event.shiftKey) return 'suggest';
  return null;
}
