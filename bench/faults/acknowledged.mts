import { digestOf } from './digest.mts';
import { type Ask, onlyEdition } from './newsroom.mts';

/** What saves were acknowledged: the hash of the text that was typed, by the number of the revision. */
export type Acknowledged = Map<number, string>;

/** What a saver says once it is loaded and can be told to begin. */
export const readyLine = 'ready\n';

/** Reads what a saver said. A last line that was cut off was not acknowledged to anybody. */
export function readAcknowledged(said: string, into: Acknowledged = new Map()): Acknowledged {
  for (const line of said.split('\n').slice(0, -1)) {
    const [number, digest] = line.split(' ');
    if (digest !== undefined) into.set(Number(number), digest);
  }
  return into;
}

/** Reads every acknowledged revision back; the numbers of those that do not say what was typed, and why. The only edition unless one is named. */
export async function findLost(ask: Ask, acknowledged: Acknowledged, edition?: string): Promise<readonly string[]> {
  const lost: string[] = [];
  if (acknowledged.size === 0) return lost;
  const editionId = edition ?? (await onlyEdition(ask));
  if (editionId === undefined) return ['the whole edition'];
  for (const [number, digest] of acknowledged) {
    try {
      const { content } = await ask('history.read', { editionId, number });
      if (digestOf(content) !== digest) lost.push(`revision ${number} holds another text`);
    } catch (error) {
      lost.push(`revision ${number}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  const numbers = (await ask('history.list', { editionId })).map((revision) => revision.number);
  if (numbers.some((number, index) => number !== numbers.length - index)) lost.push('the numbers have holes');
  return lost;
}
