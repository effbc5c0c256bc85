import { COMMAND_PRIORITY_CRITICAL, KEY_ESCAPE_COMMAND } from 'lexical';
import { useCallback, useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { EditorCommandId } from '../../../shared/contract/editor-commands.ts';
import type { BodyController } from '../body-controller.ts';
import { editorCommand } from '../editor-commands.ts';
import styles from './floating-toolbar.module.css';
import { type Place, placeBeside } from './floating-toolbar-place.ts';
import { FormatTool } from './format-tool.tsx';

const groups: readonly (readonly EditorCommandId[])[] = [
  ['bold', 'italic', 'underline', 'strikethrough'],
  ['link'],
  ['h2', 'quote', 'bullet'],
];

/** How long a selection made by keys stands still before it counts as made, in milliseconds. */
const settled = 350;

/** What is most often done to words, beside the words that are selected. It never has the focus. */
export function FloatingToolbar({ body, translating }: { body: BodyController; translating: boolean }) {
  const shown = useSettledSelection(body);
  return shown ? <Tools body={body} translating={translating} /> : null;
}

function Tools({ body, translating }: { body: BodyController; translating: boolean }) {
  const subscribe = useCallback((listener: () => void) => body.onFormatState(listener), [body]);
  const state = useSyncExternalStore(subscribe, () => body.formatState());
  const toolbar = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<Place | null>(null);
  useLayoutEffect(() => {
    const move = (): void => {
      const range = body.selectionRange();
      const frame = body.rootElement()?.parentElement;
      if (range && frame && toolbar.current) {
        setPlace(
          placeBeside(range, frame, { width: toolbar.current.offsetWidth, height: toolbar.current.offsetHeight }),
        );
      }
    };
    move();
    return body.onLayout(move);
  }, [body]);
  return (
    <div
      ref={toolbar}
      role="toolbar"
      aria-label="Selection"
      className={styles.toolbar}
      style={place ?? { visibility: 'hidden' }}
    >
      {groups.map((ids) => (
        <span key={ids[0]} className={styles.group}>
          {ids.map((id) => (
            <FormatTool
              key={id}
              command={editorCommand(id)}
              state={state}
              translating={translating}
              onRun={({ command }) => body.run(command)}
            />
          ))}
        </span>
      ))}
    </div>
  );
}

/** Whether words are selected, by somebody who is done with selecting them and did not send the toolbar away. */
function useSettledSelection(body: BodyController): boolean {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    let pressed = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let sentAway: string | null = null;
    let isShown = false;
    const show = (shows: boolean): void => {
      isShown = shows;
      setShown(shows);
    };
    const hide = (): void => {
      clearTimeout(timer);
      show(false);
    };
    const root = (): HTMLElement | null => body.rootElement();
    const look = (): void => {
      const words = selectedWords(root());
      if (words === '') sentAway = null;
      show(words !== '' && words !== sentAway && document.activeElement === root());
    };
    const onSelection = (): void => {
      clearTimeout(timer);
      const selection = document.getSelection();
      if (!selection || selection.isCollapsed) {
        if (isShown) hide();
      } else if (!pressed) timer = setTimeout(look, settled);
    };
    const onDown = (event: PointerEvent): void => {
      if (!(event.target instanceof Node) || !root()?.contains(event.target)) return;
      pressed = true;
      sentAway = null;
      hide();
    };
    const onUp = (): void => {
      if (!pressed) return;
      pressed = false;
      clearTimeout(timer);
      // The page moves the selection only after this.
      timer = setTimeout(look, 30);
    };
    const onFocusOut = (): void => hide();
    const stopEscape = body.editor.registerCommand(
      KEY_ESCAPE_COMMAND,
      () => {
        sentAway = selectedWords(root());
        hide();
        return false;
      },
      COMMAND_PRIORITY_CRITICAL,
    );
    const element = root();
    document.addEventListener('selectionchange', onSelection);
    document.addEventListener('pointerdown', onDown, true);
    document.addEventListener('pointerup', onUp, true);
    element?.addEventListener('focusout', onFocusOut);
    return () => {
      clearTimeout(timer);
      stopEscape();
      document.removeEventListener('selectionchange', onSelection);
      document.removeEventListener('pointerdown', onDown, true);
      document.removeEventListener('pointerup', onUp, true);
      element?.removeEventListener('focusout', onFocusOut);
    };
  }, [body]);
  return shown;
}

/** Enough of what is selected in the body to know it again; empty when nothing is. */
function selectedWords(root: HTMLElement | null): string {
  const selection = document.getSelection();
  if (!root || !selection || selection.isCollapsed || selection.rangeCount === 0) return '';
  const range = selection.getRangeAt(0);
  if (!root.contains(range.commonAncestorContainer)) return '';
  const { startContainer, endContainer, startOffset, endOffset } = range;
  if (startContainer === endContainer) {
    const inside = (startContainer.textContent ?? '').slice(startOffset, endOffset);
    if (startContainer.nodeType === Node.TEXT_NODE && inside.trim() === '') return '';
  }
  return `${startContainer.textContent?.slice(0, 80)}/${startOffset}/${endContainer.textContent?.slice(0, 80)}/${endOffset}`;
}
