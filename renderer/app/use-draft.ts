import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { beforeLeaving } from './navigation.ts';
import type { Saving } from './use-saving.ts';

/** What a text means: a value to save, or why it means nothing. */
export type Read<Value> = { readonly value: Value } | { readonly problem: string };

/** For the input that edits it. */
export interface DraftInput {
  readonly value: string;
  readonly onChange: (event: { target: { value: string } }) => void;
  readonly onBlur: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/**
 * A line of text that is edited in place: saved at Enter, on leaving it, and before the window goes elsewhere; Escape
 * brings back what was. What cannot be read stays to be put right; what the newsroom refuses goes back to what was.
 */
export function useDraft<Value>(
  value: string,
  read: (text: string) => Read<Value>,
  onSave: (value: Value) => Promise<unknown>,
  { save, report }: Saving,
): DraftInput {
  const [draft, setDraft] = useState<string | null>(null);

  const commit = async (): Promise<void> => {
    if (draft === null) return;
    if (draft.trim() === value) {
      setDraft(null);
      report(null);
      return;
    }
    const result = read(draft.trim());
    if ('problem' in result) {
      report(result.problem);
      return;
    }
    await save(() => onSave(result.value));
    // Saved or refused, the newsroom's value is the one to show, unless somebody typed on meanwhile.
    setDraft((now) => (now === draft ? null : now));
  };
  const latest = useRef(commit);
  useLayoutEffect(() => {
    latest.current = commit;
  });
  useEffect(() => beforeLeaving(() => latest.current()), []);

  return {
    value: draft ?? value,
    onChange: (event) => setDraft(event.target.value),
    onBlur: () => void commit(),
    onKeyDown: (event) => {
      if (event.nativeEvent.isComposing) return;
      if (event.key === 'Enter') void commit();
      if (event.key === 'Escape' && draft !== null) {
        event.stopPropagation();
        setDraft(null);
        report(null);
      }
    },
  };
}
