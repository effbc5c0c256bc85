import {
  type KeyboardEvent,
  useCallback,
  useEffect,
  useLayoutEffect,
  useReducer,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { editorCommandIn } from '../../../shared/contract/editor-commands.ts';
import { useCommands } from '../../app/commands.ts';
import { type BlockKind, blockKindNames, blockKinds } from '../blocks/block-kind.ts';
import type { BodyHandle, FormatCommand, FormatState } from '../body-handle.ts';
import { type EditorCommand, editorCommand, editorCommands } from '../editor-commands.ts';
import type { EditionSession } from '../session/edition-session.ts';
import { keysOf } from '../typing/shortcuts.ts';
import { loadTypography, onTypography } from '../typing/typography-setting.ts';
import { FormatMenu } from './format-menu.tsx';
import { FormatTool } from './format-tool.tsx';
import styles from './format-toolbar.module.css';
import { toolGroups, toolsIn } from './toolbar-room.ts';

/** The quiet row of what can be done to the text. Draws itself again only when something that it shows changed. */
export function FormatToolbar({ session, translating = false }: { session: EditionSession; translating?: boolean }) {
  const body = useSyncExternalStore(session.subscribeBody, session.getBody);
  const toolbar = useRef<HTMLDivElement>(null);
  const width = useWidth(toolbar);
  return (
    <div ref={toolbar} role="toolbar" aria-label="Text" className={styles.toolbar} onKeyDown={moveAlong}>
      {body ? <Tools body={body} translating={translating} width={width} /> : null}
    </div>
  );
}

/** Before anything is measured (and where nothing is) there is room for everything. */
function useWidth(element: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(Number.POSITIVE_INFINITY);
  useLayoutEffect(() => {
    if (!element.current || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.width > 0) setWidth(entry.contentRect.width);
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}

/** The arrow keys go from tool to tool, so that Tab passes them all in one step. */
function moveAlong(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  const tools = [...event.currentTarget.querySelectorAll('button')];
  const at = tools.findIndex((tool) => tool.contains(event.target as Node));
  if (step === 0 || at === -1) return;
  event.preventDefault();
  tools[(at + step + tools.length) % tools.length]?.focus();
}

function Tools({ body, translating, width }: { body: BodyHandle; translating: boolean; width: number }) {
  const subscribe = useCallback((listener: () => void) => body.onFormatState(listener), [body]);
  const state = useSyncExternalStore(subscribe, () => body.formatState());
  const [, drawAgain] = useReducer((times: number) => times + 1, 0);
  useEffect(() => {
    loadTypography();
    return onTypography(drawAgain);
  }, []);
  const run = (command: FormatCommand): void => {
    body.run(command);
    if (command.do !== 'edit-link') body.focus();
  };
  usePalette(state, translating, run);
  useMenu(run, body);
  const shown = toolsIn(width);
  const others = editorCommands.filter(({ id, group }) => !shown.has(id) && group !== 'kind');
  return (
    <>
      <select
        className={styles.kind}
        aria-label="Kind of paragraph"
        value={state.kind ?? ''}
        onChange={(event) => run({ do: 'kind', kind: event.target.value as BlockKind })}
      >
        {state.kind === null ? <option value="">{state.thing ?? 'Several kinds'}</option> : null}
        {blockKinds.map((kind) => (
          <option key={kind} value={kind}>
            {blockKindNames[kind]}
          </option>
        ))}
      </select>
      {toolGroups.map(({ ids, joined }) => {
        const tools = ids.filter((id) => shown.has(id));
        return tools.length === 0 ? null : (
          <span key={ids[0]} className={styles.group} data-joined={joined}>
            {tools.map((id) => (
              <FormatTool
                key={id}
                command={editorCommand(id)}
                state={state}
                translating={translating}
                reachable={id === 'bold'}
                onRun={({ command }) => run(command)}
              />
            ))}
          </span>
        );
      })}
      <span className={styles.group}>
        <FormatMenu commands={others} state={state} translating={translating} onRun={({ command }) => run(command)} />
      </span>
    </>
  );
}

/** What the setting is called where it is done, and not shown. */
function nameFor({ id, name, isActive }: EditorCommand, state: FormatState): string {
  return id === 'typography' ? `${name}: ${isActive?.(state) ? 'switch off' : 'switch on'}` : name;
}

function usePalette(state: FormatState, translating: boolean, run: (command: FormatCommand) => void): void {
  useCommands(
    editorCommands
      .filter(({ isEnabled }) => isEnabled(state))
      .map((one) => {
        const keys = keysOf(one.id, translating);
        return {
          name: nameFor(one, state),
          words: one.words,
          onlyTyped: true,
          ...(keys === '' ? {} : { keys }),
          run: () => run(one.command),
        };
      }),
  );
}

/** The menu of the application does what it says to the text, unless the caret is in a field. */
function useMenu(run: (command: FormatCommand) => void, body: BodyHandle): void {
  const latest = useRef(run);
  useLayoutEffect(() => {
    latest.current = run;
  });
  useEffect(
    () =>
      window.dragoman.onMenu((message) => {
        const id = editorCommandIn(message);
        const command = id === null ? null : editorCommand(id);
        if (!command || inField() || document.querySelector('dialog[open]')) return;
        if (command.isEnabled(body.formatState())) latest.current(command.command);
      }),
    [body],
  );
}

function inField(): boolean {
  return document.activeElement?.matches('input, textarea, select') ?? false;
}
