import {
  type EditorCommandGroup,
  type EditorCommandId,
  editorCommandIds,
  editorCommandNames,
} from '../../shared/contract/editor-commands.ts';
import { textFormat } from '../../shared/domain/blocks.ts';
import type { BlockKind } from './blocks/block-kind.ts';
import type { FormatCommand, FormatState, TextMark } from './body-handle.ts';
import { editorIcons } from './toolbar/editor-icons.ts';
import { keysOf } from './typing/shortcuts.ts';
import { typographyIsOn } from './typing/typography-setting.ts';

/** One thing that can be done to the text, as the toolbars, the slash menu, the palette and the menus offer it. */
export interface EditorCommand {
  readonly id: EditorCommandId;
  readonly name: string;
  readonly group: EditorCommandGroup;
  /** Other words that it is found by. */
  readonly words: string;
  /** The path of an icon, on a board of 16 by 16. */
  readonly icon: string | null;
  /** A letter in the place of an icon. */
  readonly letter: string | null;
  readonly command: FormatCommand;
  /** Null for what is done, and is not on or off. */
  readonly isActive: ((state: FormatState) => boolean) | null;
  readonly isEnabled: (state: FormatState) => boolean;
}

interface Doing extends Pick<EditorCommand, 'command'> {
  readonly letter?: string;
  readonly isActive?: (state: FormatState) => boolean;
  readonly isEnabled?: (state: FormatState) => boolean;
}

const kind = (of: BlockKind, letter?: string): Doing => ({
  command: of === 'paragraph' ? { do: 'kind', kind: of } : { do: 'toggle-kind', kind: of },
  isActive: (state) => state.kind === of,
  ...(letter === undefined ? {} : { letter }),
});

const mark = (of: TextMark, letter?: string): Doing => ({
  command: { do: of },
  isActive: (state) => (state.format & textFormat[of]) !== 0,
  ...(letter === undefined ? {} : { letter }),
});

const selected = (state: FormatState): boolean => state.selected;
const inList = (state: FormatState): boolean => state.kind === 'bullet' || state.kind === 'number';

const doings: Readonly<Record<EditorCommandId, Doing>> = {
  paragraph: kind('paragraph'),
  h2: kind('h2', 'H2'),
  h3: kind('h3', 'H3'),
  h4: kind('h4', 'H4'),
  quote: kind('quote'),
  'pull-quote': kind('pull-quote'),
  bullet: kind('bullet'),
  number: kind('number'),
  indent: { command: { do: 'indent', by: 1 }, isEnabled: inList },
  outdent: { command: { do: 'indent', by: -1 }, isEnabled: inList },
  bold: mark('bold', 'B'),
  italic: mark('italic', 'I'),
  underline: mark('underline', 'U'),
  strikethrough: mark('strikethrough', 'S'),
  superscript: mark('superscript'),
  subscript: mark('subscript'),
  code: mark('code'),
  'clear-formatting': {
    command: { do: 'clear-formatting' },
    isEnabled: (state) => state.selected || state.format !== 0,
  },
  link: {
    command: { do: 'edit-link' },
    isActive: (state) => state.link !== null,
    isEnabled: (state) => state.mayLink,
  },
  rule: { command: { do: 'insert', what: 'rule' } },
  table: { command: { do: 'insert', what: 'table' } },
  picture: { command: { do: 'insert', what: 'picture' } },
  'no-break-space': { command: { do: 'insert', what: 'no-break-space' } },
  'paste-as-text': { command: { do: 'paste-as-text' } },
  'upper-case': { command: { do: 'case', to: 'upper' }, isEnabled: selected },
  'lower-case': { command: { do: 'case', to: 'lower' }, isEnabled: selected },
  'sentence-case': { command: { do: 'case', to: 'sentence' }, isEnabled: selected },
  'title-case': { command: { do: 'case', to: 'title' }, isEnabled: selected },
  undo: { command: { do: 'undo' }, isEnabled: (state) => state.canUndo },
  redo: { command: { do: 'redo' }, isEnabled: (state) => state.canRedo },
  typography: { command: { do: 'toggle-typography' }, isActive: typographyIsOn },
};

const always = (): boolean => true;

function commandOf(id: EditorCommandId): EditorCommand {
  const { name, group, words = '' } = editorCommandNames[id];
  const { command, letter = null, isActive = null, isEnabled = always } = doings[id];
  return { id, name, group, words, icon: editorIcons[id] ?? null, letter, command, isActive, isEnabled };
}

/** All of them, in the order in which they are listed. */
export const editorCommands: readonly EditorCommand[] = editorCommandIds.map(commandOf);

const byId = new Map(editorCommands.map((one) => [one.id, one]));

export function editorCommand(id: EditorCommandId): EditorCommand {
  return byId.get(id) ?? commandOf(id);
}

/** What a tool says when pointed at: "Bold (Ctrl B)". */
export function titleOf({ id, name }: EditorCommand, translating: boolean): string {
  const keys = keysOf(id, translating);
  return keys === '' ? name : `${name} (${keys})`;
}
