import { type RefObject, useCallback, useEffect, useState } from 'react';

/** Whether letters typed here are meant for a field and not for the view. */
function takesLetters(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}

/** Which of how many changes has the focus, from 1. */
export interface ChangePlace {
  readonly at: number;
  readonly of: number;
}

/**
 * Goes from change to change inside `root`: N and F8 forward, P and Shift+F8 back, around at the ends. Escape leaves,
 * unless a dialog or something else had a use for it. `shown` is what is compared; with another, the walk begins anew.
 */
export function useChangeKeys(
  root: RefObject<HTMLElement | null>,
  onLeave: () => void,
  shown: unknown,
): { readonly toNext: () => void; readonly toPrevious: () => void; readonly place: ChangePlace | null } {
  const [walked, setWalked] = useState<{ readonly place: ChangePlace; readonly shown: unknown } | null>(null);
  const step = useCallback(
    (by: 1 | -1) => {
      const changes = [...(root.current?.querySelectorAll<HTMLElement>('[data-change]') ?? [])];
      if (changes.length === 0) return;
      const active = document.activeElement;
      const at = active instanceof HTMLElement ? changes.indexOf(active) : -1;
      const start = at === -1 && by === -1 ? 0 : at;
      const index = (start + by + changes.length) % changes.length;
      const next = changes[index];
      setWalked({ place: { at: index + 1, of: changes.length }, shown });
      next?.focus({ preventScroll: true });
      next?.scrollIntoView({ block: 'center' });
    },
    [root, shown],
  );
  const toNext = useCallback(() => step(1), [step]);
  const toPrevious = useCallback(() => step(-1), [step]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (document.querySelector('dialog[open]')) return;
      if (event.code === 'Escape') onLeave();
      else if (event.code === 'F8') step(event.shiftKey ? -1 : 1);
      else if (takesLetters(event.target) || event.shiftKey) return;
      else if (event.code === 'KeyN') step(1);
      else if (event.code === 'KeyP') step(-1);
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [step, onLeave]);
  return { toNext, toPrevious, place: walked && walked.shown === shown ? walked.place : null };
}
