import { useEffect, useId, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { Key } from '../../ui/button.tsx';
import type { BodyController } from '../body-controller.ts';
import { visibleBox } from '../toolbar/floating-toolbar-place.ts';
import { CommandSign } from '../toolbar/format-tool.tsx';
import { keysOf } from '../typing/shortcuts.ts';
import styles from './slash-menu.module.css';
import { type SlashState, SlashWatch } from './slash-menu-watch.ts';

/** What can be begun or inserted, for somebody who typed a slash. The focus stays in the text. */
export function SlashMenu({ body }: { body: BodyController }) {
  const [watch] = useState(() => new SlashWatch(body.editor));
  useEffect(() => watch.start(), [watch]);
  const state = useSyncExternalStore(watch.subscribe, watch.get);
  return state ? <SlashList body={body} watch={watch} state={state} /> : null;
}

interface Corner {
  readonly left: number;
  readonly top?: number;
  readonly bottom?: number;
}

function SlashList({ body, watch, state }: { body: BodyController; watch: SlashWatch; state: SlashState }) {
  const id = useId();
  const [corner, setCorner] = useState<Corner | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const active = state.items[state.active];
  const optionId = active ? `${id}-${active.id}` : '';
  useLayoutEffect(() => setCorner(cornerAt(body)), [body]);
  useLayoutEffect(() => {
    const root = body.rootElement();
    root?.setAttribute('aria-controls', id);
    root?.setAttribute('aria-activedescendant', optionId);
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView?.({ block: 'nearest' });
    return () => {
      root?.removeAttribute('aria-controls');
      root?.removeAttribute('aria-activedescendant');
    };
  }, [body, id, optionId]);
  return (
    <div
      ref={list}
      id={id}
      role="listbox"
      aria-label="Insert"
      className={styles.list}
      style={corner ?? { visibility: 'hidden' }}
    >
      {state.items.map((command, at) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the text box's
        <div
          key={command.id}
          id={`${id}-${command.id}`}
          role="option"
          tabIndex={-1}
          aria-label={command.name}
          aria-selected={at === state.active}
          className={styles.option}
          onMouseMove={() => watch.point(at)}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => watch.pick(command)}
        >
          <span className={styles.sign}>
            <CommandSign command={command} />
          </span>
          {command.name}
          {keysOf(command.id) === '' ? null : <Key keys={keysOf(command.id)} />}
        </div>
      ))}
    </div>
  );
}

/** The most that the list takes, in pixels, with the space above it. */
const tallest = 290;
const widest = 290;

/** Below the caret, or above it where there is more room. */
function cornerAt(body: BodyController): Corner {
  const root = body.rootElement();
  const frame = root?.parentElement;
  const caret = body.selectionRange()?.getBoundingClientRect();
  if (!root || !frame || !caret) return { left: 0, top: 0 };
  const outer = frame.getBoundingClientRect();
  const box = visibleBox(frame);
  const left = Math.max(0, Math.min(caret.left - outer.left - 10, outer.width - widest));
  const below = box.bottom - caret.bottom;
  if (below < tallest && caret.top - box.top > below) return { left, bottom: outer.bottom - caret.top + 6 };
  return { left, top: caret.bottom - outer.top + 6 };
}
