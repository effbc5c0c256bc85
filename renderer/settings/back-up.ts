import { messageOf, request } from '../app/client.ts';
import { clockTime } from '../ui/time.ts';
import { showToast } from '../ui/toast.tsx';
import { fileSize } from './backup-words.ts';

/** Makes a backup and says what became of it. */
export async function backUpNow(): Promise<void> {
  try {
    const { at, size } = await request('backups.make', {});
    showToast({ text: `Backed up at ${clockTime(at)} and read through, ${fileSize(size)}.` });
  } catch (error) {
    showToast({ text: messageOf(error) });
  }
}
