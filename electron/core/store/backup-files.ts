import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
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
}

/** What is being written is called this until it was read through. */
const unfinished = '.part';
const pattern =
  /^(?<stem>.+) (?<day>\d{4}-\d\d-\d\d) (?<hour>\d\d)-(?<minute>\d\d)-(?<second>\d\d\.\d{3})Z (?<kind>[a-z-]+) (?<tag>[0-9a-f]{8})\.newsroom$/u;

/** Newsrooms of one name may share a folder: the end of their ids, which is random, tells them apart. */
function tagOf(newsroomId: string): string {
  return newsroomId.replaceAll('-', '').slice(-8);
}

/** `NAME 2026-11-22 14-03-22.123Z by-hand 1a2b3c4d.newsroom`, the time in UTC. */
function backupName(newsroomPath: string, at: number, kind: BackupKind, newsroomId: string): string {
  const [day = '', time = ''] = new Date(at).toISOString().split('T');
  const stem = basename(newsroomPath).replace(/\.newsroom$/iu, '');
  return `${stem} ${day} ${time.replaceAll(':', '-')} ${kind.replaceAll(' ', '-')} ${tagOf(newsroomId)}.newsroom`;
}

function readName(name: string): { readonly at: number; readonly kind: BackupKind; readonly tag: string } | null {
  const { day, hour, minute, second, kind: written, tag } = pattern.exec(name)?.groups ?? {};
  const kind = backupKinds.find((one) => one.replaceAll(' ', '-') === written);
  const at = Date.parse(`${day}T${hour}:${minute}:${second}Z`);
  return kind === undefined || tag === undefined || Number.isNaN(at) ? null : { at, kind, tag };
}

/** When and why a backup was made, by its name; null when the name is none of ours. */
export function backupAt(path: string): { readonly at: number; readonly kind: BackupKind } | null {
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
  return stats?.isFile() ? { path, at: read.at, kind: read.kind, size: stats.size } : null;
}

function namesIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

/** Where a backup is written and what it is called once it is known to be good. Nothing has either name. */
export interface BackupPlace {
  readonly unfinished: string;
  readonly path: string;
}

/** A free place for a backup. @param at milliseconds; a later one when another backup has that already. */
export function backupPlace(
  folder: string,
  newsroomPath: string,
  at: number,
  kind: BackupKind,
  newsroomId: string,
): BackupPlace {
  for (let later = at; ; later += 1) {
    const path = join(folder, backupName(newsroomPath, later, kind, newsroomId));
    if (!existsSync(path) && !existsSync(path + unfinished)) return { path, unfinished: path + unfinished };
  }
}

/** Removes what a backup that was cut short left behind. No other program writes backups of an open newsroom. */
export function removeUnfinished(folder: string, newsroomId: string): void {
  const tag = tagOf(newsroomId);
  for (const name of namesIn(folder)) {
    if (!name.endsWith(unfinished) || readName(name.slice(0, -unfinished.length))?.tag !== tag) continue;
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
