import { existsSync, rmSync, statSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Newsroom } from '../../shared/contract/contract.ts';
import { DragomanError } from '../../shared/contract/errors.ts';
import { hasRole } from '../../shared/domain/members.ts';
import type { Background } from './background.ts';
import type { Core } from './core.ts';
import { backupProblem } from './services/backup-problems.ts';
import { type CopyFacts, makeOneFile, removeCopy } from './store/backup.ts';
import { backupAt, copyToDisk, flushFile, flushFolder, makeFolder } from './store/backup-files.ts';
import { closeUntouched, connect } from './store/connection.ts';
import { backupFolder, inspectContent, refuseReadOnly } from './store/newsroom-file.ts';

export interface RestoreRequest {
  /** Where the newsroom is or was, and the backup; absolute. */
  readonly path: string;
  readonly backup: string;
  /** Who restores; null where nobody is signed in. */
  readonly memberId: string | null;
}

/** What restoring needs of whoever holds the newsroom. */
export interface RestoreParts {
  readonly background: Background;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** The newsroom at the path, when it is open. */
  readonly core: () => Core | null;
  readonly close: () => Promise<void>;
  readonly open: () => Core;
  readonly log: (line: string) => void;
}

/**
 * Puts a backup in the place of a newsroom, and opens it. The backup is copied beside the newsroom and that copy read
 * through before anything else happens; what is there is kept; then one renaming swaps the two.
 * @throws DragomanError; the newsroom is then as it was, and open if it could be.
 */
export async function restoreBackup(request: RestoreRequest, parts: RestoreParts): Promise<Newsroom> {
  const { path, backup, memberId } = request;
  const core = parts.core();
  const newsroom = core && readable(core);
  const by = newsroom && managerOf(newsroom, memberId);
  refuseUnfit(backup, path);
  if (existsSync(path)) refuseReadOnly(path);
  const staged = `${path}.restoring`;
  try {
    removeCopy(staged);
    await stage(backup, staged);
    if (existsSync(`${backup}-wal`)) await stage(`${backup}-wal`, `${staged}-wal`);
    await verifyStaged(staged, request, parts, newsroom?.id ?? null);
    const kept = core ? await keepOpen(core, request, parts) : await keepClosed(request, parts.now());
    await putInPlace(staged, path);
    const restored = await opened(parts, kept, path);
    try {
      restored.backups.noteRestored({ backup, kept, memberId, by });
    } catch (error) {
      // On a disk that is full, say. The backup is in place all the same, and nothing may say that it is not.
      parts.log(`the audit trail does not say that ${backup} was restored: ${String(error)}`);
    }
    return restored.newsroom;
  } catch (error) {
    removeCopy(staged);
    if (!parts.core()) openAgain(parts);
    throw error;
  }
}

/** Opens what is in place now; when that fails, what was there before is there again. */
async function opened(parts: RestoreParts, kept: string | null, path: string): Promise<Core> {
  try {
    return parts.open();
  } catch (error) {
    if (kept !== null) await putBack(kept, path);
    throw error;
  }
}

function openAgain(parts: RestoreParts): void {
  try {
    parts.open();
  } catch {
    // It could not be opened before either, or the reason is the one that is about to be told.
  }
}

/** A newsroom that is damaged may not even tell its name. */
function readable(core: Core): Newsroom | null {
  try {
    return core.newsroom;
  } catch {
    return null;
  }
}

/**
 * Whoever may change the newsroom may put another state in its place. Where nobody is signed in, anybody could sit down
 * as whom they like, and it may be that nobody can any more.
 */
function managerOf({ members }: Newsroom, memberId: string | null): string | null {
  if (memberId === null) return null;
  const member = members.find(({ id }) => id === memberId);
  const editors = members.filter((one) => hasRole(one, 'editor'));
  if (member && (editors.length === 0 || hasRole(member, 'editor'))) return member.name;
  const who = editors.map(({ name }) => name);
  throw new DragomanError('not-allowed', `Only an editor can restore a backup: ${who.join(', ')}.`, { who });
}

/** Looks at the backup without reading it all. Never opens the newsroom itself: that would drop its locks. */
function refuseUnfit(backup: string, path: string): void {
  const chosen = statSync(backup, { throwIfNoEntry: false });
  if (!chosen) throw new DragomanError('no-such-file', `There is no backup at ${backup}.`, { path: backup });
  const there = statSync(path, { throwIfNoEntry: false });
  if (there && there.dev === chosen.dev && there.ino === chosen.ino) {
    throw new DragomanError('bad-input', 'This is the newsroom itself. Choose one of its backups.', { path: 'path' });
  }
  try {
    inspectContent(backup);
  } catch (error) {
    if (error instanceof DragomanError && error.code === 'damaged') throw badBackup(backup);
    throw error;
  }
}

