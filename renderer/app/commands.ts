import { useLayoutEffect, useRef } from 'react';

/** Something that the view on the screen can do, as the palette offers it. */
export interface Command {
  readonly name: string;
  /** Its shortcut, as in "Ctrl S"; bound elsewhere. */
  readonly keys?: string;
  /** Other words that it is found by. */
  readonly words?: string;
  /** Listed only once something is typed that fits it. */
  readonly onlyTyped?: boolean;
  readonly run: () => void;
}

type Mounted = { current: readonly Command[] };

const mounted = new Set<Mounted>();

/** Offers commands in the palette for as long as the view is mounted. A new array at every render is fine. */
export function useCommands(commands: readonly Command[]): void {
  const latest = useRef(commands);
  useLayoutEffect(() => {
    latest.current = commands;
  });
  useLayoutEffect(() => {
    mounted.add(latest);
    return () => {
      mounted.delete(latest);
    };
  }, []);
}

/** The commands of everything mounted now; of two with one name, the view mounted last wins. */
export function currentCommands(): readonly Command[] {
  const byName = new Map<string, Command>();
  for (const { current } of mounted) for (const command of current) byName.set(command.name, command);
  return [...byName.values()];
}
