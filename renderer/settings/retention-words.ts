import type { RetentionPreview } from '../../shared/contract/contract.ts';
import { counted, dayInWords } from '../ui/time.ts';
import { fileSize } from './backup-words.ts';

/** "30 days", "a year". */
export function spanOfDays(days: number): string {
  return days === 365 ? 'a year' : counted(days, 'day');
}

/** "This drops 3,412 revisions of 41 stories, from 3 March to 22 August, and frees about 1.2 MB. …" */
export function previewInWords({ revisions, stories, from, to, bytes }: RetentionPreview): string {
  if (revisions === 0) return 'Nothing is old enough to be dropped now. What grows older will be, as time goes by.';
  const span = from === null || to === null ? '' : `, from ${dayInWords(from)} to ${dayInWords(to)}`;
  return `This drops ${counted(revisions, 'revision')} of ${counted(stories, 'story', 'stories')}${span}, and frees about ${fileSize(bytes)}. They cannot be brought back, except out of a backup.`;
}
