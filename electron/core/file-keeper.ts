import type { Condition, Unreadable } from '../../shared/contract/contract.ts';
import { DragomanError } from '../../shared/contract/errors.ts';
import { type Clock, instantOf } from './services/context.ts';
import { backupPlace, makeFolder } from './store/backup-files.ts';
import { openDatabase } from './store/connection.ts';
import { type Watch, watchConnection } from './store/connection-watch.ts';
import { type DamagedNewsroom, openCopyToRead, openDamaged, readInstead } from './store/damaged-newsroom.ts';
import { connectAgain, disconnected, guardWrites, type ReadableDatabase, sqliteOf } from './store/database.ts';
import { listMembers } from './store/members.ts';
import { readNewsroom } from './store/newsroom.ts';
import { backupFolder, damaged, readOnlyAsDamaged } from './store/newsroom-file.ts';
import { surveyOf } from './store/survey.ts';

/** How often it is tried whether saving works again, in milliseconds. */
const probeEvery = 2_000;
/** How long the survey of a damaged newsroom works before it lets others, in milliseconds. */
const surveySlice = 12;

export interface FileKeeperOptions {
  /** The newsroom file, an absolute path. */
  readonly path: string;
  readonly clock: Clock;
  readonly log: (line: string) => void;
  /** Called when the condition is another. */
  readonly onCondition: () => void;
}

/** What a newsroom is in, without the backup that only whoever keeps them knows. */
export type Kept =
  | Exclude<Condition, { kind: 'damaged' }>
  | { readonly kind: 'damaged'; readonly unreadable: readonly Unreadable[] };

/** Holds the newsroom's file through whatever happens to it. */
export interface FileKeeper {
  /** The same object for as long as the newsroom is open, whatever stands behind it. */
  readonly database: ReadableDatabase;
  condition(): Kept;
  /** What every command is refused with; null unless the newsroom is damaged. */
  readonly refusal: DragomanError | null;
  /** Goes over to reading what is left. Called when something turned out not to be readable. */
  foundDamage(): void;
  /** Tries now whether saving works again. */
  tryAgain(): void;
  close(): void;
}

