/**
 * What a writer can ask of the text, by name and key: the one list behind the toolbar, the slash menu, the palette and
 * the menu of the application. `renderer/editor/editor-commands.ts` says what each does.
 */

export type EditorCommandGroup = 'kind' | 'list' | 'mark' | 'link' | 'insert' | 'case' | 'history' | 'setting';

interface EditorCommandName {
  readonly name: string;
  readonly group: EditorCommandGroup;
  /** As shown to people on other systems than a Mac: "Ctrl Shift 8". */
  readonly keys?: string;
  /** Where {@link keys} belong to the translator. */
  readonly keysTranslating?: string;
  /** Other words that people look for it by. */
  readonly words?: string;
}

const names = {
  paragraph: { name: 'Paragraph', group: 'kind', keys: 'Ctrl Alt 0', words: 'text plain' },
  h2: { name: 'Heading 2', group: 'kind', keys: 'Ctrl Alt 2', words: 'crosshead subheading h2' },
  h3: { name: 'Heading 3', group: 'kind', keys: 'Ctrl Alt 3', words: 'subheading h3' },
  h4: { name: 'Heading 4', group: 'kind', keys: 'Ctrl Alt 4', words: 'subheading h4' },
  quote: { name: 'Quote', group: 'kind', keys: 'Ctrl Shift 9', words: 'blockquote citation' },
  'pull-quote': { name: 'Pull quote', group: 'kind', keys: 'Ctrl Alt 9', words: 'callout' },
  bullet: { name: 'Bulleted list', group: 'list', keys: 'Ctrl Shift 8', words: 'unordered points' },
  number: { name: 'Numbered list', group: 'list', keys: 'Ctrl Shift 7', words: 'ordered' },
  indent: { name: 'Indent', group: 'list', keys: 'Ctrl ]', words: 'nested deeper' },
  outdent: { name: 'Outdent', group: 'list', keys: 'Ctrl [', words: 'less' },
  bold: { name: 'Bold', group: 'mark', keys: 'Ctrl B', words: 'strong' },
  italic: { name: 'Italic', group: 'mark', keys: 'Ctrl I', words: 'emphasis' },
  // In a translation, Ctrl U goes to the next paragraph that is not done.
  underline: { name: 'Underline', group: 'mark', keys: 'Ctrl U', keysTranslating: 'Ctrl Alt U' },
  strikethrough: { name: 'Strikethrough', group: 'mark', keys: 'Ctrl Shift X', words: 'crossed out' },
  superscript: { name: 'Superscript', group: 'mark', keys: 'Ctrl Shift .', words: 'raised' },
  subscript: { name: 'Subscript', group: 'mark', keys: 'Ctrl Shift ,', words: 'lowered' },
  code: { name: 'Code', group: 'mark', keys: 'Ctrl E', words: 'monospace' },
  'clear-formatting': { name: 'Clear formatting', group: 'mark', keys: 'Ctrl Shift \\', words: 'plain remove' },
  link: { name: 'Link', group: 'link', keys: 'Ctrl Shift K', words: 'address url' },
  rule: { name: 'Horizontal rule', group: 'insert', words: 'line divider' },
  table: { name: 'Table…', group: 'insert', words: 'grid rows columns' },
  picture: { name: 'Picture…', group: 'insert', words: 'image photo' },
  'no-break-space': { name: 'No-break space', group: 'insert', keys: 'Ctrl Shift Space', words: 'non-breaking' },
  'paste-as-text': { name: 'Paste as text', group: 'insert', keys: 'Ctrl Shift V', words: 'plain unformatted' },
  'upper-case': { name: 'UPPER CASE', group: 'case', words: 'capitals' },
  'lower-case': { name: 'lower case', group: 'case', words: 'small letters' },
  'sentence-case': { name: 'Sentence case', group: 'case', words: 'capitals' },
  'title-case': { name: 'Title Case', group: 'case', words: 'capitals headline' },
  undo: { name: 'Undo', group: 'history', keys: 'Ctrl Z' },
  redo: { name: 'Redo', group: 'history', keys: 'Ctrl Shift Z' },
  typography: {
    name: 'Typographic quotes and dashes as you type',
    group: 'setting',
    words: 'smart curly straight autocorrect',
  },
} as const satisfies Readonly<Record<string, EditorCommandName>>;

export type EditorCommandId = keyof typeof names;

export const editorCommandNames: Readonly<Record<EditorCommandId, EditorCommandName>> = names;

export const editorCommandIds = Object.keys(names) as readonly EditorCommandId[];

/** What the menu of the application sends to the page for one. */
export type EditorMenuCommand = `editor:${EditorCommandId}`;

/** The command that a message of the menu names, if it is one of the editor's. */
export function editorCommandIn(message: string): EditorCommandId | null {
  return editorCommandIds.find((id) => message === `editor:${id}`) ?? null;
}
