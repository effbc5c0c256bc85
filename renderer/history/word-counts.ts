import { useQuery } from '@tanstack/react-query';
import type { WordCounts } from '../../shared/contract/contract.ts';
import { request } from '../app/client.ts';

/** How many words came and went between two revisions. `from` 0 stands for nothing written yet. */
interface Pair {
  readonly from: number;
  readonly to: number;
}

interface Asked extends Pair {
  readonly resolve: (counts: WordCounts | null) => void;
  readonly reject: (error: unknown) => void;
}

const waiting = new Map<string, Asked[]>();
/** As many as one request takes. */
const mostAtOnce = 200;

/** What is asked for in one go is one request. */
function countWords(editionId: string, pair: Pair): Promise<WordCounts | null> {
  return new Promise((resolve, reject) => {
    const asked = { ...pair, resolve, reject };
    const others = waiting.get(editionId);
    if (others) others.push(asked);
    else {
      waiting.set(editionId, [asked]);
      setTimeout(() => void send(editionId));
    }
  });
}

async function send(editionId: string): Promise<void> {
  const all = waiting.get(editionId) ?? [];
  waiting.delete(editionId);
  for (let start = 0; start < all.length; start += mostAtOnce) {
    const some = all.slice(start, start + mostAtOnce);
    try {
      const pairs = some.map(({ from, to }) => ({ from, to }));
      const counts = await request('history.countWords', { editionId, pairs });
      some.forEach((asked, index) => {
        asked.resolve(counts[index] ?? null);
      });
    } catch (error) {
      for (const asked of some) asked.reject(error);
    }
  }
}

/** The words that came and went between two revisions; null until they are counted, and when they cannot be. */
export function useWordCounts(editionId: string, { from, to }: Pair): WordCounts | null {
  const { data } = useQuery({
    // Revisions never change, so neither do counts: a key that no change event finds.
    queryKey: ['words between revisions', `${editionId} ${from} ${to}`],
    queryFn: () => countWords(editionId, { from, to }),
    retry: false,
  });
  return data ?? null;
}
