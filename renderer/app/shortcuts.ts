import { useEffect, useRef } from 'react';
import { openNewsroomFind, openNewsroomReplace } from '../search/open-newsroom-find.ts';
import { go, goBack, goForward, saveEverything } from './navigation.ts';

interface ShellCommands {
  readonly openPalette: () => void;
  readonly newStory: () => void;
  readonly toggleRail: () => void;
  readonly backUp: () => void;
  readonly restoreBackup: () => void;
}

const mac = navigator.platform.startsWith('Mac');

/** How a shortcut with the platform's command key is written: "Ctrl K", "⌘K". */
export function commandKey(key: string): string {
  return mac ? `⌘${key}` : `Ctrl ${key}`;
}

/** Whether the platform's command key is down: Cmd on a Mac, Ctrl elsewhere. */
export function isCommand(event: KeyboardEvent): boolean {
  return mac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
}

/** Keys by their place on the board, so that they work in a Cyrillic layout too. */
export function useShortcuts(commands: ShellCommands): void {
  const latest = useRef(commands);
  latest.current = commands;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const handled = runShortcut(event, latest.current);
      if (handled) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    const stopMenu = window.dragoman.onMenu((command) => {
      if (command === 'new-story') latest.current.newStory();
      if (command === 'palette') latest.current.openPalette();
      if (command === 'find-newsroom') openNewsroomFind();
      if (command === 'replace-newsroom') openNewsroomReplace();
      if (command === 'save') void saveEverything();
      if (command === 'back-up') latest.current.backUp();
      if (command === 'restore-backup') latest.current.restoreBackup();
      if (command === 'editor:undo' || command === 'editor:redo') inField(command === 'editor:undo' ? 'undo' : 'redo');
    });
    return () => {
      window.removeEventListener('keydown', onKey);
      stopMenu();
    };
  }, []);
}

/** In a field, undo is the field's own, unless it takes the keys for more; in the text, the editor hears the menu itself. */
function inField(what: 'undo' | 'redo'): void {
  const field = document.activeElement;
  if (!field?.matches('input, textarea')) return;
  const keys = { code: 'KeyZ', ctrlKey: true, shiftKey: what === 'redo', bubbles: true, cancelable: true };
  if (field.dispatchEvent(new KeyboardEvent('keydown', keys))) document.execCommand(what);
}

function runShortcut(event: KeyboardEvent, commands: ShellCommands): boolean {
  if (event.altKey && !event.ctrlKey && event.code === 'ArrowLeft') {
    goBack();
    return true;
  }
  if (event.altKey && !event.ctrlKey && event.code === 'ArrowRight') {
    goForward();
    return true;
  }
  if (isCommand(event) && event.shiftKey && !event.altKey && event.code === 'KeyF') {
    openNewsroomFind();
    return true;
  }
  if (isCommand(event) && event.shiftKey && !event.altKey && event.code === 'KeyH') {
    openNewsroomReplace();
    return true;
  }
  if (!isCommand(event) || event.altKey || event.shiftKey) return false;
  switch (event.code) {
    case 'KeyK':
      commands.openPalette();
      return true;
    case 'KeyN':
      commands.newStory();
      return true;
    case 'Backslash':
      commands.toggleRail();
      return true;
    case 'Digit1':
      go({ view: 'desk' });
      return true;
    case 'Digit2':
      go({ view: 'stories' });
      return true;
    case 'Digit3':
      go({ view: 'published' });
      return true;
    case 'Comma':
      go({ view: 'settings' });
      return true;
    default:
      return false;
  }
}
