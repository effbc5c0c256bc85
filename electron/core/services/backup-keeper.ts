import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Backup, BackupKind, BackupState } from '../../../shared/contract/contract.ts';
import { DragomanError } from '../../../shared/contract/errors.ts';
import { dueBackup, expiredBackups, latestBackup } from '../../../shared/domain/backup-schedule.ts';
import { NoAnswer } from '../background-thread.ts';
import { changesSoFar } from '../store/backup.ts';
import { type BackupFile, listBackups, stemOf } from '../store/backup-files.ts';
import { sweepLeftovers } from '../store/leftovers.ts';
import { readNewsroom } from '../store/newsroom.ts';
import { backupFolder } from '../store/newsroom-file.ts';
import { readSetting } from '../store/newsroom-settings.ts';
import { makeBackup } from './backup-making.ts';
import { backupProblem, damagedNewsroom, lackingTexts } from './backup-problems.ts';
import { type Context, instantOf } from './context.ts';
import { noteRestored, type Restored } from './restored-record.ts';

/** Makes the backups of one open newsroom, those that are asked for and those that are due, one after another. */
export interface Backups {
  state(): Promise<BackupState>;
  /** @throws DragomanError when none could be made anywhere. */
  make(kind: BackupKind): Promise<Backup>;
  /** Whether nothing changed since the last one made here. */
  isCurrent(): boolean;
  /** Writes down that a backup was put in the place of what was there. */
  noteRestored(restored: Restored): void;
  /** Makes what is due by now. */
  runDue(): Promise<void>;
  /** Makes what is due as time goes by, in moments when nobody asks for anything. */
  start(): void;
  /** What is being made is given up. */
  close(): void;
}

export interface BackupsOptions {
  /** When a window last asked for anything, in milliseconds of the clock. */
  readonly lastRequest: () => number;
  readonly log: (line: string) => void;
  /** Whether the newsroom is damaged and only read as far as it can be: a backup of that would pass for a good one. */
  readonly isDamaged: () => boolean;
}

/** Milliseconds: from opening to the first look, from one look to the next, and to the next try after a failure. */
const beforeFirstLook = 30_000;
const betweenLooks = 60_000;
const afterFailure = 10 * 60_000;
/** A moment counts as quiet when nobody asked for anything so long; it is waited for so many times. */
const quiet = 3_000;
const mostWaits = 200;

