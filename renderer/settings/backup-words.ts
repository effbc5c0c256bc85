import type { Backup, BackupKind, BackupState } from '../../shared/contract/contract.ts';
import { ago, clockTime, dateAndTime } from '../ui/time.ts';

export const backupKindNames: Record<BackupKind, string> = {
  hourly: 'Automatic',
  daily: 'Automatic',
  'by hand': 'By hand',
  'before update': 'Before an update',
  'before restore': 'Before a restore',
  rescued: 'Kept when another file took its place',
};

/** Why a backup was made, and what it lacks: "Automatic · 1 text in it cannot be read". */
export function kindAndLack({ kind, damagedTexts = 0 }: Pick<Backup, 'kind' | 'damagedTexts'>): string {
  if (damagedTexts === 0) return backupKindNames[kind];
  return `${backupKindNames[kind]} · ${damagedTexts} ${damagedTexts === 1 ? 'text' : 'texts'} in it cannot be read`;
}

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** "0 bytes", "812 kB", "1.2 MB", "18 MB". */
export function fileSize(bytes: number): string {
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  const value = bytes / 1000 ** power;
  return new Intl.NumberFormat('en-GB', {
    style: 'unit',
    unit: units[power] ?? 'byte',
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: power > 1 && value < 10 ? 1 : 0,
  }).format(value);
}

const day = 86_400_000;

/** What is said of the last good backup, and whether somebody should see to it. */
export function backupStanding(
  { lastGood, problem }: Pick<BackupState, 'lastGood' | 'problem'>,
  now: Date,
): { readonly text: string; readonly warning: boolean } {
  if (!lastGood) return { text: 'No backup has been made yet.', warning: true };
  const age = now.getTime() - Date.parse(lastGood.at);
  return {
    text: `Last good backup ${ago(lastGood.at, now)}, ${whenOf(lastGood, now)}, ${fileSize(lastGood.size)}`,
    warning: problem !== null || age > day,
  };
}

/** The time alone on the same day, else the date too. */
function whenOf({ at }: Backup, now: Date): string {
  return new Date(at).toDateString() === now.toDateString() ? clockTime(at) : dateAndTime(at);
}
