import type { ErrorCode, Reply } from '../../../shared/contract/errors.ts';

/** What to do after a save failed: wait so many milliseconds, wait for another change, or wait for a person. */
export type NextTry = number | 'after-change' | 'stop';

const firstWait = 1_000;
const longestWait = 30_000;
/** The core says when storage works again; this is for when it cannot. */
const longestStorageWait = 4_000;

/** `failures`: how many saves failed in a row, this one included. */
export function afterFailure(code: ErrorCode, failures: number): NextTry {
  switch (code) {
    case 'conflict':
    case 'locked':
    case 'refused':
    case 'not-allowed':
    case 'not-found':
    case 'not-signed-in':
    case 'no-newsroom':
    case 'not-a-newsroom':
    case 'other-newsroom':
    case 'newer-version':
    case 'damaged':
    case 'damaged-revision':
    case 'open-elsewhere':
    case 'no-such-file':
    case 'not-a-picture':
    case 'picture-too-large':
    case 'no-dictionary':
    case 'spelling-failed':
    case 'print-failed':
      return 'stop';
    case 'bad-input':
      return 'after-change';
    case 'read-only':
    case 'file-gone':
    case 'lock-lost':
    case 'disk-full':
    case 'storage-failed':
    case 'core-restarted':
      return Math.min(firstWait * 2 ** (failures - 1), longestStorageWait);
    case 'cancelled':
    case 'unexpected':
      return Math.min(firstWait * 2 ** (failures - 1), longestWait);
  }
}

/** Whether the newsroom as a whole cannot be written into, which is told above all views and not beside one text. */
export function isStorageTrouble(code: ErrorCode): boolean {
  switch (code) {
    case 'read-only':
    case 'file-gone':
    case 'lock-lost':
    case 'disk-full':
    case 'storage-failed':
    case 'damaged':
      return true;
    default:
      return false;
  }
}

/** Whether a save that failed so may stand on the disk all the same. */
export function mayHaveBeenWritten(code: ErrorCode): boolean {
  switch (code) {
    case 'core-restarted':
    case 'unexpected':
    // Committed, but into a file that has the name no more; or the disk failed after it had taken it.
    case 'file-gone':
    case 'storage-failed':
      return true;
    default:
      return false;
  }
}

/** The reply to a request; one that could not even be sent is a failure like others. */
export async function replyOf<Value>(ask: () => Promise<Reply<Value>>): Promise<Reply<Value>> {
  try {
    return await ask();
  } catch (error) {
    const message = error instanceof Error ? error.message : 'The newsroom did not answer.';
    return { ok: false, error: { code: 'unexpected', message, data: { logId: '' } } };
  }
}
