import { rename, rm, stat } from 'node:fs/promises';
import type { BackupKind } from '../../../shared/contract/contract.ts';
import { DragomanError } from '../../../shared/contract/errors.ts';
import { NoAnswer } from '../background-thread.ts';
import { BadCopy, type CopyFacts, changesSoFar, compareCopy, copyInto, removeCopy } from '../store/backup.ts';
import {
  type BackupFile,
  type BackupPlace,
  backupAt,
  backupPlace,
  copyToDisk,
  flushFolder,
  makeFolder,
  removeUnfinished,
  stemOf,
} from '../store/backup-files.ts';
import { readNewsroom } from '../store/newsroom.ts';
import { backupProblem } from './backup-problems.ts';
import type { Context } from './context.ts';

export interface MakingOptions {
  /** Where they are to go, absolute; null for the usual folder. */
  readonly chosen: string | null;
  readonly usual: string;
  readonly kind: BackupKind;
  /** Whether the newsroom was closed meanwhile, so that the backup is given up. */
  readonly isClosed: () => boolean;
}

export interface Made {
  readonly file: BackupFile;
  /** What had changed in this session when it was taken. */
  readonly changes: number;
  /** Why it is in the usual folder and not in the one that was chosen. */
  readonly elsewhere: DragomanError | null;
}

/**
 * Makes one backup. It is written beside the newsroom first, since the core stands still meanwhile and a drive elsewhere
 * may be slow, and read through; then it is copied to the folder that was chosen, and read through there. When that
 * folder does not take it, it stays in the usual one. Texts that cannot be read in the newsroom itself are no reason to
 * go without: its name says how many they are.
 * @throws what went wrong; nothing is left of it then. NoAnswer `closed` when it was given up.
 */
export async function makeBackup(context: Context, options: MakingOptions): Promise<Made> {
  const { clock, database, path } = context;
  const { chosen, usual, kind } = options;
  const { id: newsroomId } = readNewsroom(database);
  const at = clock.now();
  makeFolder(usual);
  removeUnfinished(usual, path, newsroomId);
  const here = backupPlace(usual, path, at, kind, newsroomId);
  const changes = changesSoFar(database);
  const expected = copyInto(database, here.unfinished);
  let kept = here;
  let elsewhere: DragomanError | null = null;
  let named = here.path;
  const keep = async (place: BackupPlace, folder: string, damagedTexts: number): Promise<void> => {
    named = damagedTexts === 0 ? place.path : backupPlace(folder, path, at, kind, newsroomId, damagedTexts).path;
    await rename(place.unfinished, named);
    flushFolder(folder);
  };
  try {
    const damagedTexts = await verify(context, here, expected, options);
    if (chosen !== null) {
      try {
        kept = await copyTo(chosen, { at, kind, from: here.unfinished, newsroomId, path });
        await keep(kept, chosen, await verify(context, kept, expected, options));
        removeCopy(here.unfinished);
      } catch (error) {
        if (kept !== here) await rm(kept.unfinished, { force: true }).catch(() => undefined);
        if (error instanceof NoAnswer) throw error;
        kept = here;
        elsewhere = alsoUsual(backupProblem(error, chosen), usual);
      }
    }
    if (kept === here) await keep(here, usual, damagedTexts);
  } catch (error) {
    removeCopy(here.unfinished);
    throw error;
  }
  const { size } = await stat(named);
  const { at: namedAt, damagedTexts } = backupAt(named) ?? { at, damagedTexts: 0 };
  const file = { path: named, at: namedAt, kind, size, stem: stemOf(path), damagedTexts };
  return { file, changes, elsewhere };
}

/** @returns how many texts cannot be read, here as in the newsroom. */
async function verify(
  { background, database }: Context,
  { unfinished }: BackupPlace,
  expected: CopyFacts,
  { isClosed }: MakingOptions,
): Promise<number> {
  const verdict = await background.run('verifyCopy', { path: unfinished });
  if (isClosed()) throw new NoAnswer('closed', 'The newsroom was closed.');
  if (verdict.kind === 'bad') throw new BadCopy(verdict.reason);
  compareCopy(database, expected, verdict);
  return verdict.damaged.length;
}

function alsoUsual(problem: DragomanError, usual: string): DragomanError {
  return new DragomanError(
    problem.code,
    `${problem.message} Until then backups are kept in the usual folder, ${usual}.`,
    problem.data,
  );
}

/**
 * Copies what was made beside the newsroom to another folder, down to the disk. The folder is never made: without it a
 * drive is missing, and what would be made in its place would be on this one.
 */
async function copyTo(
  folder: string,
  copy: { from: string; path: string; at: number; kind: BackupKind; newsroomId: string },
): Promise<BackupPlace> {
  removeUnfinished(folder, copy.path, copy.newsroomId);
  const place = backupPlace(folder, copy.path, copy.at, copy.kind, copy.newsroomId);
  try {
    await copyToDisk(copy.from, place.unfinished);
    return place;
  } catch (error) {
    await rm(place.unfinished, { force: true }).catch(() => undefined);
    throw error;
  }
}
