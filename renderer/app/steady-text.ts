import { type RefObject, useEffect } from 'react';

/** What the person types in scrolls in this. */
function scrollerOfFocus(): HTMLElement | null {
  for (let element = document.activeElement?.parentElement; element; element = element.parentElement) {
    if (element.scrollHeight > element.clientHeight && /auto|scroll/u.test(getComputedStyle(element).overflowY)) {
      return element;
    }
  }
  return null;
}

/** Keeps the line somebody types in where it is on the screen when what stands `above` all views comes or goes. */
export function useSteadyText(above: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const { current } = above;
    if (!current) return;
    let height = current.offsetHeight;
    // Told after layout and before paint: no frame shows the text elsewhere.
    const observer = new ResizeObserver(() => {
      const by = current.offsetHeight - height;
      height += by;
      if (by !== 0) scrollerOfFocus()?.scrollBy({ top: by, behavior: 'instant' });
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, [above]);
}
