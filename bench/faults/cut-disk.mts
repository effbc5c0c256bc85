import type { JournalEntry } from './journal.mts';
import type { Random } from './random.mts';

/**
 * A disk that forgets. What was synced is on it; of what was written since, each sector may be there, not there, or there
 * in part, whatever came before or after it; a file that was made, removed or renamed may be so or not until its folder
 * was synced.
 */
export interface CutDisk {
  /** Does what the next entry of a journal says. */
  apply(entry: JournalEntry): void;
  /** Another process begins, which has nothing open: the numbers of its files are its own. */
  beginProcess(): void;
  /** The files, by path, as the processes left them, with everything that waits. */
  whole(): ReadonlyMap<string, Buffer>;
  /** The files, by path, that are found after the power went at this moment. */
  cut(random: Random): ReadonlyMap<string, Buffer>;
}

const sector = 512;

interface File {
  /** What is on the disk for certain. */
  durable: Buffer;
  waiting: Extract<JournalEntry, { kind: 'write' | 'truncate' }>[];
}

type NameChange =
  | { readonly kind: 'name'; readonly path: string; readonly file: File }
  | { readonly kind: 'unlink'; readonly path: string }
  | { readonly kind: 'rename'; readonly path: string; readonly to: string };

/** @param initial the files that are there, by path, all synced. */
export function createCutDisk(initial: ReadonlyMap<string, Buffer>): CutDisk {
  const files = new Map<number, File>();
  const names = new Map(
    [...initial].map(([path, data]): [string, File] => [path, { durable: Buffer.from(data), waiting: [] }]),
  );
  let waitingNames: NameChange[] = [];
  /** As the process sees it. */
  const now = new Map(names);
  const folders = new Set<number>();

  const fileOf = (number: number): File => {
    const file = files.get(number);
    if (!file) throw new Error(`The journal writes to file ${number}, which was never opened.`);
    return file;
  };

  const changeName = (change: NameChange): void => {
    applyName(now, change);
    waitingNames.push(change);
  };

  const open = ({ file, path, is }: Extract<JournalEntry, { kind: 'named' }>): void => {
    if (is === 'folder') {
      folders.add(file);
      return;
    }
    const there = now.get(path);
    if (is === 'there' && !there) throw new Error(`${path} was there before the journal began, and is not known.`);
    const opened = is === 'there' && there ? there : { durable: Buffer.alloc(0), waiting: [] };
    files.set(file, opened);
    if (is === 'new') changeName({ kind: 'name', path, file: opened });
  };

  return {
    apply(entry) {
      switch (entry.kind) {
        case 'named':
          return open(entry);
        case 'write':
        case 'truncate':
          return void fileOf(entry.file).waiting.push(entry);
        case 'sync': {
          if (folders.has(entry.file)) {
            for (const change of waitingNames) applyName(names, change);
            waitingNames = [];
            return;
          }
          const file = fileOf(entry.file);
          file.durable = file.waiting.reduce(applyWhole, file.durable);
          file.waiting = [];
          return;
        }
        case 'unlink':
        case 'rename':
          return changeName(entry);
        case 'said':
          return;
      }
    },
    beginProcess() {
      files.clear();
      folders.clear();
    },
    whole: () =>
      new Map(
        [...now].map(([path, { durable, waiting }]) => [
          path,
          waiting.reduce<Buffer>(applyWhole, Buffer.from(durable)),
        ]),
      ),
    cut(random) {
      const found = new Map(names);
      for (const change of survivors(waitingNames, random)) applyName(found, change);
      return new Map([...found].map(([path, file]) => [path, remains(file, random)]));
    },
  };
}

function applyName(names: Map<string, File>, change: NameChange): void {
  switch (change.kind) {
    case 'name':
      names.set(change.path, change.file);
      return;
    case 'unlink':
      names.delete(change.path);
      return;
    case 'rename': {
      const file = names.get(change.path);
      names.delete(change.path);
      if (file) names.set(change.to, file);
      return;
    }
  }
}

/** A file system with a journal keeps the first ones; another one keeps any. */
function survivors(changes: readonly NameChange[], random: Random): readonly NameChange[] {
  if (random.chance(0.5)) return changes.slice(0, random.below(changes.length + 1));
  return changes.filter(() => random.chance(0.5));
}

function resized(data: Buffer, length: number, filler: (rest: Buffer) => void = () => undefined): Buffer {
  if (length <= data.length) return data.subarray(0, length);
  const larger = Buffer.alloc(length);
  data.copy(larger);
  filler(larger.subarray(data.length));
  return larger;
}

/** Changes `data` itself where it is long enough. */
function applyWhole(data: Buffer, entry: File['waiting'][number]): Buffer {
  if (entry.kind === 'truncate') return resized(data, entry.length);
  const changed = resized(data, Math.max(data.length, entry.offset + entry.data.length));
  entry.data.copy(changed, entry.offset);
  return changed;
}

/** How the disk treats what waits: how likely a sector is kept, how likely a kept one is torn, what fills a gap. */
function mood(random: Random): { readonly keep: number; readonly tear: number; readonly fill: (gap: Buffer) => void } {
  const noise = (gap: Buffer): void => {
    for (let at = 0; at < gap.length; at += 1) gap[at] = random.below(256);
  };
  return {
    keep: random.pick([0, 0.1, 0.5, 0.5, 0.9, 1]),
    tear: random.pick([0, 0, 0.1, 0.5]),
    fill: random.chance(0.25) ? noise : () => undefined,
  };
}

function remains({ durable, waiting }: File, random: Random): Buffer {
  // A copy: what is durable goes on changing, and a state may be gone on from.
  if (waiting.length === 0) return Buffer.from(durable);
  const { keep, tear, fill } = mood(random);
  let data: Buffer = Buffer.from(durable);
  for (const entry of waiting) {
    if (entry.kind === 'truncate') {
      if (random.chance(0.5)) data = Buffer.from(resized(data, entry.length));
      continue;
    }
    const end = entry.offset + entry.data.length;
    // The new length may be on the disk before what it makes room for.
    if (random.chance(0.5)) data = resized(data, Math.max(data.length, end), fill);
    for (let start = entry.offset; start < end; ) {
      const stop = Math.min(end, (Math.floor(start / sector) + 1) * sector);
      if (random.chance(keep)) {
        const [from, to] = random.chance(tear) ? tornPart(start, stop, random) : [start, stop];
        data = resized(data, Math.max(data.length, to), fill);
        entry.data.copy(data, from, from - entry.offset, to - entry.offset);
      }
      start = stop;
    }
  }
  return data;
}

/** The first or the last bytes of a sector, as many as it happens. */
function tornPart(start: number, stop: number, random: Random): readonly [from: number, to: number] {
  const middle = start + random.below(stop - start + 1);
  return random.chance(0.5) ? [start, middle] : [middle, stop];
}
