import { type FieldName, fieldNames } from '../../../shared/domain/edition.ts';
import type { EditionSession } from '../session/edition-session.ts';

type Undoing = Pick<EditionSession, 'getBody' | 'onAdopt'>;

/**
 * A field undoes what was typed in it. When that is nothing, and what it shows came with a step of the whole text, as a
 * restore is, its undo is that of the text. Returns what stops it.
 */
export function undoFromFields(paper: HTMLElement | null, session: Undoing): () => void {
  /** Those that have something of their own to undo. */
  const typed = new Set<EventTarget>();
  const onInput = (event: Event): void => {
    const { target } = event;
    if (!target) return;
    const historic = event instanceof InputEvent && event.inputType.startsWith('history');
    // By the field's own undo it is back at what the step left.
    if (historic && stepOf(target, 'undo', session)) typed.delete(target);
    else if (!historic) typed.add(target);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const { target, code, ctrlKey, metaKey, altKey, shiftKey, isComposing } = event;
    if (!target || altKey || isComposing || !(ctrlKey || metaKey) || typed.has(target)) return;
    const way = code === 'KeyZ' ? (shiftKey ? 'redo' : 'undo') : code === 'KeyY' && !shiftKey ? 'redo' : null;
    if (way === null || !stepOf(target, way, session)) return;
    event.preventDefault();
    const body = session.getBody();
    body?.run({ do: way });
    // What is undone in the text is selected there.
    body?.settle();
    if (target instanceof HTMLElement) target.focus({ preventScroll: true });
  };
  paper?.addEventListener('input', onInput);
  paper?.addEventListener('keydown', onKeyDown);
  const stop = session.onAdopt(() => typed.clear());
  return () => {
    paper?.removeEventListener('input', onInput);
    paper?.removeEventListener('keydown', onKeyDown);
    stop();
  };
}

/** Whether the next step of the text changes this field, which is as the one before left it. */
function stepOf(target: EventTarget, way: 'undo' | 'redo', session: Undoing): boolean {
  if (!(target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement) || target.readOnly) return false;
  const name = fieldNames.find((one): one is FieldName => one === target.dataset.field);
  return name !== undefined && session.getBody()?.nextFieldsStep(way)?.from[name] === target.value;
}
