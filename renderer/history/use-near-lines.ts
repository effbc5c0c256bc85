import { type RefObject, useEffect } from 'react';

/** How far beyond the window a line is drawn while the story is played, in pixels. */
const margin = 160;
/** So many lines on either side of one that is jumped to are drawn at once: as many as a window shows. */
const around = 10;

/**
 * While `active`, draws no line that is not in the window: by itself the browser keeps several windows' worth of text
 * laid out above and below, and each moment of the story would cost that much. `lines` changes whenever they do.
 */
export function useNearLines(paper: RefObject<HTMLElement | null>, lines: unknown, active: boolean): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: lines come and go with the text
  useEffect(() => {
    const { current } = paper;
    if (!active || !current || typeof IntersectionObserver === 'undefined') return;
    const observer = observerOf(current);
    for (const line of current.querySelectorAll('[data-look]')) observer.observe(line);
  }, [paper, lines, active]);
  useEffect(() => {
    const { current } = paper;
    if (!active || !current) return;
    return () => {
      observers.get(current)?.disconnect();
      observers.delete(current);
      for (const line of current.querySelectorAll('[data-far]')) line.removeAttribute('data-far');
    };
  }, [paper, active]);
}

const observers = new WeakMap<HTMLElement, IntersectionObserver>();

function observerOf(paper: HTMLElement): IntersectionObserver {
  const known = observers.get(paper);
  if (known) return known;
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) target.toggleAttribute('data-far', !isIntersecting);
    },
    { root: paper.closest('[data-scroll]'), rootMargin: `${margin}px 0px` },
  );
  observers.set(paper, observer);
  return observer;
}

/** Has a line drawn, and those around it, before it is scrolled to. */
export function drawAround(line: Element): void {
  let before: Element | null = line;
  let after: Element | null = line;
  for (let step = 0; step <= around; step += 1) {
    before?.removeAttribute('data-far');
    after?.removeAttribute('data-far');
    before = before?.previousElementSibling ?? null;
    after = after?.nextElementSibling ?? null;
  }
}
