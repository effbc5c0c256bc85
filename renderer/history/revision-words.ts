import type { Instant, Revision } from '../../shared/contract/contract.ts';
import type { Cause } from '../../shared/domain/causes.ts';
import { counted, dateAndTime, formatNumber, today } from '../ui/time.ts';

/** What was done, as a sentence's first words: "Submitted by M. Tulegen". */
export const causeTitles: Record<Cause, string> = {
  created: 'Started',
  typing: 'Writing',
  submit: 'Submitted',
  'send back': 'Sent back',
  approve: 'Approved',
  publish: 'Published',
  correct: 'Correction',
  kill: 'Killed',
  revert: 'Restored',
  'still valid': 'Marked still valid',
  'left out': 'Left out on purpose',
  takeover: 'Taken over',
  import: 'Imported',
  recovery: 'Recovered',
  replace: 'Replaced across the newsroom',
};

/** "Writing by Maksat Tulegen": what was done and by whom, as far as that can still be read. */
export function doneBy(revision: Revision): string {
  if (revision.damaged) return 'Cannot be read: the file is damaged here';
  return `${causeTitles[revision.cause]} by ${revision.authorName}`;
}

/** Number, cause, author and time: what names a revision everywhere. */
export function revisionName(revision: Revision): string {
  if (revision.damaged) return `Revision ${revision.number}, cannot be read`;
  return `Revision ${revision.number}, ${revision.cause}, ${revision.authorName}, ${dateAndTime(revision.at)}`;
}

/** Causes whose note is what somebody wrote; the others' says what was done. */
const written: ReadonlySet<Cause> = new Set(['send back', 'correct', 'kill']);

/** The note of a revision as it is shown, a person's words in quotation marks; null without one. */
export function noteShown(revision: Revision): string | null {
  const note = revision.note?.trim() ?? '';
  if (note === '') return null;
  if (revision.cause === 'revert') return note.replace(/^Revision (?=\d+$)/u, 'from revision ');
  return written.has(revision.cause) ? `“${note}”` : note;
}

/** "26 minutes", "1 hour 12 minutes": how long a sitting took. */
export function lasted(from: string, to: string): string {
  const minutes = Math.max(1, Math.round((Date.parse(to) - Date.parse(from)) / 60_000));
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return counted(minutes, 'minute');
  return rest === 0 ? counted(hours, 'hour') : `${counted(hours, 'hour')} ${counted(rest, 'minute')}`;
}

/** "+31 −4 words", "+4 words"; empty when no word came or went. */
export function wordChanges(added: number, removed: number): string {
  const signed = [added > 0 ? `+${formatNumber(added)}` : '', removed > 0 ? `−${formatNumber(removed)}` : ''];
  const last = removed > 0 ? removed : added;
  return last === 0 ? '' : `${signed.filter(Boolean).join(' ')} ${last === 1 ? 'word' : 'words'}`;
}

/** The day that entries of a history stand under: "Today", "Saturday 21 November", "3 March 2025". */
export function dayHeading(instant: Instant, now = new Date()): string {
  const date = new Date(instant);
  const day = today(date);
  if (date.getFullYear() !== now.getFullYear()) return dateAndTime(instant).replace(/,[^,]*$/u, '');
  return day === today(now) ? 'Today' : day;
}
