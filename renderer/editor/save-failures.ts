import type { ErrorCode, Reply } from '../../shared/contract/errors.ts';

/** What to do after a save failed: wait so many milliseconds, wait for another change, or wait for a person. */
export type NextTry = number | 'after-change' | 'stop';

const firstWait = 1_000;
const longestWait = 30_000;

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
    case 'newer-version':
    case 'damaged':
    case 'damaged-revision':
    case 'open-elsewhere':
    case 'no-such-file':
      return 'stop';
    case 'bad-input':
      return 'after-change';
    case 'read-only':
    case 'file-gone':
    case 'lock-lost':
    case 'disk-full':
    case 'storage-failed':
    case 'core-restarted':
    case 'cancelled':
    case 'unexpected':
      return Math.min(firstWait * 2 ** (failures - 1), longestWait);
  }
}

/** Whether a save that failed so may stand on the disk all the same. */
export function mayHaveBeenWritten(code: ErrorCode): boolean {
  return code === 'core-restarted' || code === 'unexpected';
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
