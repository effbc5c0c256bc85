import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fstatSync,
  lstatSync,
  openSync,
  readSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DragomanError } from '../../../shared/contract/errors.ts';
import { applicationId } from './migrate.ts';
import { currentVersion } from './migrations/all.ts';

/** Whether anything has this name: a file, a folder, also a link to nowhere. */
export function fileExists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

const headerLength = 100;
const magic = 'SQLite format 3\0';

/**
 * Looks at a newsroom file without opening it as a database, which would already write beside it. Returns when it may
 * be opened.
 * @throws DragomanError that says what it is instead, leaving the file and its folder as they were.
 */
export function inspectFile(path: string): void {
  inspectContent(path);
  refuseReadOnly(path);
}

/** {@link inspectFile} for a file that is only to be read, as a backup is. */
export function inspectContent(path: string): void {
  if (!existsSync(path)) {
    throw new DragomanError('no-such-file', `There is no newsroom at ${path}.`, { path });
  }
  if (!statSync(path).isFile()) throw notANewsroom(path);
  const { header, size } = readHeader(path);
  if (size === 0) throw damaged(path);
  if (header.length < headerLength || header.toString('latin1', 0, magic.length) !== magic) throw notANewsroom(path);
  if (header.readUInt32BE(68) !== applicationId) throw notANewsroom(path);
  refuseNewer(path, header.readUInt32BE(60));
  if (size < sizeByHeader(header) && !hasJournal(path)) throw damaged(path);
}

export function notANewsroom(path: string): DragomanError {
  return new DragomanError('not-a-newsroom', `${path} is not a newsroom. It was left as it is.${whereBackups(path)}`, {
    path,
  });
}

/** Where to look for an older state, if there is such a place. */
function whereBackups(path: string): string {
  const folder = backupFolder(path);
  return existsSync(folder) ? ` Its backups are in ${folder}.` : '';
}

/** `NAME.backups/` beside the newsroom. */
export function backupFolder(path: string): string {
  return join(dirname(path), `${basename(path).replace(/\.newsroom$/u, '')}.backups`);
}

export function damaged(path: string): DragomanError {
  return new DragomanError(
    'damaged',
    `The newsroom at ${path} is damaged. It was left as it is.${whereBackups(path)}`,
    { path },
  );
}

/** What is refused while a damaged newsroom is open to be read. */
export function readOnlyAsDamaged(path: string): DragomanError {
  return new DragomanError(
    'damaged',
    'This newsroom is damaged and is open to be read only. Its file was left as it is. Restore a backup to go on writing.',
    { path },
  );
}

export function fileGone(path: string): DragomanError {
  return new DragomanError(
    'file-gone',
    `The newsroom is not at ${path} any more: a drive was unplugged, or the file was moved or deleted. Put it back, and saving goes on by itself.`,
    { path },
  );
}

/** Another file has the name of the newsroom. */
export function fileReplaced(path: string): DragomanError {
  return new DragomanError(
    'file-gone',
    `Another file is at ${path} now, which does not hold what was saved last. It was left as it is. Put the newsroom back, and saving goes on by itself.`,
    { path },
  );
}

export function lockLost(path: string): DragomanError {
  return new DragomanError(
    'lock-lost',
    `Another program writes into the newsroom at ${path}. Close it there, and saving goes on by itself.`,
    { path },
  );
}

export function refuseNewer(path: string, version: number): void {
  if (version <= currentVersion) return;
  throw new DragomanError(
    'newer-version',
    `The newsroom at ${path} was made by a newer version of Dragoman. Update Dragoman to open it; the file was left as it is.`,
    { path, version, known: currentVersion },
  );
}

/** Refuses a file or a folder that cannot be written: SQLite needs both. */
export function refuseReadOnly(path: string): void {
  for (const place of [path, dirname(path)]) {
    if (existsSync(place) && !isWritable(place)) {
      throw new DragomanError(
        'read-only',
        place === path
          ? `The newsroom at ${path} is read-only. Copy it to a folder of your own, or ask for permission to it.`
          : `The folder ${place} is read-only, and a newsroom needs to write beside its file.`,
        { path },
      );
    }
  }
}

function isWritable(place: string): boolean {
  // The system's administrator passes every check; a file that nobody may write is meant to stay as it is all the same.
  if ((statSync(place).mode & 0o222) === 0) return false;
  try {
    accessSync(place, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function readHeader(path: string): { readonly header: Buffer; readonly size: number } {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    throw new DragomanError('storage-failed', `The newsroom at ${path} could not be read.`, { detail: String(error) });
  }
  try {
    const header = Buffer.alloc(headerLength);
    const length = readSync(file, header, 0, headerLength, 0);
    return { header: header.subarray(0, length), size: fstatSync(file).size };
  } finally {
    closeSync(file);
  }
}

/** What a newsroom's file ought to have in bytes, as far as its header tells; 0 when it does not. */
export function sizeOf(path: string): number {
  const { header } = readHeader(path);
  return header.length < headerLength ? 0 : sizeByHeader(header);
}

/** What the header says that the file has in bytes; 0 when the header does not vouch for it. */
function sizeByHeader(header: Buffer): number {
  const pageSize = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16);
  const vouched = header.readUInt32BE(24) === header.readUInt32BE(92);
  return vouched ? header.readUInt32BE(28) * pageSize : 0;
}

function hasJournal(path: string): boolean {
  return existsSync(`${path}-wal`) && statSync(`${path}-wal`).size > 0;
}
