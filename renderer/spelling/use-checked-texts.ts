import { getNearestEditorFromDOMNode } from 'lexical';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { LanguageCode } from '../../shared/domain/languages.ts';
import type { EditionSession } from '../editor/session/edition-session.ts';
import { bodyText } from './body-text.ts';
import type { CheckedText } from './checked-text.ts';
import { FieldSpelling } from './field-spelling.ts';
import { SpellingWatch } from './spelling-watch.ts';

/** Names and places are more often than not in no dictionary, and bylines and datelines are made of them. */
const checkedFields = ['headline', 'standfirst'] as const;

/**
 * The texts of an edition in the order in which they stand on the page, underlined for as long as the view is mounted.
 * @param root the body's element.
 */
export function useCheckedTexts(
  root: HTMLElement,
  session: EditionSession,
  language: LanguageCode,
): { readonly texts: readonly CheckedText[]; readonly current: () => CheckedText | null } {
  const [texts, setTexts] = useState<readonly CheckedText[]>([]);
  const last = useRef<CheckedText | null>(null);
  useEffect(() => {
    const editor = getNearestEditorFromDOMNode(root);
    if (!editor) return;
    const { editionId } = session;
    const watch = new SpellingWatch(editor, language, editionId);
    const body = bodyText(editor, { element: root, underlines: watch.underlines, language, editionId });
    const fields = checkedFields.flatMap((name) => {
      const field = root.closest('[data-paper]')?.querySelector<HTMLTextAreaElement>(`[data-field="${name}"]`);
      return field ? [new FieldSpelling(field, language, editionId)] : [];
    });
    const all = [...fields, body];
    const listening = new AbortController();
    for (const text of all) {
      const note = (): void => {
        last.current = text;
      };
      text.element.addEventListener('focus', note, { signal: listening.signal });
      if (text.element === document.activeElement) note();
    }
    last.current ??= body;
    const stops = [
      watch.start(),
      ...fields.flatMap((field) => [field.start(), session.onAdopt(field.lookSoon)]),
      () => listening.abort(),
    ];
    setTexts(all);
    return () => {
      last.current = null;
      setTexts([]);
      for (const stop of stops) stop();
    };
  }, [root, session, language]);
  /** The one with the caret, or that had it last. */
  const current = useCallback((): CheckedText | null => last.current, []);
  return { texts, current };
}
