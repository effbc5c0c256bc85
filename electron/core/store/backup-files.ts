import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { copyFile, open, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type BackupKind, backupKinds } from '../../../shared/domain/backup-schedule.ts';

/** A backup as its name tells: nothing else says when and why it was made, so a folder of them is its own list. */
export interface BackupFile {
  /** Absolute. */
  readonly path: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly kind: BackupKind;
  /** In bytes. */
  readonly size: number;
  /** The newsroom's file name without its ending: copies of a newsroom that have its id may share a folder with it. */
  readonly stem: string;
  /** How many stored texts could not be read in the newsroom itself, and so cannot here; 0 in a whole one. */
  readonly damagedTexts: number;
}

/** What is being written is called this until it was read through. */
const unfinished = '.part';
const pattern =
  /^(?<stem>.+) (?<day>\d{4}-\d\d-\d\d) (?<hour>\d\d)-(?<minute>\d\d)-(?<second>\d\d\.\d{3})Z (?<kind>[a-z-]+) (?<tag>[0-9a-f]{8})(?: without (?<damaged>[1-9]\d*))?\.newsroom$/u;

/** Newsrooms of one name may share a folder: the end of their ids, which is random, tells them apart. */
function tagOf(newsroomId: string): string {
  return newsroomId.replaceAll('-', '').slice(-8);
}

/** The part of a newsroom's file name that the names of its backups begin with. */
export function stemOf(newsroomPath: string): string {
  return basename(newsroomPath).replace(/\.newsroom$/iu, '');
}

interface BackupName extends Pick<BackupFile, 'at' | 'kind' | 'stem' | 'damagedTexts'> {
  readonly tag: string;
}

/**
 * `NAME 2026-11-22 14-03-22.123Z by-hand 1a2b3c4d.newsroom`, the time in UTC; ` without 2` before the ending when two of
 * its texts cannot be read.
 */
function writeName({ stem, at, kind, tag, damagedTexts }: BackupName): string {
  const [day = '', time = ''] = new Date(at).toISOString().split('T');
  const without = damagedTexts === 0 ? '' : ` without ${damagedTexts}`;
  return `${stem} ${day} ${time.replaceAll(':', '-')} ${kind.replaceAll(' ', '-')} ${tag}${without}.newsroom`;
}

function readName(name: string): BackupName | null {
  const { stem, day, hour, minute, second, kind: written, tag, damaged } = pattern.exec(name)?.groups ?? {};
  const kind = backupKinds.find((one) => one.replaceAll(' ', '-') === written);
  const at = Date.parse(`${day}T${hour}:${minute}:${second}Z`);
  if (stem === undefined || kind === undefined || tag === undefined || Number.isNaN(at)) return null;
  return { stem, at, kind, tag, damagedTexts: Number(damaged ?? 0) };
}

/** When and why a backup was made and what it lacks, by its name; null when the name is none of ours. */
export function backupAt(path: string): Pick<BackupFile, 'at' | 'kind' | 'damagedTexts'> | null {
  return readName(basename(path));
}

/**
 * The backups of a newsroom in a folder, the newest first; none where the folder is missing or cannot be read. Does not
 * hold up this thread: the folder may be on a drive that takes its time.
 */
export async function listBackups(folder: string, newsroomId: string): Promise<readonly BackupFile[]> {
  const tag = tagOf(newsroomId);
  const names = await readdir(folder).catch(() => []);
  const found = await Promise.all(names.map((name) => backupIn(folder, name, tag)));
  return found.filter((one) => one !== null).sort((one, other) => other.at - one.at);
}

async function backupIn(folder: string, name: string, tag: string): Promise<BackupFile | null> {
  const read = readName(name);
  if (read?.tag !== tag) return null;
  const path = join(folder, name);
  const stats = await stat(path).catch(() => null);
  if (!stats?.isFile()) return null;
  return { path, at: read.at, kind: read.kind, size: stats.size, stem: read.stem, damagedTexts: read.damagedTexts };
}

function namesIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

/** Where a backup is written and what it is called once it is known to be good. Nothing has either name. */
export interface BackupPlace {
  readonly unfinished: string;
  readonly path: string;
}

/**
 * A free place for a backup.
 * @param at milliseconds; a later one when another backup has that already.
 * @param damagedTexts how many of its texts cannot be read.
 */
export function backupPlace(
  folder: string,
  newsroomPath: string,
  at: number,
  kind: BackupKind,
  newsroomId: string,
  damagedTexts = 0,
): BackupPlace {
  const name = { stem: stemOf(newsroomPath), kind, tag: tagOf(newsroomId), damagedTexts };
  for (let later = at; ; later += 1) {
    const path = join(folder, writeName({ ...name, at: later }));
    if (!existsSync(path) && !existsSync(path + unfinished)) return { path, unfinished: path + unfinished };
  }
}

/**
 * Removes what a backup that was cut short left behind. No other program writes backups of an open newsroom; a copy of it
 * may be open elsewhere and share the folder.
 */
export function removeUnfinished(folder: string, newsroomPath: string, newsroomId: string): void {
  const tag = tagOf(newsroomId);
  const stem = stemOf(newsroomPath);
  for (const name of namesIn(folder)) {
    if (!name.endsWith(unfinished)) continue;
    const read = readName(name.slice(0, -unfinished.length));
    if (read?.tag !== tag || read.stem !== stem) continue;
    rmSync(join(folder, name), { force: true });
    rmSync(join(folder, `${name}-journal`), { force: true });
  }
}

/** Gives a backup its name, so that it is there after a power cut too. */
export function finish(place: BackupPlace): void {
  renameSync(place.unfinished, place.path);
  flushFolder(dirname(place.path));
}

/** Writes a file's content through to the disk. */
export function flushFile(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Copies a file, and its content through to the disk; what is in the way is written over. */
export async function copyToDisk(from: string, to: string): Promise<void> {
  await copyFile(from, to);
  const file = await open(to, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Writes a folder's names through to the disk, where the system can do that. */
export function flushFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    // Windows and some network drives know no such thing.
  }
}

export function makeFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
}
