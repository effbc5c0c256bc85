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
import { backwards, type FieldsStep } from './fields-step.ts';

/** What one step of undo is called when it is said that it was undone: "Undone: paste". */
export type StepName = 'typing' | 'paste' | 'cut' | 'replacement' | 'restore' | 'accepted suggestion' | 'change';

export interface Step {
  readonly name: StepName;
  /** What it did to the fields, which are undone with it; null when nothing. */
  readonly fields: FieldsStep | null;
}

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
const steps = new WeakMap<EditorState, Step>();

/** The same one for all that has no more to it than its name: one is noted at every update. */
const plain = new Map<StepName, Step>();

function plainStep(name: StepName): Step {
  const step = plain.get(name) ?? { name, fields: null };
  plain.set(name, step);
  return step;
}

/** Says what made the text what it is now, after an update that is a step by its tags. */
export function noteStep(editor: LexicalEditor, step: Step): void {
  steps.set(editor.getEditorState(), step);
}

/** What the next undo or redo would do to the fields; null when nothing, or when there is none. */
export function nextFieldsStep(editor: LexicalEditor, way: 'undo' | 'redo'): FieldsStep | null {
  const { undoStack, redoStack, current } = getExtensionDependencyFromEditor(
    editor,
    HistoryExtension,
  ).output.historyState.peek();
  const entry = way === 'redo' ? redoStack.at(-1) : undoStack.length > 0 ? current : undefined;
  const fields = (entry && steps.get(entry.editorState)?.fields) ?? null;
  return fields && way === 'undo' ? backwards(fields) : fields;
}

export interface StepsListener {
  /** Told in words what is undone and redone. */
  readonly say: (done: string) => void;
  /** Told what is to become of the fields, once the body is as it is then. */
  readonly onFields: (fields: FieldsStep) => void;
}

/** Tells what is undone and redone. Per update it notes one thing. Returns what stops it. */
export function watchSteps(editor: LexicalEditor, { say, onFields }: StepsListener): () => void {
  const { historyState } = getExtensionDependencyFromEditor(editor, HistoryExtension).output;
  let fields: FieldsStep | null = null;
  /** Of the state that a history was taken up with: the editor makes one of its own of it. */
  const { current } = historyState.peek();
  let begun = current ? steps.get(current.editorState) : undefined;
  const go = (way: 'undo' | 'redo', state: EditorState | undefined): false => {
    if (!state) return false;
    fields = nextFieldsStep(editor, way);
    say(`${way === 'undo' ? 'Undone' : 'Redone'}: ${steps.get(state)?.name ?? 'change'}`);
    return false;
  };
  return mergeRegister(
    editor.registerUpdateListener(({ editorState, prevEditorState, dirtyElements, dirtyLeaves, tags }) => {
      const historic = tags.has(HISTORIC_TAG) ? historyState.peek().current?.editorState : undefined;
      const merged = tags.has(HISTORY_MERGE_TAG) || (dirtyElements.size === 0 && dirtyLeaves.size === 0);
      const before = historic ?? (merged ? prevEditorState : undefined);
      const step = before ? (steps.get(before) ?? begun) : plainStep(nameIn(tags));
      begun = undefined;
      if (step !== undefined) steps.set(editorState, step);
      if (!tags.has(HISTORIC_TAG) || fields === null) return;
      const gone = fields;
      fields = null;
      onFields(gone);
    }),
    editor.registerCommand(
      UNDO_COMMAND,
      () => {
        const { undoStack, current: now } = historyState.peek();
        return undoStack.length > 0 && go('undo', now?.editorState);
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      REDO_COMMAND,
      () => go('redo', historyState.peek().redoStack.at(-1)?.editorState),
      COMMAND_PRIORITY_HIGH,
    ),
  );
}
