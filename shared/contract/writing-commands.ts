/** What there is for a text as a whole, by name and key: for the palette, the menu of the application and the page. */

interface WritingCommandName {
  readonly name: string;
  /** As shown to people on other systems than a Mac. */
  readonly keys?: string;
  /** Other words that it is found by. */
  readonly words?: string;
}

const names = {
  export: { name: 'Export…', keys: 'Ctrl Shift E', words: 'word docx html markdown text save as' },
  print: { name: 'Print…', keys: 'Ctrl P', words: 'paper' },
  'print-preview': { name: 'Print preview', keys: 'Ctrl Shift P', words: 'proof pdf paper pages' },
  outline: { name: 'Outline of headings', keys: 'Ctrl Shift O', words: 'contents navigation' },
  'focus-mode': { name: 'Focus on the paragraph', keys: 'Ctrl Shift D', words: 'dim mode' },
  typewriter: { name: 'Typewriter scrolling', keys: 'Ctrl Shift Y', words: 'caret height centre' },
  'text-larger': { name: 'Larger text', keys: 'Ctrl +', words: 'zoom in' },
  'text-smaller': { name: 'Smaller text', keys: 'Ctrl -', words: 'zoom out' },
  'text-usual': { name: 'Usual text size', keys: 'Ctrl 0', words: 'zoom reset' },
  'full-screen': { name: 'Write on the full screen', keys: 'F11', words: 'distraction free' },
} as const satisfies Readonly<Record<string, WritingCommandName>>;

export type WritingCommandId = keyof typeof names;

export const writingCommandNames: Readonly<Record<WritingCommandId, WritingCommandName>> = names;

export const writingCommandIds = Object.keys(names) as readonly WritingCommandId[];