/** @throws DragomanError when the newsroom cannot be opened, not even to read what is left of it. */
export function keepFile({ path, clock, log, onCondition }: FileKeeperOptions): FileKeeper {
  let kept: Kept = { kind: 'good' };
  let watch: Watch | null = null;
  let rest: DamagedNewsroom | null = null;
  /** What a newsroom is read from that could not be written when it was opened. */
  let copy: DamagedNewsroom | null = null;
  let probe: ReturnType<typeof setTimeout> | undefined;
  let survey: ReturnType<typeof setTimeout> | undefined;

  const change = (next: Kept): void => {
    kept = next;
    onCondition();
  };

  const failed = (error: DragomanError): void => {
    if (kept.kind === 'damaged') return;
    if (error.code === 'damaged') {
      foundDamage();
      return;
    }
    const since = kept.kind === 'failing' ? kept.since : instantOf(clock.now());
    const isNews = kept.kind === 'good' || kept.error.code !== error.code || kept.error.message !== error.message;
    if (isNews) log(`Saving fails: ${error.code}: ${error.message}`);
    if (isNews) change({ kind: 'failing', error: error.toReply(), since });
    probeLater();
  };

  const worked = (): void => {
    if (kept.kind !== 'failing') return;
    clearTimeout(probe);
    log('Saving works again');
    change({ kind: 'good' });
  };

  const tryAgain = (): void => {
    if (kept.kind === 'failing' && copy) tryOpening(copy);
    else if (kept.kind === 'failing') watch?.tryWriting(kept.error.code === 'disk-full');
    if (kept.kind === 'failing') probeLater();
  };

  const probeLater = (): void => {
    clearTimeout(probe);
    probe = setTimeout(tryAgain, probeEvery);
    probe.unref?.();
  };

  const foundDamage = (): void => {
    if (kept.kind === 'damaged') return;
    clearTimeout(probe);
    log(`The newsroom at ${path} is damaged and is read from a copy`);
    watch?.abandon();
    watch = null;
    leaveCopy();
    rest = openDamaged(path);
    if (rest) readInstead(database, rest);
    else disconnected(database, damaged(path));
    begin();
  };

  const begin = (): void => {
    const all = { what: 'Nothing of it can be read', storyId: null, editionId: null, revisions: [] };
    change({ kind: 'damaged', unreadable: rest ? [] : [all] });
    if (!rest) return;
    const steps = surveyOf(rest.database);
    const work = (): void => {
      const until = Date.now() + surveySlice;
      const found: Unreadable[] = [];
      let done = false;
      while (!done && Date.now() < until) {
        const step = steps.next();
        done = step.done === true;
        if (step.value) found.push(step.value);
      }
      if (found.length > 0 && kept.kind === 'damaged') {
        change({ kind: 'damaged', unreadable: [...kept.unreadable, ...found] });
      }
      if (done) return;
      survey = setTimeout(work, 0);
      survey.unref?.();
    };
    survey = setTimeout(work, 0);
    survey.unref?.();
  };

  /** Where what was open is kept once another file has its name. */
  const rescueTo = (): string => {
    const folder = backupFolder(path);
    makeFolder(folder);
    return backupPlace(folder, path, clock.now(), 'rescued', readNewsroom(database).id).path;
  };

  const open = (): ReadableDatabase => {
    try {
      const opened = openDatabase(path, clock.now());
      watch = watchConnection({ database: opened, path, onFailed: failed, onWorked: worked, log, rescueTo });
      return opened;
    } catch (error) {
      if (error instanceof DragomanError && error.code === 'read-only') return openReadOnly(error);
      return openRest(error);
    }
  };

  const openRest = (error: unknown): ReadableDatabase => {
    if (!(error instanceof DragomanError) || error.code !== 'damaged') throw error;
    rest = openDamaged(path);
    if (!rest) throw error;
    log(`The newsroom at ${path} is damaged and is read from a copy`);
    return rest.database;
  };

  /** Until it can be written, everything that is to be saved is refused with why it cannot be. */
  const openReadOnly = (error: DragomanError): ReadableDatabase => {
    try {
      copy = openCopyToRead(path);
    } catch (found) {
      return openRest(found);
    }
    const before = (): never => {
      throw error;
    };
    guardWrites(copy.database, { before, after: () => undefined, failed: () => undefined });
    log(`The newsroom at ${path} may not be written and is read from a copy`);
    kept = { kind: 'failing', error: error.toReply(), since: instantOf(clock.now()) };
    probeLater();
    return copy.database;
  };

  /** Goes over from the copy to the file itself once that can be written. */
  const tryOpening = (reading: DamagedNewsroom): void => {
    try {
      connectAgain(database, sqliteOf(openDatabase(path, clock.now())));
    } catch (error) {
      if (error instanceof DragomanError && error.code === 'damaged') foundDamage();
      return;
    }
    copy = null;
    reading.close();
    watch = watchConnection({ database, path, onFailed: failed, onWorked: worked, log, rescueTo });
    worked();
  };

  const leaveCopy = (): void => {
    if (!copy) return;
    guardWrites(database, null);
    copy.close();
    copy = null;
  };

  const database = open();
  if (rest) begin();
  else if (!tellsWhose(database)) foundDamage();

  return {
    database,
    condition: () => kept,
    get refusal() {
      return kept.kind === 'damaged' ? readOnlyAsDamaged(path) : null;
    },
    foundDamage,
    tryAgain,
    close() {
      clearTimeout(probe);
      clearTimeout(survey);
      watch?.close();
      watch = null;
      leaveCopy();
      rest?.close();
      rest = null;
    },
  };
}

/** Whether it can be told what newsroom it is and who may sit down: without the two nothing can be shown of it. */
function tellsWhose(database: ReadableDatabase): boolean {
  try {
    readNewsroom(database);
    return listMembers(database).length > 0;
  } catch {
    return false;
  }
}
