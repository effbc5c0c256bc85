import { DragomanError } from '../../shared/contract/errors.ts';

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

/** What a failed file operation means for a person. Anything but a file system's error is handed back as it came. */
export function fileFailure(error: unknown, path: string): unknown {
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new DragomanError('disk-full', 'The disk is full. Make room, then try again.', {});
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new DragomanError('read-only', `Nothing may be written in ${path}.`, { path });
    case 'ENOENT':
    case 'ENOTDIR':
      return new DragomanError('no-such-file', `There is no ${path}.`, { path });
    case '':
      return error;
    default:
      return new DragomanError('storage-failed', `${path} could not be used.`, { detail: codeOf(error) });
  }
}
