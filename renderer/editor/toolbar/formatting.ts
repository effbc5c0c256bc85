import { effect, getExtensionDependencyFromEditor } from '@lexical/extension';
import { HistoryExtension } from '@lexical/history';
import { $isLinkNode, $toggleLink } from '@lexical/link';
import { TableNode } from '@lexical/table';
import {
  $addUpdateTag,
  $findMatchingParent,
  $getSelection,
  $isNodeSelection,
  $isRangeSelection,
  $isTextNode,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  createCommand,
  type EditorState,
  FORMAT_TEXT_COMMAND,
  HISTORIC_TAG,
  HISTORY_PUSH_TAG,
  type LexicalCommand,
  type LexicalEditor,
  type LexicalNode,
  type NodeKey,
  REDO_COMMAND,
  UNDO_COMMAND,
} from 'lexical';
import { everyTextFormat } from '../../../shared/domain/blocks.ts';
import { isLanguageCode, type LanguageCode } from '../../../shared/domain/languages.ts';
import { allowedUrl } from '../../../shared/domain/urls.ts';
import { request } from '../../app/client.ts';
import { $indentItems, $selectedBlocks, $setKind, $toggleKind } from '../blocks/block-commands.ts';
import { $kindOf } from '../blocks/document.ts';
import { RuleNode } from '../blocks/rule-node.ts';
import type { FormatCommand, FormatState } from '../body-handle.ts';
import { EmbedNode } from '../cards/embed-node.ts';
import { expectPlainPaste } from '../clipboard/plain-paste.ts';
import { ASK_TABLE_SIZE, CHOOSE_PICTURE, INSERT_RULE } from '../insert-commands.ts';
import { Listeners } from '../listeners.ts';
import { ImageNode } from '../pictures/image-node.ts';
import { $changeCase } from '../typing/case-commands.ts';
import { toggleTypography } from '../typing/typography-setting.ts';

/** Asks for the address of a link at the selection. */
export const EDIT_LINK_COMMAND: LexicalCommand<void> = createCommand('EDIT_LINK_COMMAND');

const nothing: FormatState = {
  kind: 'paragraph',
  thing: null,
  format: 0,
  link: null,
  mayLink: false,
  selected: false,
  canUndo: false,
  canRedo: false,
};

function $linkAt(): string | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return null;
  const link = $findMatchingParent(selection.anchor.getNode(), $isLinkNode);
  return link ? link.getURL() : null;
}

function thingOf(node: LexicalNode | undefined): FormatState['thing'] {
  if (node instanceof TableNode) return 'Table';
  if (node instanceof ImageNode) return 'Picture';
  if (node instanceof EmbedNode) return 'Card';
  return node instanceof RuleNode ? 'Line' : null;
}

function $formatNow(): Omit<FormatState, 'canUndo' | 'canRedo'> {
  const selection = $getSelection();
  if ($isNodeSelection(selection)) return { ...nothing, kind: null, thing: thingOf(selection.getNodes()[0]) };
  if (!$isRangeSelection(selection)) return nothing;
  const blocks = $selectedBlocks();
  const kinds = new Set(blocks.map($kindOf));
  const [kind = 'paragraph'] = kinds;
  const link = $linkAt();
  return {
    kind: kinds.size > 1 ? null : kind,
    thing: blocks.length === 1 ? thingOf(blocks[0]) : null,
    format: selection.format & everyTextFormat,
    link,
    mayLink: link !== null || !selection.isCollapsed(),
    selected: !selection.isCollapsed(),
  };
}

/** Whether more than letters changed. The text as a whole is always said to have changed. */
function hasChangedBlock(dirtyElements: ReadonlyMap<NodeKey, boolean>): boolean {
  for (const [key, isItself] of dirtyElements) if (isItself && key !== 'root') return true;
  return false;
}

/** Whether a caret stayed in its text, with the same format: then a letter changed nothing of what the toolbar shows. */
function isSamePlace(before: EditorState, after: EditorState): boolean {
  const [one, other] = [before._selection, after._selection];
  if (!$isRangeSelection(one) || !$isRangeSelection(other)) return false;
  const carets = [one, other].every(({ anchor, focus }) => anchor.key === focus.key && anchor.offset === focus.offset);
  return carets && one.anchor.key === other.anchor.key && one.format === other.format;
}

/** Keeps what the toolbar shows, and says so only when something of it changed. */
export class FormatWatch {
  #state = nothing;
  readonly #listeners = new Listeners();

  constructor(editor: LexicalEditor) {
    const { canUndo, canRedo } = getExtensionDependencyFromEditor(editor, HistoryExtension).output;
    editor.registerUpdateListener(({ editorState, prevEditorState, dirtyElements, tags }) => {
      if (!tags.has(HISTORIC_TAG) && !hasChangedBlock(dirtyElements) && isSamePlace(prevEditorState, editorState))
        return;
      this.#set({ ...editor.read('latest', $formatNow), canUndo: canUndo.peek(), canRedo: canRedo.peek() });
    });
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
    case 'underline':
    case 'strikethrough':
    case 'superscript':
    case 'subscript':
    case 'code':
      editor.dispatchCommand(FORMAT_TEXT_COMMAND, command.do);
      return;
    case 'clear-formatting':
      asOneStep(editor, $clearFormatting);
      return;
    case 'indent':
      asOneStep(editor, () => void $indentItems(command.by));
      return;
    case 'insert':
      insert(editor, command.what);
      return;
    case 'case':
      asOneStep(editor, () => $changeCase(command.to, languageOf(editor) ?? 'en'));
      return;
    case 'paste-as-text':
      expectPlainPaste();
      request('app.pasteAsText', {}).catch(() => undefined);
      return;
    case 'toggle-typography':
      toggleTypography();
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

function insert(editor: LexicalEditor, what: 'rule' | 'table' | 'picture' | 'no-break-space'): void {
  switch (what) {
    case 'rule':
      editor.dispatchCommand(INSERT_RULE, undefined);
      return;
    case 'table':
      editor.dispatchCommand(ASK_TABLE_SIZE, undefined);
      return;
    case 'picture':
      editor.dispatchCommand(CHOOSE_PICTURE, undefined);
      return;
    case 'no-break-space':
      editor.dispatchCommand(CONTROLLED_TEXT_INSERTION_COMMAND, '\u00a0');
      return;
  }
}

/** What is typed next is plain too. */
function $clearFormatting(): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  if (!selection.isCollapsed()) for (const node of selection.extract()) if ($isTextNode(node)) node.setFormat(0);
  selection.setFormat(0);
}

/** The language that the text is in: its element says. Null for one that is not ours, or without an element. */
export function languageOf(editor: LexicalEditor): LanguageCode | null {
  const language = editor.getRootElement()?.lang ?? '';
  return isLanguageCode(language) ? language : null;
}

function asOneStep(editor: LexicalEditor, work: () => void): void {
  editor.update(() => {
    $addUpdateTag(HISTORY_PUSH_TAG);
    work();
  });
}
