import type { ReactNode } from 'react';
import type { FormatState } from '../body-handle.ts';
import { type EditorCommand, titleOf } from '../editor-commands.ts';
import styles from './format-tool.module.css';

/** One button of a toolbar. Pointing at it leaves the caret where it is. */
export function FormatTool({
  command,
  state,
  translating,
  reachable = false,
  onRun,
}: {
  command: EditorCommand;
  state: FormatState;
  translating: boolean;
  /** Whether Tab comes to it. */
  reachable?: boolean;
  onRun: (command: EditorCommand) => void;
}) {
  const { isActive, isEnabled, name } = command;
  const enabled = isEnabled(state);
  return (
    <button
      type="button"
      className={styles.tool}
      aria-label={name}
      aria-pressed={isActive?.(state)}
      aria-disabled={!enabled || undefined}
      tabIndex={reachable ? 0 : -1}
      title={titleOf(command, translating)}
      onMouseDown={(event) => event.preventDefault()}
      onClick={enabled ? () => onRun(command) : undefined}
    >
      <CommandSign command={command} />
    </button>
  );
}

/** What stands for a command where there is no room for its name: an icon, or a letter that shows what it does. */
export function CommandSign({ command: { id, icon, letter } }: { command: EditorCommand }): ReactNode {
  if (icon !== null) {
    return (
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        <path
          d={icon}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.4"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
    );
  }
  return (
    <span className={styles.letter} data-command={id} aria-hidden="true">
      {letter}
    </span>
  );
}
