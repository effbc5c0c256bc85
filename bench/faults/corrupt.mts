import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createSampleNewsroom } from '../../electron/core/services/sample.ts';
import { makeFolder, openNewsroom, signIn, silentOutlets } from './newsroom.mts';
import { createRandom, type Random } from './random.mts';
import { type Questions, questionsOf, type Reading, readAll, type Subject, subjectOf } from './reading.mts';
import { createWriter } from './writer.mts';

const pageSize = 4_096;

export type FaultClass = 'page overwritten' | 'page zeroed' | 'pages swapped' | 'bit flipped';

/** What became of one fault. */
export interface Corruption {
  readonly fault: FaultClass;
  /** Where in the file, in bytes. */
  readonly at: number;
  /**
   * `refused`: does not open. `damaged`: opens to be read only. `named`: some answers are refused, the others are as they
   * were. `same`: no difference. `changed`: some answers are others than they were, and nothing says that it is damaged.
   */
  readonly outcome: 'refused' | 'damaged' | 'named' | 'same' | 'changed';
  /** What was answered otherwise than before and not refused. */
  readonly changed: readonly Subject[];
  readonly example: string | null;
}

export interface CorruptOptions {
  readonly faults: number;
  readonly seed: number;
  /** How many revisions the typed story has. */
  readonly revisions: number;
}

/** Damages copies of a newsroom that is closed, half of them by a page and half by a bit, and reads each through. */
export async function corruptPages({ faults, seed, revisions }: CorruptOptions): Promise<readonly Corruption[]> {
  const folder = makeFolder('corrupt', 'memory');
  const random = createRandom(seed);
  try {
    const whole = join(folder.path, 'Whole.newsroom');
    await makeHistory(whole, revisions, seed);
    const core = openNewsroom(whole);
    const questions = await questionsOf(core);
    const original = await readAll(core, questions);
    const again = await readAll(core, questions);
    await core.close();
    for (const [key, answer] of original) {
      if (again.get(key) !== answer) throw new Error(`${key} is not the same when it is asked twice.`);
    }
    const file = readFileSync(whole);
    const corruptions: Corruption[] = [];
    for (let number = 0; number < faults; number += 1) {
      const damaged = Buffer.from(file);
      const { fault, at } = number % 2 === 0 ? damagePage(damaged, random) : flipBit(damaged, random);
      const path = join(folder.path, `damaged-${number}.newsroom`);
      writeFileSync(path, damaged);
      corruptions.push({ fault, at, ...(await readDamaged(path, questions, original)) });
    }
    return corruptions;
  } finally {
    folder.remove();
  }
}

/** Whether somebody could be shown a text, or who wrote it when, otherwise than it was, and be told nothing. */
export function isMissed({ outcome, changed }: Corruption): boolean {
  return outcome === 'changed' && changed.some((subject) => subject !== 'other');
}

/** The sample newsroom with one story more, which has a long history of typing. */
async function makeHistory(path: string, revisions: number, seed: number): Promise<void> {
  const sampleFolder = fileURLToPath(new URL('../../resources/sample', import.meta.url));
  await createSampleNewsroom({ path, sampleFolder, now: Date.now(), ...silentOutlets });
  const core = openNewsroom(path);
  try {
    const ask = await signIn(core, 'writer', 'journalist');
    const { editionId } = await ask('stories.create', { slugline: 'typed', language: 'en', publishIn: ['en'] });
    const view = await ask('editions.open', { editionId });
    const writer = createWriter(view.content, seed);
    let baseRevision = view.revision;
    while (baseRevision < revisions) {
      const change = writer.write();
      baseRevision = (await ask('editions.save', { editionId, baseRevision, sourceRevision: null, ...change }))
        .revision;
    }
    await ask('comments.add', { editionId, text: 'Бұл дұрыс па? Please check the figures.' });
  } finally {
    await core.close();
  }
}

function damagePage(file: Buffer, random: Random): { readonly fault: FaultClass; readonly at: number } {
  const pages = file.length / pageSize;
  const at = random.below(pages) * pageSize;
  const page = file.subarray(at, at + pageSize);
  const fault = random.pick<FaultClass>(['page overwritten', 'page zeroed', 'pages swapped']);
  if (fault === 'page zeroed') page.fill(0);
  else if (fault === 'page overwritten') for (let byte = 0; byte < pageSize; byte += 1) page[byte] = random.below(256);
  else {
    const other = random.below(pages) * pageSize;
    const kept = Buffer.from(page);
    file.copyWithin(at, other, other + pageSize);
    kept.copy(file, other);
  }
  return { fault, at };
}

function flipBit(file: Buffer, random: Random): { readonly fault: FaultClass; readonly at: number } {
  const at = random.below(file.length);
  file.writeUInt8(file.readUInt8(at) ^ (1 << random.below(8)), at);
  return { fault: 'bit flipped', at };
}

async function readDamaged(
  path: string,
  questions: Questions,
  original: Reading,
): Promise<Pick<Corruption, 'outcome' | 'changed' | 'example'>> {
  let reading: Reading;
  let isKnown = false;
  try {
    const core = openNewsroom(path);
    try {
      reading = await readAll(core, questions);
      const condition = await core.handle('reader', 'newsroom.condition', {});
      isKnown = condition.ok && condition.value.kind === 'damaged';
    } finally {
      await core.close();
    }
  } catch {
    return { outcome: 'refused', changed: [], example: null };
  }
  const different = [...original].filter(([key, answer]) => reading.get(key) !== answer).map(([key]) => key);
  const otherwise = different.filter((key) => reading.get(key) !== null);
  const changed = [...new Set(otherwise.map(subjectOf))];
  const outcome = isKnown ? 'damaged' : otherwise.length > 0 ? 'changed' : different.length > 0 ? 'named' : 'same';
  const [key] = otherwise;
  return { outcome, changed, example: key === undefined ? null : difference(key, original, reading) };
}

/** Where an answer begins to differ, with some of what stands around it. */
function difference(key: string, original: Reading, reading: Reading): string {
  const before = original.get(key) ?? '';
  const after = reading.get(key) ?? '';
  let at = 0;
  while (at < before.length && before[at] === after[at]) at += 1;
  const around = (text: string): string => text.slice(Math.max(0, at - 30), at + 30);
  return `${key}: …${around(before)}… is now …${around(after)}…`;
}
