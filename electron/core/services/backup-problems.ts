import { DragomanError } from '../../../shared/contract/errors.ts';

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

/** What a person is told when a backup could not be made in a folder. */
export function backupProblem(error: unknown, folder: string): DragomanError {
  if (error instanceof DragomanError) return error;
  const code = codeOf(error);
  if (/^(?:SQLITE_FULL|ENOSPC|EDQUOT)/u.test(code)) {
    return new DragomanError(
      'disk-full',
      `There is no room for a backup in ${folder}. The newsroom and the older backups are as they were. Make room there, or choose another folder.`,
      {},
    );
  }
  if (/^SQLITE_(?:CORRUPT|NOTADB)/u.test(code)) return damagedNewsroom(folder);
  if (/^(?:SQLITE_READONLY|EACCES|EPERM|EROFS)/u.test(code)) {
    return new DragomanError(
      'read-only',
      `No backup could be made, because nothing may be written in ${folder}. The newsroom is as it was. Choose another folder.`,
      { path: folder },
    );
  }
  if (/^(?:SQLITE_CANTOPEN|ENOENT|ENOTDIR|EEXIST|ENODEV|ENXIO|EIO)/u.test(code)) {
    return new DragomanError(
      'storage-failed',
      `The backup folder ${folder} cannot be reached. Connect its drive, or choose another folder. The newsroom is as it was.`,
      { detail: String(error) },
    );
  }
  return new DragomanError(
    'storage-failed',
    `The backup in ${folder} did not turn out as it should, so it was not kept. The newsroom and the older backups are as they were.`,
    { detail: String(error) },
  );
}

/** What is left of a damaged newsroom is no backup. */
export function damagedNewsroom(path: string): DragomanError {
  return new DragomanError(
    'damaged',
    'No backup was made, because the newsroom itself is damaged. The older backups are kept: restore the last good one.',
    { path },
  );
}

/**
 * The newsroom itself has texts that cannot be read, so that its newer backups lack them too.
 * @param lastGood the last backup that lacks nothing, and when it was made, in milliseconds; null when there is none.
 */
export function lackingTexts(
  newest: { readonly path: string; readonly damagedTexts: number },
  lastGood: { readonly path: string; readonly at: number } | null,
): DragomanError<'damaged'> {
  const { path, damagedTexts } = newest;
  const texts = damagedTexts === 1 ? 'one stored text' : `${damagedTexts} stored texts`;
  const good = lastGood
    ? `The last good backup is of ${new Date(lastGood.at).toISOString().slice(0, 16).replace('T', ' ')} UTC, ${lastGood.path}. It is kept, and what cannot be read may still be in it; newer backups have all that was written since, but lack what cannot be read.`
    : 'No older backup has all texts.';
  return new DragomanError(
    'damaged',
    `The newest backup lacks ${texts} that cannot be read in the newsroom any more; all else is in it. ${good}`,
    { path },
  );
}
