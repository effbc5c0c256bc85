import { type RefObject, useEffect } from 'react';
import type { Row } from './rows.ts';

/** A click on a source paragraph puts the caret into its translation; selecting words there, to copy them, does not. */
export function useSourceClicks(
  container: RefObject<HTMLElement | null>,
  rows: readonly Row[],
  goTo: (row: Row) => void,
): void {
  useEffect(() => {
    const element = container.current;
    if (!element) return;
    const onClick = (event: MouseEvent): void => {
      if (event.button !== 0 || event.defaultPrevented || !(event.target instanceof Element)) return;
      const key = event.target.closest<HTMLElement>('[data-row]')?.dataset.row;
      const row = rows.find((one) => one.key === key);
      if (row && (getSelection()?.isCollapsed ?? true)) goTo(row);
    };
    element.addEventListener('click', onClick);
    return () => element.removeEventListener('click', onClick);
  }, [container, rows, goTo]);
}
