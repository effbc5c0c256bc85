import { effect, getExtensionDependencyFromEditor } from '@lexical/extension';
import { HistoryExtension } from '@lexical/history';
import { $isLinkNode, $toggleLink } from '@lexical/link';
import {
  $addUpdateTag,
  $findMatchingParent,
  $getSelection,
  $isRangeSelection,
  createCommand,
  FORMAT_TEXT_COMMAND,
  HISTORY_PUSH_TAG,
  type LexicalCommand,
  type LexicalEditor,
  REDO_COMMAND,
  UNDO_COMMAND,
} from 'lexical';
import { allowedUrl } from '../../shared/domain/urls.ts';
import { $selectedBlocks, $setKind, $toggleKind } from './block-commands.ts';
import type { FormatCommand, FormatState } from './body-handle.ts';
import { $kindOf } from './document.ts';
import { Listeners } from './listeners.ts';

/** Asks for the address of a link at the selection. */
export const EDIT_LINK_COMMAND: LexicalCommand<void> = createCommand('EDIT_LINK_COMMAND');

const nothing: FormatState = {
  kind: 'paragraph',
  bold: false,
  italic: false,
  link: null,
  mayLink: false,
  canUndo: false,
  canRedo: false,
};

function $linkAt(): string | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return null;
  const link = $findMatchingParent(selection.anchor.getNode(), $isLinkNode);
  return link ? link.getURL() : null;
}

function $formatNow(): Omit<FormatState, 'canUndo' | 'canRedo'> {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return nothing;
  const kinds = new Set($selectedBlocks().map($kindOf));
  const [kind = 'paragraph'] = kinds;
  const link = $linkAt();
  return {
    kind: kinds.size > 1 ? null : kind,
    bold: selection.hasFormat('bold'),
    italic: selection.hasFormat('italic'),
    link,
    mayLink: link !== null || !selection.isCollapsed(),
  };
}

/** Keeps what the toolbar shows, and says so only when something of it changed. */
export class FormatWatch {
  #state = nothing;
  readonly #listeners = new Listeners();

  constructor(editor: LexicalEditor) {
    const { canUndo, canRedo } = getExtensionDependencyFromEditor(editor, HistoryExtension).output;
    const look = (): void =>
      this.#set({ ...editor.read('latest', $formatNow), canUndo: canUndo.peek(), canRedo: canRedo.peek() });
    editor.registerUpdateListener(look);
    effect(() => {
      this.#set({ ...this.#state, canUndo: canUndo.value, canRedo: canRedo.value });
    });
  }

  get(): FormatState {
    return this.#state;
  }

  listen(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }

  #set(next: FormatState): void {
    const before = this.#state;
    const names = Object.keys(next) as (keyof FormatState)[];
    if (names.every((name) => next[name] === before[name])) return;
    this.#state = next;
    this.#listeners.tell();
  }
}

/** Does what a button of the toolbar or a key asks for. */
export function runFormatCommand(editor: LexicalEditor, command: FormatCommand): void {
  switch (command.do) {
    case 'kind':
      asOneStep(editor, () => $setKind(command.kind));
      return;
    case 'toggle-kind':
      asOneStep(editor, () => $toggleKind(command.kind));
      return;
    case 'bold':
    case 'italic':
      editor.dispatchCommand(FORMAT_TEXT_COMMAND, command.do);
      return;
    case 'undo':
      editor.dispatchCommand(UNDO_COMMAND, undefined);
      return;
    case 'redo':
      editor.dispatchCommand(REDO_COMMAND, undefined);
      return;
    case 'edit-link':
      editor.dispatchCommand(EDIT_LINK_COMMAND, undefined);
      return;
    case 'set-link': {
      const { url } = command;
      if (url === null || allowedUrl(url)) asOneStep(editor, () => $toggleLink(url));
      return;
    }
  }
}

function asOneStep(editor: LexicalEditor, work: () => void): void {
  editor.update(() => {
    $addUpdateTag(HISTORY_PUSH_TAG);
    work();
  });
}
