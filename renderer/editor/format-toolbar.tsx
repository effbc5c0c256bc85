import { type KeyboardEvent, type ReactNode, useCallback, useSyncExternalStore } from 'react';
import { type BlockKind, blockKindNames, blockKinds } from './block-kind.ts';
import type { BodyHandle, FormatCommand } from './body-handle.ts';
import type { EditionSession } from './edition-session.ts';
import styles from './format-toolbar.module.css';
import { keysOf } from './shortcuts.ts';

/** The quiet row of what can be done to the text. Draws itself again only when something that it shows changed. */
export function FormatToolbar({ session }: { session: EditionSession }) {
  const body = useSyncExternalStore(session.subscribeBody, session.getBody);
  return (
    <div role="toolbar" aria-label="Text" className={styles.toolbar} onKeyDown={moveAlong}>
      {body ? <Tools body={body} /> : null}
    </div>
  );
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

function Tools({ body }: { body: BodyHandle }) {
  const subscribe = useCallback((listener: () => void) => body.onFormatState(listener), [body]);
  const state = useSyncExternalStore(subscribe, () => body.formatState());
  const run = (command: FormatCommand): void => {
    body.run(command);
    if (command.do !== 'edit-link') body.focus();
  };
  return (
    <>
      <select
        className={styles.kind}
        aria-label="Kind of paragraph"
        value={state.kind ?? ''}
        onChange={(event) => run({ do: 'kind', kind: event.target.value as BlockKind })}
      >
        {state.kind === null ? <option value="">Several kinds</option> : null}
        {blockKinds.map((kind) => (
          <option key={kind} value={kind}>
            {blockKindNames[kind]}
          </option>
        ))}
      </select>
      <Rule />
      <Tool name="Bold" pressed={state.bold} onPress={() => run({ do: 'bold' })}>
        <b>B</b>
      </Tool>
      <Tool name="Italic" pressed={state.italic} onPress={() => run({ do: 'italic' })}>
        <i>I</i>
      </Tool>
      <Tool
        name="Link"
        pressed={state.link !== null}
        disabled={!state.mayLink}
        onPress={() => run({ do: 'edit-link' })}
      >
        <Icon path="M6.5 9.5l3-3M7 4.6l1-1a2.6 2.6 0 0 1 3.7 3.7l-1 1M9 11.4l-1 1a2.6 2.6 0 0 1-3.7-3.7l1-1" />
      </Tool>
      <Rule />
      <Tool
        name="Bulleted list"
        pressed={state.kind === 'bullet'}
        onPress={() => run({ do: 'toggle-kind', kind: 'bullet' })}
      >
        <Icon path="M6.5 4.5h7M6.5 8h7M6.5 11.5h7M3 4.5h.01M3 8h.01M3 11.5h.01" />
      </Tool>
      <Tool name="Quote" pressed={state.kind === 'quote'} onPress={() => run({ do: 'toggle-kind', kind: 'quote' })}>
        <Icon path="M3 3.5v9M6.5 5h7M6.5 8h7M6.5 11h4.5" />
      </Tool>
      <Rule />
      <Tool name="Undo" disabled={!state.canUndo} onPress={() => run({ do: 'undo' })}>
        <Icon path="M5.5 3.5L2.5 6.5l3 3M2.8 6.5h6.7a3.5 3.5 0 0 1 0 7H6" />
      </Tool>
      <Tool name="Redo" disabled={!state.canRedo} onPress={() => run({ do: 'redo' })}>
        <Icon path="M10.5 3.5l3 3-3 3M13.2 6.5H6.5a3.5 3.5 0 0 0 0 7H10" />
      </Tool>
    </>
  );
}

function Tool({
  name,
  pressed,
  disabled = false,
  onPress,
  children,
}: {
  name: string;
  pressed?: boolean;
  disabled?: boolean;
  onPress: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      className={styles.tool}
      aria-label={name}
      aria-pressed={pressed}
      aria-disabled={disabled || undefined}
      tabIndex={name === 'Bold' ? 0 : -1}
      title={`${name} (${keysOf(name)})`}
      // The caret stays where it is.
      onMouseDown={(event) => event.preventDefault()}
      onClick={disabled ? undefined : onPress}
    >
      {children}
    </button>
  );
}

function Rule() {
  return <span className={styles.rule} />;
}

function Icon({ path }: { path: string }) {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      <path d={path} fill="none" stroke="currentColor" strokeWidth="1.4" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
