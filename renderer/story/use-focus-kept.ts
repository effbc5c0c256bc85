import { type RefObject, useEffect, useRef } from 'react';
import type { EditionView } from '../../shared/contract/contract.ts';

/**
 * Keeps the keyboard going when the edition moves on and takes the focused button or text with it: to the text once a
 * correction starts, else to the next obvious button (marked `data-next`), else to the stage.
 */
export function useFocusKept(
  { edition: { stage }, story: { spiked } }: EditionView,
  asking: boolean,
  page: RefObject<HTMLElement | null>,
  focusText: () => void,
): void {
  const seen = useRef({ stage, spiked, asking });
  const started = useRef(false);
  const toText = useRef(focusText);
  useEffect(() => {
    toText.current = focusText;
  });
  useEffect(() => {
    const before = seen.current;
    seen.current = { stage, spiked, asking };
    if (before.stage === stage && before.spiked === spiked && before.asking === asking) return;
    // The text cannot have the focus while the dialog that started the correction is still open.
    if (stage !== 'correcting') started.current = false;
    else if (before.stage === 'published') started.current = true;
    if (asking) return;
    // Only then has the text been locked or unlocked, and the platform let go of what is no longer there.
    const frame = requestAnimationFrame(() => {
      const correcting = started.current;
      started.current = false;
      if (!isLost(document.activeElement)) return;
      if (correcting) toText.current();
      if (isLost(document.activeElement)) focusNext(page.current);
    });
    return () => cancelAnimationFrame(frame);
  }, [stage, spiked, asking, page]);
}

function isLost(focused: Element | null): boolean {
  return focused === null || focused === document.body || focused.getAttribute('contenteditable') === 'false';
}

function focusNext(page: HTMLElement | null): void {
  const next = page?.querySelector<HTMLElement>('[data-next]');
  const stage = page?.querySelector<HTMLElement>('[role="status"][aria-label="Stage"]');
  if (!next && stage) stage.tabIndex = -1;
  (next ?? stage)?.focus();
}
