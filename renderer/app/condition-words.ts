import type { DragomanErrorReply } from '../../shared/contract/errors.ts';
import type { UnsavedText } from '../editor/session/open-sessions.ts';
import { formatNumber, shortTime } from '../ui/time.ts';

/** What happened, in a few words, and what to do about it. */
export interface Trouble {
  readonly title: string;
  readonly advice: string;
}

/** How the core says that nothing is at the newsroom's place; the title here says it already. */
const goneFrom = 'The newsroom is not at ';

export function troubleOf(error: DragomanErrorReply): Trouble {
  switch (error.code) {
    case 'disk-full':
      return { title: 'The disk is full.', advice: 'Free some space, and saving goes on by itself.' };
    case 'file-gone':
      return {
        title: 'The newsroom’s file is gone.',
        advice: error.message.startsWith(goneFrom)
          ? `A drive was unplugged, or ${error.data.path} was moved or deleted. Put it back, and saving goes on by itself.`
          : error.message,
      };
    case 'lock-lost':
      return { title: 'Saving has stopped.', advice: error.message };
    case 'read-only':
      return {
        title: 'The newsroom is read-only.',
        advice: `Nothing can be written to ${error.data.path}. Once it can, saving goes on by itself.`,
      };
    case 'storage-failed':
      return { title: 'Saving has stopped.', advice: error.message };
    default:
      return { title: 'Saving does not work.', advice: error.message };
  }
}

/** What is on the disk and what is not. @param since when saving began to fail. */
export function whatIsSafe(since: string | null, unsaved: readonly UnsavedText[]): string {
  const saved = since === null ? 'What was saved is safe.' : `Everything up to ${shortTime(since)} is saved.`;
  if (unsaved.length === 0) return saved;
  const many = unsaved.length > 1;
  const stories = many ? `${formatNumber(unsaved.length)} stories hold text` : `“${unsaved[0]?.slugline}” holds text`;
  const where = unsaved.every(({ kept }) => kept) ? 'in this window and in a recovery file' : 'in this window';
  return `${saved} ${stories} that is only ${where}.`;
}
