import { useCallback, useState } from 'react';
import { messageOf } from './client.ts';

export interface Saving {
  readonly state: 'idle' | 'saving' | 'saved';
  /** Why the last change was not saved, for an alert. */
  readonly problem: string | null;
  /** Runs a change and resolves to whether it was saved. */
  readonly save: (change: () => Promise<unknown>) => Promise<boolean>;
  /** Shows a problem that was found before anything was sent, or takes it away. */
  readonly report: (problem: string | null) => void;
}

/** What becomes of changes that are saved one at a time, at once. */
export function useSaving(): Saving {
  const [state, setState] = useState<Saving['state']>('idle');
  const [problem, setProblem] = useState<string | null>(null);
  const save = useCallback(async (change: () => Promise<unknown>) => {
    setState('saving');
    setProblem(null);
    try {
      await change();
      setState('saved');
      return true;
    } catch (error) {
      setProblem(messageOf(error));
      setState('idle');
      return false;
    }
  }, []);
  const report = useCallback((found: string | null) => {
    setProblem(found);
    setState('idle');
  }, []);
  return { state, problem, save, report };
}
