import { createContext, useContext } from 'react';

/** What any view may ask of the window around it. */
export interface ShellActions {
  readonly newStory: () => void;
  readonly openPalette: () => void;
  readonly switchMember: () => Promise<void>;
  readonly closeNewsroom: () => Promise<void>;
  readonly backUp: () => void;
  readonly restoreBackup: () => void;
}

export const ShellContext = createContext<ShellActions | null>(null);

export function useShell(): ShellActions {
  const shell = useContext(ShellContext);
  if (!shell) throw new Error('useShell is for views inside the shell');
  return shell;
}
