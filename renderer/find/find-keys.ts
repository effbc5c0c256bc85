const mac = typeof navigator !== 'undefined' && navigator.platform.startsWith('Mac');

export type FindKey = 'find' | 'replace' | 'next' | 'previous';

/** Keys by their place on the board, so that they work in a Cyrillic layout too. */
export function findKeyOf(event: KeyboardEvent): FindKey | null {
  if (event.isComposing || event.getModifierState('AltGraph')) return null;
  const held = mac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
  const { code, shiftKey, altKey } = event;
  if (code === 'F3' && !held && !altKey) return shiftKey ? 'previous' : 'next';
  if (!held) return null;
  if (mac && code === 'KeyG' && !altKey) return shiftKey ? 'previous' : 'next';
  if (code === 'KeyF' && !shiftKey) return altKey ? (mac ? 'replace' : null) : 'find';
  // Cmd H hides the program on a Mac.
  return !mac && code === 'KeyH' && !shiftKey && !altKey ? 'replace' : null;
}

/** How the keys are written here. */
export const findKeyNames: Readonly<Record<FindKey, string>> = mac
  ? { find: '⌘F', replace: '⌥⌘F', next: '⌘G', previous: '⇧⌘G' }
  : { find: 'Ctrl F', replace: 'Ctrl H', next: 'F3', previous: 'Shift F3' };
