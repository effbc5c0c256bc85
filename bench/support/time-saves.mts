import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { openBenchCore } from './bench-core.mts';
import { type Course, typistOf } from './write-history.mts';

export interface SaveTimes {
  /** Of saves through the whole core, in milliseconds. */
  readonly saves: readonly number[];
  /** Of bare durable inserts of as many bytes as a revision takes. */
  readonly bare: readonly number[];
  /** Of bare durable inserts of the whole text as JSON, which is what was saved. */
  readonly bareWhole: readonly number[];
}

/** A database as careful as the newsroom's, with nothing but a table for bytes. */
function openBare(path: string): Sqlite.Database {
  const sqlite = new Sqlite(path);
  sqlite.pragma('locking_mode = EXCLUSIVE');
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.exec('CREATE TABLE bytes (key INTEGER PRIMARY KEY, payload BLOB NOT NULL) STRICT');
  return sqlite;
}

/**
 * Goes on typing in a course that was typed to its end, and times each save, and next to each the bare inserts, so that
 * what else the machine does slows all of them.
 * @param made the newsroom with the course; a copy of it on the disk of `folder` is written to.
 * @param bytes how many bytes a revision takes.
 */
export async function timeSaves(
  folder: string,
  made: string,
  course: Course,
  editionId: string,
  bytes: number,
  rounds: number,
): Promise<SaveTimes> {
  const path = join(folder, 'saving.newsroom');
  copyFileSync(made, path);
  const typist = typistOf(course);
  for (let replayed = 0; replayed < course.saves; replayed += 1) typist.next();
  const bench = await openBenchCore(path, Date.UTC(2027, 0, 1));
  const bare = openBare(join(folder, 'bare.sqlite'));
  const insert = bare.prepare('INSERT INTO bytes (payload) VALUES (?)');
  const times = { saves: [] as number[], bare: [] as number[], bareWhole: [] as number[] };
  const payload = Buffer.alloc(bytes, 'x');
  const whole = Buffer.alloc(course.bytes, 'x');
  try {
    let { revision: baseRevision } = await bench.ask('editions.open', { editionId });
    // The first rounds are for the compilers and caches.
    for (let round = -50; round < rounds; round += 1) {
      const { change, after } = typist.next();
      bench.advance(after);
      const input = { editionId, baseRevision, sourceRevision: null, ...change };
      const start = performance.now();
      const saved = await bench.ask('editions.save', input);
      const afterSave = performance.now();
      insert.run(payload);
      const afterBare = performance.now();
      insert.run(whole);
      const end = performance.now();
      baseRevision = saved.revision;
      if (round < 0) continue;
      times.saves.push(afterSave - start);
      times.bare.push(afterBare - afterSave);
      times.bareWhole.push(end - afterBare);
    }
  } finally {
    bare.close();
    await bench.close();
    for (const name of ['saving.newsroom', 'bare.sqlite']) rmSync(join(folder, name), { force: true });
  }
  return times;
}
