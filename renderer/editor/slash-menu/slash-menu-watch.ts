import {
  $getNodeByKey,
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  BEFORE_INPUT_COMMAND,
  BLUR_COMMAND,
  COMMAND_PRIORITY_CRITICAL,
  COMMAND_PRIORITY_HIGH,
  HISTORY_PUSH_TAG,
  KEY_ARROW_DOWN_COMMAND,
  KEY_ARROW_UP_COMMAND,
  KEY_ENTER_COMMAND,
  KEY_ESCAPE_COMMAND,
  KEY_TAB_COMMAND,
  type LexicalCommand,
  type LexicalEditor,
  mergeRegister,
  type NodeKey,
} from 'lexical';
import type { EditorCommand } from '../editor-commands.ts';
import { Listeners } from '../listeners.ts';
import { runFormatCommand } from '../toolbar/formatting.ts';
import { slashItems } from './slash-menu-items.ts';

export interface SlashState {
  readonly items: readonly EditorCommand[];
  readonly active: number;
}

/** No command is called so long. */
const longestQuery = 24;

/**
 * A slash typed at the start of a paragraph or after a space, and what is typed behind it. Looks at the text only while
 * its list is open; closes by itself as soon as nothing fits.
 */
export class SlashWatch {
  readonly #editor: LexicalEditor;
  readonly #listeners = new Listeners();
  #state: SlashState | null = null;
  /** Where the slash stands. */
  #at: { readonly key: NodeKey; readonly offset: number } | null = null;
  #stop: (() => void) | null = null;

  constructor(editor: LexicalEditor) {
    this.#editor = editor;
  }

  readonly get = (): SlashState | null => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => this.#listeners.add(listener);

  /** Returns what ends it. */
  start(): () => void {
    const stop = this.#editor.registerCommand(
      BEFORE_INPUT_COMMAND,
      ({ data, inputType, isComposing }) => {
        if (data === '/' && inputType === 'insertText' && !isComposing && !this.#stop && $mayBegin()) this.#wait();
        return false;
      },
      COMMAND_PRIORITY_HIGH,
    );
    return () => {
      stop();
      this.close();
    };
  }

  readonly close = (): void => {
    this.#stop?.();
    this.#stop = null;
    this.#at = null;
    if (this.#state) {
      this.#state = null;
      this.#listeners.tell();
    }
  };

  readonly point = (active: number): void => {
    if (this.#state && active !== this.#state.active) this.#set({ ...this.#state, active });
  };

  /** Takes the slash and what is behind it away and does what was chosen, as one step. */
  readonly pick = (command: EditorCommand): void => {
    const at = this.#at;
    this.close();
    this.#editor.update(
      () => {
        if (!at) return;
        const node = $getNodeByKey(at.key);
        const selection = $getSelection();
        if (!$isTextNode(node) || !$isRangeSelection(selection)) return;
        selection.setTextNodeRange(node, at.offset, node, selection.anchor.offset);
        selection.removeText();
        runFormatCommand(this.#editor, command.command);
      },
      { tag: HISTORY_PUSH_TAG },
    );
  };

  /** The slash is in the text a moment later. */
  #wait(): void {
    this.#stop = mergeRegister(
      this.#editor.registerUpdateListener(() => this.#look()),
      this.#editor.registerCommand(BLUR_COMMAND, () => this.#leave(), COMMAND_PRIORITY_HIGH),
    );
  }

  #leave(): false {
    this.close();
    return false;
  }

  #look(): void {
    const query = this.#editor.read('latest', () => this.#$query());
    if (query === null) {
      this.close();
      return;
    }
    const items = slashItems(query);
    if (items.length === 0) this.close();
    else {
      if (!this.#state) this.#takeKeys();
      this.#set({ items, active: 0 });
    }
  }

  /** What stands between the slash and the caret; null once the caret is elsewhere. */
  #$query(): string | null {
    const selection = $getSelection();
    if (!$isRangeSelection(selection) || !selection.isCollapsed()) return null;
    const { key, offset } = selection.anchor;
    const node = selection.anchor.getNode();
    if (!$isTextNode(node)) return null;
    const text = node.getTextContent();
    this.#at ??= text.charAt(offset - 1) === '/' ? { key, offset: offset - 1 } : null;
    if (this.#at?.key !== key || text.charAt(this.#at.offset) !== '/' || offset <= this.#at.offset) return null;
    const query = text.slice(this.#at.offset + 1, offset);
    return query.startsWith(' ') || query.length > longestQuery ? null : query;
  }

  #takeKeys(): void {
    const editor = this.#editor;
    const key = (command: LexicalCommand<KeyboardEvent>, act: () => void): (() => void) =>
      editor.registerCommand(
        command,
        (event) => {
          event.preventDefault();
          act();
          return true;
        },
        COMMAND_PRIORITY_CRITICAL,
      );
    const before = this.#stop;
    const stop = mergeRegister(
      key(KEY_ARROW_DOWN_COMMAND, () => this.#step(1)),
      key(KEY_ARROW_UP_COMMAND, () => this.#step(-1)),
      key(KEY_TAB_COMMAND, () => this.#pickActive()),
      key(KEY_ESCAPE_COMMAND, this.close),
      editor.registerCommand(
        KEY_ENTER_COMMAND,
        (event) => {
          if (event?.ctrlKey || event?.metaKey || event?.altKey) return false;
          event?.preventDefault();
          this.#pickActive();
          return true;
        },
        COMMAND_PRIORITY_CRITICAL,
      ),
    );
    this.#stop = () => {
      before?.();
      stop();
    };
  }

  #step(by: 1 | -1): void {
    const { items, active } = this.#state ?? { items: [], active: 0 };
    this.point((active + by + items.length) % Math.max(1, items.length));
  }

  #pickActive(): void {
    const command = this.#state?.items[this.#state.active];
    if (command) this.pick(command);
  }

  #set(state: SlashState): void {
    this.#state = state;
    this.#listeners.tell();
  }
}

/** Whether a slash here begins a command, and is not part of a word, a date or an address. */
function $mayBegin(): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return false;
  const { offset } = selection.anchor;
  const node = selection.anchor.getNode();
  if (!$isTextNode(node)) return node.getTextContent() === '';
  if (node.hasFormat('code')) return false;
  const before = node.getTextContent().charAt(offset - 1);
  return offset === 0 ? node.getPreviousSibling() === null : /\s/u.test(before);
}
