import { useEffect, useRef } from 'react';

/**
 * Gives the focus to a view that came on the screen: to the part of it marked `data-view-start`, from where arrows lead to
 * its rows and Page keys scroll. A view that gives the focus away itself keeps it there.
 */
export function ViewFocus({ path }: { path: string }) {
  const here = useRef<HTMLSpanElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another path is another view
  useEffect(() => {
    const view = here.current?.parentElement;
    const focused = document.activeElement;
    if (!view || view.contains(focused) || focused?.closest('dialog, [role="dialog"], [role="menu"]')) return;
    view.querySelector<HTMLElement>('[data-view-start]')?.focus({ preventScroll: true });
  }, [path]);
  return <span ref={here} hidden />;
}
