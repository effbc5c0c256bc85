import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Acknowledged, findLost, readAcknowledged } from './acknowledged.mts';
import { makeFolder, openNewsroom, type Place, signIn } from './newsroom.mts';
import { createRandom, type Random } from './random.mts';
import { type SaverOptions, startSaver } from './saver-process.mts';

/** A newsroom is read through and left for a fresh one after so many kills. */
const killsPerNewsroom = 50;
/** How long, in milliseconds, a process saves at most before it is killed. */
const longestSaving = 60;
/** Of the kills, so many are at any moment since the newsroom began to open, within so many milliseconds. */
const earlyKills = 0.2;
const earlyWithin = 60;

export interface Kills {
  readonly kills: number;
  readonly acknowledged: number;
  /** What was acknowledged and does not read back, in words. */
  readonly lost: readonly string[];
}

type Environment = Readonly<Record<string, string>>;

/** Kills processes with SIGKILL at random moments while they save, and reads back all that they acknowledged. */
export async function killWhileSaving(kills: number, seed: number): Promise<Kills> {
  const cache = makeFolder('cache');
  const env = { NODE_COMPILE_CACHE: cache.path };
  const total = { kills: 0, acknowledged: 0, lost: [] as string[] };
  let next = seed;
  // On a disk most kills meet a process that waits for it, in memory one that works: both are wanted.
  const worker = async (place: Place): Promise<void> => {
    while (total.kills < kills) {
      const share = Math.min(killsPerNewsroom, kills - total.kills);
      total.kills += share;
      const { acknowledged, lost } = await killInOneNewsroom(share, next++, place, env);
      total.acknowledged += acknowledged;
      total.lost.push(...lost);
    }
  };
  try {
    await compileOnce(env);
    await Promise.all([worker('disk'), worker('memory')]);
  } finally {
    cache.remove();
  }
  return total;
}

/** Only a process that ends by itself leaves its compiled code to the next ones, which then start in a third of the time. */
async function compileOnce(env: Environment): Promise<void> {
  const folder = makeFolder('kill9');
  try {
    const path = join(folder.path, 'Compiled.newsroom');
    const saver = await startSaver({ path, seed: 0, saves: 1, said: join(folder.path, 'said'), env });
    saver.begin();
    await saver.ended;
  } finally {
    folder.remove();
  }
}

async function killInOneNewsroom(
  kills: number,
  seed: number,
  place: Place,
  env: Environment,
): Promise<Omit<Kills, 'kills'>> {
  const random = createRandom(seed);
  const folder = makeFolder('kill9', place);
  try {
    const path = join(folder.path, 'Killed.newsroom');
    const acknowledged: Acknowledged = new Map();
    for (let kill = 0; kill < kills; kill += 1) {
      const said = join(folder.path, `said-${kill}`);
      await saveAndKill({ path, seed: random.below(1e9), said, env }, random);
      readAcknowledged(readFileSync(said, 'utf8'), acknowledged);
    }
    const core = openNewsroom(path);
    try {
      return {
        acknowledged: acknowledged.size,
        lost: await findLost(await signIn(core, 'reader'), acknowledged),
      };
    } finally {
      await core.close();
    }
  } finally {
    folder.remove();
  }
}

async function saveAndKill(options: SaverOptions, random: Random): Promise<void> {
  const saver = await startSaver(options);
  saver.begin();
  if (random.chance(earlyKills)) await wait(random.next() * earlyWithin);
  else {
    await saver.acknowledged();
    await wait(random.next() * longestSaving);
  }
  saver.child.kill('SIGKILL');
  await saver.ended;
  const { exitCode, signalCode } = saver.child;
  if (signalCode !== 'SIGKILL') throw new Error(`The saver ended by itself, with code ${exitCode}.`);
}
