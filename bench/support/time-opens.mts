import { openBenchCore } from './bench-core.mts';
import { numbers } from './random.mts';

/** So many revisions are read before the newsroom is closed and opened, which empties what the core keeps in memory. */
const readsAnOpening = 250;

async function numbersOf(path: string, editionId: string): Promise<readonly number[]> {
  const bench = await openBenchCore(path);
  try {
    return (await bench.ask('history.list', { editionId })).map(({ number }) => number);
  } finally {
    await bench.close();
  }
}

/**
 * Reads every revision of an edition once, in random order, each from the file: its hash checked, its text parsed.
 * @returns how long each took, in milliseconds.
 */
export async function timeOpens(path: string, editionId: string): Promise<readonly number[]> {
  const next = numbers(11);
  const order = (await numbersOf(path, editionId))
    .map((number) => ({ number, place: next() }))
    .sort((left, right) => left.place - right.place)
    .map(({ number }) => number);
  const times: number[] = [];
  for (let read = 0; read < order.length; read += readsAnOpening) {
    const bench = await openBenchCore(path);
    try {
      for (const number of order.slice(read, read + readsAnOpening)) {
        const start = performance.now();
        const { content } = await bench.ask('history.read', { editionId, number });
        times.push(performance.now() - start);
        if (content.fields === undefined) throw new Error(`Revision ${number} has no fields`);
      }
    } finally {
      await bench.close();
    }
  }
  return times;
}