export function createBackups(contextOf: () => Context, { lastRequest, log, isDamaged }: BackupsOptions): Backups {
  let running = 0;
  let problem: DragomanError | null = null;
  /** This session's last: when it was made, and what had changed until then. */
  let lastHere: { readonly at: number; readonly changes: number; readonly path: string } | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waits = 0;
  let swept = false;
  let started = false;
  let closed = false;

  const folders = (): { readonly chosen: string | null; readonly usual: string } => {
    const { database, path } = contextOf();
    return { chosen: readSetting(database, 'backupFolder') ?? null, usual: backupFolder(path) };
  };

  /** A copy of the newsroom that has its id but another name may share the folder; what it made does not count here. */
  const isOwn = ({ stem }: BackupFile): boolean => stem === stemOf(contextOf().path);

  const listAll = async (): Promise<readonly BackupFile[]> => {
    const { id: newsroomId } = readNewsroom(contextOf().database);
    const { chosen, usual } = folders();
    const lists = await Promise.all([chosen, usual].map((one) => (one === null ? [] : listBackups(one, newsroomId))));
    return lists.flat().sort((one, other) => other.at - one.at);
  };

  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  };

  const tell = (): void => {
    if (!closed) contextOf().emit({ kind: 'backups' });
  };

  const makeOne = async (kind: BackupKind): Promise<Backup> => {
    const context = contextOf();
    if (isDamaged()) throw damagedNewsroom(context.path);
    const made = await makeBackup(context, { ...folders(), kind, isClosed: () => closed });
    problem = made.elsewhere;
    lastHere = { at: made.file.at, changes: made.changes, path: made.file.path };
    await removeExpired(dirname(made.file.path));
    return asBackup(made.file);
  };

  const removeExpired = async (folder: string): Promise<void> => {
    const { clock, database } = contextOf();
    const there = (await listBackups(folder, readNewsroom(database).id)).filter(isOwn);
    // Apart from each other, so that one that lacks a text never lets a good one go.
    const expired = [there.filter(isWhole), there.filter((one) => !isWhole(one))].flatMap((ones) =>
      expiredBackups(ones, clock.now()),
    );
    for (const { path } of expired) {
      await rm(path, { force: true }).catch((error: unknown) => log(`removing ${path}: ${String(error)}`));
    }
  };

  const make = (kind: BackupKind): Promise<Backup> =>
    inTurn(async () => {
      if (closed) throw new DragomanError('no-newsroom', 'No newsroom is open.', {});
      running += 1;
      tell();
      try {
        return await makeOne(kind);
      } catch (error) {
        if (error instanceof NoAnswer && error.reason === 'closed') {
          throw new DragomanError('cancelled', 'The newsroom was closed before its backup was done.', {});
        }
        log(`backup: ${String(error)}`);
        problem = backupProblem(error, backupFolder(contextOf().path));
        throw problem;
      } finally {
        running -= 1;
        tell();
      }
    });

  const due = async (): Promise<BackupKind | null> => {
    const { clock, database } = contextOf();
    return dueBackup((await listAll()).filter(isOwn), {
      now: clock.now(),
      lastHere: lastHere?.at ?? null,
      changed: lastHere === null || lastHere.changes !== changesSoFar(database),
    });
  };

  const lookAfter = (milliseconds: number): void => {
    if (!started || closed) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      look().then(lookAfter, (error: unknown) => {
        log(`backup: ${String(error)}`);
        lookAfter(afterFailure);
      });
    }, milliseconds);
    timer.unref?.();
  };

  /** @returns how long to wait until the next look, in milliseconds. */
  const look = async (): Promise<number> => {
    if (!swept) {
      swept = true;
      void sweepLeftovers(contextOf().path, contextOf().clock.now(), log);
    }
    if (isDamaged()) return betweenLooks;
    const kind = await due();
    if (kind === null || closed) return betweenLooks;
    const isQuiet = Math.abs(contextOf().clock.now() - lastRequest()) >= quiet;
    if (!isQuiet && waits < mostWaits) {
      waits += 1;
      return quiet;
    }
    waits = 0;
    await make(kind);
    return betweenLooks;
  };

  return {
    async state() {
      const { chosen, usual } = folders();
      const files = await listAll();
      const now = contextOf().clock.now();
      const own = files.filter(isOwn);
      const here = own.find(({ path }) => path === lastHere?.path);
      const newest = here ?? latestBackup(own, now);
      // What only its copy made is better than none.
      const last =
        here && isWhole(here)
          ? here
          : (latestBackup(own.filter(isWhole), now) ?? latestBackup(files.filter(isWhole), now) ?? null);
      return {
        folder: chosen ?? usual,
        usual: chosen === null,
        backups: files.map(asBackup),
        lastGood: last && asBackup(last),
        running: running > 0,
        problem: (problem ?? lackOf(newest, last))?.toReply() ?? null,
      };
    },
    make,
    isCurrent: () => lastHere !== null && lastHere.changes === changesSoFar(contextOf().database),
    noteRestored: (restored) => noteRestored(contextOf(), restored),
    async runDue() {
      const kind = await due();
      if (kind !== null) await make(kind);
    },
    start() {
      started = true;
      lookAfter(beforeFirstLook);
    },
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}

function isWhole({ damagedTexts }: BackupFile): boolean {
  return damagedTexts === 0;
}

/** What the newest lacks. Before a restore that is expected: what is restored then is in its place. */
function lackOf(newest: BackupFile | undefined, lastGood: BackupFile | null): DragomanError | null {
  return newest && !isWhole(newest) && newest.kind !== 'before restore' ? lackingTexts(newest, lastGood) : null;
}

function asBackup({ path, at, kind, size, damagedTexts }: BackupFile): Backup {
  return { path, at: instantOf(at), kind, size, ...(damagedTexts === 0 ? {} : { damagedTexts }) };
}
