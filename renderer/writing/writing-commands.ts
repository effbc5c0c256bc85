import { useEffect, useLayoutEffect, useRef } from 'react';
import {
  type WritingCommandId,
  writingCommandIds,
  writingCommandNames,
} from '../../shared/contract/writing-commands.ts';
import { useCommands } from '../app/commands.ts';
import { isCommand } from '../app/shortcuts.ts';

const byCode: Readonly<Record<string, WritingCommandId>> = {
  KeyP: 'print',
  Equal: 'text-larger',
  NumpadAdd: 'text-larger',
  Minus: 'text-smaller',
  NumpadSubtract: 'text-smaller',
  Digit0: 'text-usual',
  Numpad0: 'text-usual',
};

const byShiftedCode: Readonly<Record<string, WritingCommandId>> = {
  KeyE: 'export',
  KeyP: 'print-preview',
  KeyO: 'outline',
  KeyD: 'focus-mode',
  KeyY: 'typewriter',
  // Where the plus sign is on the shifted key.
  Equal: 'text-larger',
  Enter: 'full-screen',
  NumpadEnter: 'full-screen',
};

/** The command of a key press, by the key's place on the board, so that it works in a Cyrillic layout too. */
export function writingCommandOf(event: KeyboardEvent): WritingCommandId | null {
  if (event.isComposing || event.altKey) return null;
  if (event.code === 'F11' && !event.ctrlKey && !event.metaKey && !event.shiftKey) return 'full-screen';
  if (!isCommand(event)) return null;
  return (event.shiftKey ? byShiftedCode : byCode)[event.code] ?? null;
}

const asked = new Set<(command: WritingCommandId) => void>();

/** Does one of them with the text on the screen. */
export function askWriting(command: WritingCommandId): void {
  for (const listener of asked) listener(command);
}

/** Runs them for as long as the text is on the screen, wherever they are asked for. */
export function useWritingCommands(run: (command: WritingCommandId) => void): void {
  const latest = useRef(run);
  useLayoutEffect(() => {
    latest.current = run;
  });
  useCommands(writingCommandIds.map((command) => ({ ...writingCommandNames[command], run: () => run(command) })));
  useEffect(() => {
    const listener = (command: WritingCommandId): void => latest.current(command);
    const onKey = (event: KeyboardEvent): void => {
      const command = writingCommandOf(event);
      // The editor lets Enter with a modifier pass, but not before it prevents what the page would do.
      if (command === null || (event.defaultPrevented && command !== 'full-screen')) return;
      event.preventDefault();
      latest.current(command);
    };
    asked.add(listener);
    window.addEventListener('keydown', onKey);
    const stopMenu = window.dragoman.onMenu((message) => {
      const command = writingCommandIds.find((one) => one === message);
      if (command !== undefined) latest.current(command);
    });
    return () => {
      asked.delete(listener);
      window.removeEventListener('keydown', onKey);
      stopMenu();
    };
  }, []);
}
