import { useCallback, useState } from 'react';
import type { Saved } from '../../shared/contract/contract.ts';
import { messageOf, request } from '../app/client.ts';
import type { EditionSession } from '../editor/session/edition-session.ts';

export interface Confirming {
  /** Says that a piece is still right as it is. Resolves to whether it was noted. */
  readonly stillValid: (piece: string) => Promise<boolean>;
  /** Leaves a piece out on purpose, or takes that back. Resolves to whether it was noted. */
  readonly leaveOut: (piece: string, leftOut: boolean) => Promise<boolean>;
  /** Why the last one was not noted. */
  readonly problem: string | null;
}

/** What a translator says about pieces besides translating them. What is typed is saved first. */
export function useConfirming(session: EditionSession): Confirming {
  const [problem, setProblem] = useState<string | null>(null);
  const run = useCallback(
    async (ask: () => Promise<Saved>): Promise<boolean> => {
      setProblem(null);
      try {
        const saved = await session.exclusively(async () => {
          const answer = await ask();
          session.noteSaved(answer);
          return answer;
        });
        if (!saved) setProblem('What was typed could not be saved, so this was not noted either.');
        return saved !== null;
      } catch (error) {
        setProblem(messageOf(error));
        return false;
      }
    },
    [session],
  );
  const { editionId } = session;
  const stillValid = useCallback(
    (piece: string) => run(() => request('translation.stillValid', { editionId, key: piece })),
    [run, editionId],
  );
  const leaveOut = useCallback(
    (piece: string, leftOut: boolean) => run(() => request('translation.leaveOut', { editionId, key: piece, leftOut })),
    [run, editionId],
  );
  return { stillValid, leaveOut, problem };
}
