import { mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Acknowledged, findLost, readAcknowledged } from './acknowledged.mts';
import { createCutDisk } from './cut-disk.mts';
import { type JournalEntry, readJournal } from './journal.mts';
import { makeFolder, openNewsroom, signIn } from './newsroom.mts';
import { createRandom, type Random } from './random.mts';
import { startSaver } from './saver-process.mts';
import { compileShim } from './shim.mts';

export interface PowerCuts {
  readonly cuts: number;
  /** How many saves had been acknowledged, added up over all cuts. */
  readonly acknowledged: number;
  /** Cuts after which something that had been acknowledged was gone or the newsroom did not open. */
  readonly lostIn: number;
  readonly lost: readonly string[];
}

export interface PowerCutOptions {
  readonly cuts: number;
  readonly seed: number;
  /** Of so many saves each, one series after another, each going on from a newsroom that a cut left behind. */
  readonly series: number;
  readonly saves: number;
  /** Syncs less than the product, to show that the simulation finds it. */
  readonly syncLess?: boolean;
}

type Files = ReadonlyMap<string, Buffer>;

/** What a disk held, and what had been acknowledged by then. */
interface State {
  readonly files: Files;
  readonly acknowledged: Acknowledged;
}

const newsroomName = 'Cut.newsroom';

/**
 * Writes down all that the core does to its files while it saves, and opens the newsroom as a power cut at random moments
 * would have left it. Null with a reason when it cannot be done on this machine.
 */
export async function cutPower(options: PowerCutOptions): Promise<PowerCuts | { readonly missing: string }> {
  const folder = makeFolder('powercut', 'memory');
  try {
    const shim = compileShim(folder.path);
    if ('missing' in shim) return shim;
    const random = createRandom(options.seed);
    const total = { cuts: 0, acknowledged: 0, lostIn: 0, lost: [] as string[] };
    let start: State = { files: new Map(), acknowledged: new Map() };
    for (let series = 0; series < options.series; series += 1) {
      const journals = await recordSaving(folder.path, shim.path, start, random, options);
      const count = Math.ceil((options.cuts - total.cuts) / (options.series - series));
      for (const state of cutsOf(journals, start, count, random)) {
        const lost = await openAfterCut(join(folder.path, 'after'), state);
        total.cuts += 1;
        total.acknowledged += state.acknowledged.size;
        if (lost.length > 0) total.lostIn += 1;
        total.lost.push(...lost);
        // One that nothing could be made of is no place to go on from.
        if (lost.length === 0 && state.acknowledged.size > 0) start = state;
      }
      // Now and then all begins anew, the making of the newsroom included.
      if (random.chance(0.4)) start = { files: new Map(), acknowledged: new Map() };
    }
    return total;
  } finally {
    folder.remove();
  }
}

/** Has two processes save one after the other, the second one after the first closed the newsroom. */
async function recordSaving(
  folder: string,
  shim: string,
  start: State,
  random: Random,
  { saves, syncLess }: PowerCutOptions,
): Promise<readonly (readonly JournalEntry[])[]> {
  const place = join(folder, 'saving');
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place);
  // The journal names real paths.
  const real = realpathSync(place);
  writeFiles(real, start.files);
  const journals: JournalEntry[][] = [];
  for (const share of [0.6, 0.4]) {
    const journal = join(folder, 'journal');
    rmSync(journal, { force: true });
    const saver = await startSaver({
      path: join(real, newsroomName),
      seed: random.below(1e9),
      saves: Math.round(saves * share),
      said: join(folder, 'said'),
      env: {
        LD_PRELOAD: shim,
        DRAGOMAN_FOLDER: real,
        DRAGOMAN_JOURNAL: journal,
        ...(syncLess ? { DRAGOMAN_SYNC_LESS: '1' } : {}),
      },
    });
    saver.begin();
    await saver.ended;
    if (saver.child.exitCode !== 0) throw new Error(`The saver ended with code ${saver.child.exitCode}.`);
    journals.push(readJournal(readFileSync(journal)).map((entry) => withinFolder(entry, real)));
  }
  checkJournals(journals, start, real);
  return journals;
}

/** What was written down must lead to what lies there, or something was done to the files that the shim did not see. */
function checkJournals(journals: readonly (readonly JournalEntry[])[], start: State, folder: string): void {
  const disk = createCutDisk(start.files);
  for (const journal of journals) {
    disk.beginProcess();
    for (const entry of journal) disk.apply(entry);
  }
  const expected = disk.whole();
  const there = readdirSync(folder);
  const isSame = (name: string): boolean => expected.get(name)?.equals(readFileSync(join(folder, name))) === true;
  if (there.length === expected.size && there.every(isSame)) return;
  throw new Error(
    `The journal leads to ${[...expected.keys()].join(', ')}; there are ${there.join(', ')}, or they differ.`,
  );
}

/** Paths as names within the folder; the folder itself is the empty one. */
function withinFolder(entry: JournalEntry, folder: string): JournalEntry {
  const name = (path: string): string => (path === folder ? '' : path.slice(folder.length + 1));
  if (entry.kind === 'rename') return { ...entry, path: name(entry.path), to: name(entry.to) };
  return 'path' in entry ? { ...entry, path: name(entry.path) } : entry;
}

/** What cuts at random moments leave, in their order in time. */
function* cutsOf(
  journals: readonly (readonly JournalEntry[])[],
  start: State,
  count: number,
  random: Random,
): Generator<State> {
  const disk = createCutDisk(start.files);
  const acknowledged: Acknowledged = new Map(start.acknowledged);
  const length = journals.reduce((sum, journal) => sum + journal.length, 0);
  const moments = Array.from({ length: count }, () => random.below(length + 1)).sort((left, right) => left - right);
  let passed = 0;
  let said = '';
  for (const journal of journals) {
    disk.beginProcess();
    for (const entry of journal) {
      for (; moments[0] === passed; moments.shift())
        yield { files: disk.cut(random), acknowledged: new Map(acknowledged) };
      disk.apply(entry);
      if (entry.kind === 'said') {
        said += entry.text;
        const end = said.lastIndexOf('\n') + 1;
        readAcknowledged(said.slice(0, end), acknowledged);
        said = said.slice(end);
      }
      passed += 1;
    }
  }
  for (const _ of moments) yield { files: disk.cut(random), acknowledged: new Map(acknowledged) };
}

/** Opens what a cut left and reads back all that had been acknowledged; what was lost, in words. */
async function openAfterCut(folder: string, { files, acknowledged }: State): Promise<readonly string[]> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  writeFiles(folder, files);
  // Before anything was acknowledged, there need not be a newsroom.
  if (acknowledged.size === 0) return [];
  try {
    const core = openNewsroom(join(folder, newsroomName));
    try {
      return await findLost(await signIn(core, 'reader'), acknowledged);
    } finally {
      await core.close();
    }
  } catch (error) {
    const there = readdirSync(folder).map((name) => basename(name));
    return [`it does not open: ${error instanceof Error ? error.message : String(error)} (${there.join(', ')})`];
  }
}

function writeFiles(folder: string, files: Files): void {
  for (const [name, data] of files) writeFileSync(join(folder, name), data);
}
