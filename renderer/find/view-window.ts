/** Scrolls what an element lies in just so far that a place in it can be read with what is around it. */
export function showPlace(element: HTMLElement, place: DOMRect): void {
  const scroller = scrollerOf(element);
  if (!scroller || place.height === 0) return;
  const frame = scroller.getBoundingClientRect();
  const margin = Math.min(80, frame.height / 5);
  if (place.top >= frame.top + margin && place.bottom <= frame.bottom - margin) return;
  scroller.scrollTop += place.top - (frame.top + frame.height / 3);
}

function scrollerOf(element: HTMLElement): HTMLElement | null {
  for (let at = element.parentElement; at; at = at.parentElement) {
    const { overflowY } = getComputedStyle(at);
    if ((overflowY === 'auto' || overflowY === 'scroll') && at.scrollHeight > at.clientHeight) return at;
  }
  return null;
}