function badBackup(backup: string): DragomanError {
  return new DragomanError(
    'damaged',
    `The backup ${backup} is damaged, so it was not restored. The newsroom is as it was. Choose another backup.`,
    { path: backup },
  );
}

/** Copies down to the disk. */
async function stage(from: string, to: string): Promise<void> {
  try {
    await copyToDisk(from, to);
  } catch (error) {
    throw copyProblem(error, dirname(to));
  }
}

function copyProblem(error: unknown, folder: string): unknown {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new DragomanError(
      'disk-full',
      `There is no room in ${folder} for what restoring needs. The newsroom is as it was. Make room, then try again.`,
      {},
    );
  }
  if (code === '') return error;
  return new DragomanError(
    'storage-failed',
    `The backup could not be restored, because ${folder} could not be written. The newsroom is as it was.`,
    { detail: String(error) },
  );
}

async function verifyStaged(
  staged: string,
  { backup }: RestoreRequest,
  { background }: RestoreParts,
  newsroomId: string | null,
): Promise<void> {
  try {
    makeOneFile(staged);
    flushFile(staged);
  } catch {
    throw badBackup(backup);
  }
  const verdict = await background.run('verifyCopy', { path: staged });
  // What its name says it lacks could not be read in the newsroom either, when it was made; all else can be.
  const lacking = backupAt(backup)?.damagedTexts ?? 0;
  if (verdict.kind === 'bad' || verdict.damaged.length > lacking) throw badBackup(backup);
  if (newsroomId !== null && verdict.facts.newsroomId !== newsroomId) throw ofAnother(backup, verdict.facts);
}

function ofAnother(backup: string, { name }: CopyFacts): DragomanError {
  return new DragomanError(
    'other-newsroom',
    `The file ${backup} is of another newsroom, ${name}, so it was not put in the place of this one. To look into it, open it as a newsroom of its own.`,
    { path: backup, name },
  );
}

/** Keeps the open newsroom and closes it. @returns where it is kept; null when its file is gone. */
async function keepOpen(core: Core, { path }: RestoreRequest, { close, now }: RestoreParts): Promise<string | null> {
  try {
    // Something may be published or delivered while the copy is read through: then it is not all that there is.
    for (let tries = 1; ; tries += 1) {
      const kept = await core.backups.make('before restore');
      if (core.backups.isCurrent() || tries === 3) {
        await close();
        return kept.path;
      }
    }
  } catch (error) {
    if (error instanceof DragomanError && error.code === 'disk-full') throw error;
    await close();
    // It cannot be read as a newsroom any more, so it is kept as it lies there.
    return keepBytes(path, now());
  }
}

/** Keeps a newsroom that is not open, and cannot be. */
async function keepClosed({ path }: RestoreRequest, now: number): Promise<string | null> {
  if (existsSync(path)) refuseInUse(path);
  return keepBytes(path, now);
}

/** @throws DragomanError when another program has the newsroom open or it may not be replaced. */
function refuseInUse(path: string): void {
  try {
    inspectContent(path);
    // Its log stays: what is kept next is to be what lies there.
    closeUntouched(
      connect(path, () => undefined),
      path,
    );
  } catch (error) {
    const code = error instanceof DragomanError ? error.code : null;
    if (code === 'open-elsewhere' || code === 'newer-version' || code === 'read-only') throw error;
  }
}

/** Byte by byte, with its log. The file is closed. */
async function keepBytes(path: string, now: number): Promise<string | null> {
  if (!existsSync(path)) return null;
  const folder = backupFolder(path);
  const stem = basename(path).replace(/\.newsroom$/iu, '');
  const target = join(folder, `${stem}-damaged-${new Date(now).toISOString().replaceAll(':', '-')}.newsroom`);
  try {
    makeFolder(folder);
    await stage(path, target);
    if (existsSync(`${path}-wal`)) await stage(`${path}-wal`, `${target}-wal`);
    flushFolder(folder);
    return target;
  } catch (error) {
    await rm(target, { force: true }).catch(() => undefined);
    await rm(`${target}-wal`, { force: true }).catch(() => undefined);
    throw backupProblem(error, folder);
  }
}

/** The log goes first: it belongs to the file that goes, and SQLite would play it back into the one that comes. */
async function putInPlace(staged: string, path: string): Promise<void> {
  try {
    for (const rest of ['-wal', '-shm', '-journal']) rmSync(path + rest, { force: true });
    flushFolder(dirname(path));
    await rename(staged, path);
    flushFolder(dirname(path));
  } catch (error) {
    throw copyProblem(error, dirname(path));
  }
}

async function putBack(kept: string, path: string): Promise<void> {
  const staged = `${path}.restoring`;
  await stage(kept, staged);
  await putInPlace(staged, path);
  if (existsSync(`${kept}-wal`)) await stage(`${kept}-wal`, `${path}-wal`);
}
