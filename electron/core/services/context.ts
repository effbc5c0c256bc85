import type { ChangeEvent } from '../../../shared/contract/contract.ts';
import type { Background } from '../background.ts';
import type { Kept } from '../file-keeper.ts';
import { type ReadableDatabase, transaction, type WritableDatabase } from '../store/database.ts';
import type { Backups } from './backup-keeper.ts';
import type { Comparisons } from './comparison-memory.ts';
import type { Contents } from './contents.ts';
import type { Finding } from './finding.ts';
import type { Locks } from './lock-book.ts';
import type { Outbox } from './outbox.ts';
import type { Sessions } from './sessions.ts';

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

export interface Ids {
  /** A new id; later ones sort after earlier ones. */
  next(): string;
}

/** What every use case works with. */
export interface Context {
  readonly database: ReadableDatabase;
  readonly clock: Clock;
  readonly ids: Ids;
  /** The newsroom file, an absolute path. */
  readonly path: string;
  readonly sessions: Sessions;
  readonly locks: Locks;
  readonly contents: Contents;
  readonly outbox: Outbox;
  readonly background: Background;
  /** The folder of the dictionaries that come with Dragoman; null where none do. */
  readonly dictionaries: string | null;
  readonly comparisons: Comparisons;
  readonly finding: Finding;
  readonly backups: Backups;
  /** How the newsroom's file is. */
  readonly condition: () => Kept;
  readonly emit: (event: ChangeEvent) => void;
}

/** One request of one window; `session` null for what the newsroom does by itself. */
export interface Request extends Context {
  readonly session: string | null;
}

/** A transaction under way. */
export interface Unit {
  readonly database: WritableDatabase;
  /** Its instant: everything that it writes carries the same. */
  readonly at: string;
  readonly id: () => string;
  readonly contents: Contents;
  /** Notes what changed, for whoever shows it. */
  readonly touch: (storyId: string, editionId: string | null, weight: 'text' | 'state') => void;
}

/** Runs a use case's writes as one transaction, and once they are on the disk tells what changed. */
export function write<Result>(
  request: Request,
  work: (unit: Unit) => Result extends Promise<unknown> ? never : Result,
): Result {
  const touched = new Map<string, { editionIds: Set<string>; weight: 'text' | 'state' }>();
  const result = transaction<Result>(request.database, (database) =>
    work({
      database,
      at: instantOf(request.clock.now()),
      id: () => request.ids.next(),
      contents: request.contents,
      touch(storyId, editionId, weight) {
        const entry = touched.get(storyId) ?? { editionIds: new Set(), weight };
        if (weight === 'state') entry.weight = weight;
        if (editionId !== null) entry.editionIds.add(editionId);
        touched.set(storyId, entry);
      },
    }),
  );
  for (const [storyId, { editionIds, weight }] of touched) {
    request.emit({ kind: 'story', storyId, editionIds: [...editionIds], origin: request.session, weight });
  }
  return result;
}

/** An instant as it is stored: ISO 8601 in UTC. */
export function instantOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/** An instant from outside, with whatever offset, as it is stored. */
export function normalInstant(instant: string): string {
  return instantOf(Date.parse(instant));
}
