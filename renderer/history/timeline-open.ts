import { useCallback, useEffect, useRef, useState } from 'react';
import { forgetTimelinePlace, keptTimelinePlace, type TimelinePlace } from './timeline-place.ts';

/** The timeline's key, by its place on the board: it types nothing in the editor, whatever the layout. */
export const timelineKeys = navigator.platform.startsWith('Mac') ? '⌥T' : 'Alt T';

export function useTimelineKey(run: () => void): void {
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.code !== 'KeyT' || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (event.isComposing || event.repeat || event.getModifierState('AltGraph')) return;
      if (document.querySelector('dialog[open]')) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current();
    };
    // Before the editor, in which Option T is a letter on a Mac.
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, []);
}

/** Whether a page shows its story's timeline, and where in it the person was. */
export function useTimelineOpen(storyId: string): {
  readonly open: boolean;
  readonly show: () => void;
  readonly close: () => void;
  /** Where to begin: where it was when something else was shown over it; null for its usual beginning. */
  readonly place: () => TimelinePlace | null;
  readonly note: (place: TimelinePlace) => void;
} {
  const at = useRef<TimelinePlace | null>(null);
  const [open, setOpen] = useState(() => {
    at.current = keptTimelinePlace(storyId);
    return at.current !== null;
  });
  useEffect(forgetTimelinePlace, []);
  const show = useCallback(() => {
    at.current = null;
    setOpen(true);
  }, []);
  const close = useCallback(() => setOpen(false), []);
  const place = useCallback(() => at.current, []);
  const note = useCallback((next: TimelinePlace) => {
    at.current = next;
  }, []);
  return { open, show, close, place, note };
}
