import type { Channel } from './channels.ts';
import type { EditorMenuCommand } from './editor-commands.ts';
import type { Reply } from './errors.ts';
import type { ChangeEvent } from './events.ts';
import type { Output } from './outputs.ts';
import type { Input } from './schemas.ts';
import type { WritingCommandId } from './writing-commands.ts';

export type FindMenuCommand = 'find' | 'replace' | 'find-next' | 'find-previous' | 'find-newsroom' | 'replace-newsroom';

export type SpellingMenuCommand = 'spelling-next' | 'spelling-previous' | 'spelling-suggest';

export type MenuCommand =
  | EditorMenuCommand
  | WritingCommandId
  | FindMenuCommand
  | SpellingMenuCommand
  | 'new-story'
  | 'palette'
  | 'save'
  | 'back-up'
  | 'restore-backup';

/** What the preload bridge puts on `window.dragoman`: the only way out of a page. */
export interface Bridge {
  /** Resolves always; a refusal is a reply. */
  call<C extends Channel>(channel: C, input: Input<C>): Promise<Reply<Output<C>>>;
  /** Returns the function that stops listening. */
  onChange(listener: (event: ChangeEvent) => void): () => void;
  onMenu(listener: (command: MenuCommand) => void): () => void;
  /** The main process waits for the promise before it closes the window, and asks when it is not all saved: false. */
  onFlush(listener: () => Promise<boolean>): () => void;
}
