import { type RefObject, useEffect, useRef } from 'react';

interface StoriesKeys {
  readonly search: RefObject<HTMLInputElement | null>;
  readonly scroller: RefObject<HTMLElement | null>;
  /** The row that has, or last had, the focus. */
  readonly active: number;
  readonly total: number;
  /** Rows that fit on the screen. */
  readonly screenful: number;
  readonly moveTo: (index: number) => void;
  readonly clear: () => void;
  readonly openFirst: () => void;
}

/**
 * The keys of a list of stories: "/" to the search, Escape clears it, arrows, Page, Home and End from row to row.
 * The arrows lead to the rows from anywhere in the window that has no use for them.
 */
export function useStoriesKeys(keys: StoriesKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (document.querySelector('dialog[open], [role="dialog"], [role="menu"]')) return;
      if (handle(event, latest.current)) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

function handle(event: KeyboardEvent, keys: StoriesKeys): boolean {
  const focused = document.activeElement;
  const search = keys.search.current;
  if (focused === search) return handleInSearch(event, keys);
  // By its place as well: in a Cyrillic layout the key gives a full stop.
  if (event.key === '/' || (event.code === 'Slash' && !event.shiftKey)) {
    if (isEditable(focused)) return false;
    search?.focus();
    search?.select();
    return true;
  }
  if (focused?.matches('[data-row]')) return handleOnRow(event, keys);
  if (isEditable(focused) || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return false;
  keys.moveTo(keys.active);
  return true;
}

function handleInSearch(event: KeyboardEvent, keys: StoriesKeys): boolean {
  switch (event.key) {
    case 'Escape':
      keys.clear();
      return true;
    case 'Enter':
      keys.openFirst();
      return true;
    case 'ArrowDown':
      keys.moveTo(keys.active);
      return true;
    default:
      return false;
  }
}

function handleOnRow(event: KeyboardEvent, keys: StoriesKeys): boolean {
  switch (event.key) {
    case 'ArrowDown':
      keys.moveTo(keys.active + 1);
      return true;
    case 'ArrowUp':
      keys.moveTo(keys.active - 1);
      return true;
    case 'PageDown':
      keys.moveTo(keys.active + keys.screenful);
      return true;
    case 'PageUp':
      keys.moveTo(keys.active - keys.screenful);
      return true;
    case 'Home':
      keys.moveTo(0);
      return true;
    case 'End':
      keys.moveTo(keys.total - 1);
      return true;
    default:
      return false;
  }
}

function isEditable(element: Element | null): boolean {
  if (!(element instanceof HTMLElement)) return false;
  return element.isContentEditable || element.matches('input, textarea, select');
}
