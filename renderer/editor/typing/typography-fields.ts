import { isLanguageCode } from '../../../shared/domain/languages.ts';
import { mayBeTypographic, typographic } from '../../../shared/language/typography.ts';
import { typographyIsOn } from './typography-setting.ts';

/**
 * Makes what is typed in the fields of a headline or a standfirst typographic, as it is in the text: the character comes
 * in as typed, and the change is a step of its own in the field's undo. Returns what stops it.
 */
export function typographicFields(paper: HTMLElement | null): () => void {
  let busy = false;
  /** How far behind what was changed last the caret stood. */
  let tail: number | null = null;
  const onBeforeInput = (event: InputEvent): void => {
    const { target: field, data, inputType, isComposing } = event;
    if (busy || inputType !== 'insertText' || data === null || data.length !== 1 || isComposing) return;
    if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) || !typographyIsOn()) return;
    const before = field.value.slice(0, field.selectionStart ?? 0);
    const language = field.closest<HTMLElement>('[lang]')?.lang ?? '';
    if (!mayBeTypographic(data, before.at(-1) ?? '') || !isLanguageCode(language)) return;
    const splice = typographic(before, data, language);
    if (!splice) return;
    event.preventDefault();
    busy = true;
    // As if typed: what else would put it into the field's own undo.
    document.execCommand('insertText', false, data);
    field.setSelectionRange(splice.from, splice.to);
    document.execCommand('insertText', false, splice.put);
    const caret = before.length + 1 + splice.put.length - (splice.to - splice.from);
    field.setSelectionRange(caret, caret);
    tail = before.length + 1 - splice.to;
    busy = false;
  };
  // The field's undo leaves selected what it brought back, and the next key would take it away.
  const onInput = (event: Event): void => {
    if (busy || !(event instanceof InputEvent)) return;
    const { target: field, inputType } = event;
    const behind = tail;
    tail = null;
    if (inputType !== 'historyUndo' || behind === null) return;
    if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) return;
    setTimeout(() => {
      const caret = (field.selectionEnd ?? field.value.length) + behind;
      field.setSelectionRange(caret, caret);
    });
  };
  paper?.addEventListener('beforeinput', onBeforeInput);
  paper?.addEventListener('input', onInput);
  return () => {
    paper?.removeEventListener('beforeinput', onBeforeInput);
    paper?.removeEventListener('input', onInput);
  };
}
