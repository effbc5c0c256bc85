import { getExtensionDependencyFromEditor } from '@lexical/extension';
import { HistoryExtension } from '@lexical/history';
import {
  COMMAND_PRIORITY_HIGH,
  CUT_TAG,
  type EditorState,
  HISTORIC_TAG,
  HISTORY_MERGE_TAG,
  HISTORY_PUSH_TAG,
  type LexicalEditor,
  mergeRegister,
  PASTE_TAG,
  REDO_COMMAND,
  UNDO_COMMAND,
} from 'lexical';

/** What one step of undo is called when it is said that it was undone: "Undone: paste". */
export type StepName = 'typing' | 'paste' | 'cut' | 'replacement' | 'restore' | 'accepted suggestion' | 'change';

const prefix = 'dragoman-step:';

/** A tag for an update that is one step of undo with this name. Give it `HISTORY_PUSH_TAG` too. */
export function stepTag(name: StepName): string {
  return `${prefix}${name}`;
}

function nameIn(tags: ReadonlySet<string>): StepName {
  for (const tag of tags) if (tag.startsWith(prefix)) return tag.slice(prefix.length) as StepName;
  if (tags.has(PASTE_TAG)) return 'paste';
  if (tags.has(CUT_TAG)) return 'cut';
  return tags.has(HISTORY_PUSH_TAG) ? 'change' : 'typing';
}

/** What made each state of a text what it is. Shared by all editors: a history may be taken up by another one. */
const names = new WeakMap<EditorState, StepName>();

/** Tells what is undone and redone, in words. Per update it notes one word. Returns what stops it. */
export function watchSteps(editor: LexicalEditor, tell: (done: string) => void): () => void {
  const { historyState } = getExtensionDependencyFromEditor(editor, HistoryExtension).output;
  const say = (done: string, state: EditorState | undefined): false => {
    if (state) tell(`${done}: ${names.get(state) ?? 'change'}`);
    return false;
  };
  return mergeRegister(
    editor.registerUpdateListener(({ editorState, prevEditorState, dirtyElements, dirtyLeaves, tags }) => {
      const historic = tags.has(HISTORIC_TAG) ? historyState.peek().current?.editorState : undefined;
      const merged = tags.has(HISTORY_MERGE_TAG) || (dirtyElements.size === 0 && dirtyLeaves.size === 0);
      const before = historic ?? (merged ? prevEditorState : undefined);
      const name = before ? names.get(before) : nameIn(tags);
      if (name !== undefined) names.set(editorState, name);
    }),
    editor.registerCommand(
      UNDO_COMMAND,
      () => {
        const { undoStack, current } = historyState.peek();
        return undoStack.length > 0 && say('Undone', current?.editorState);
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      REDO_COMMAND,
      () => say('Redone', historyState.peek().redoStack.at(-1)?.editorState),
      COMMAND_PRIORITY_HIGH,
    ),
  );
}
