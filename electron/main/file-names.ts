import { basename, join } from 'node:path';

export const newsroomSuffix = '.newsroom';

/** Names that Windows keeps for devices, whatever follows the dot. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d) *(?=\.|$)/iu;
/** Characters: with four bytes each, and SQLite's suffixes, still a name that file systems take. */
const longestName = 50;

/**
 * A name as a file name that every system of ours takes, without the suffix.
 * @param kind what the file is: its name where nothing is left of the other one.
 */
export function fileNameOf(name: string, kind = 'Newsroom'): string {
  const legible = name
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}<>:"/\\|?*]/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  const cleaned = [...legible]
    .slice(0, longestName)
    .join('')
    .replaceAll(/^[. ]+|[. ]+$/gu, '');
  if (cleaned === '') return kind;
  return cleaned.replace(reserved, (device) => `${device.trim()} ${kind.toLowerCase()}`);
}

/** The first free path for a newsroom of this name: `Name.newsroom`, `Name 2.newsroom`, … */
export function freePath(folder: string, name: string, taken: (path: string) => boolean): string {
  const stem = fileNameOf(name);
  for (let number = 1; ; number += 1) {
    const path = join(folder, `${number === 1 ? stem : `${stem} ${number}`}${newsroomSuffix}`);
    if (!taken(path)) return path;
  }
}

/** What to call a newsroom after its file. */
export function newsroomNameOf(path: string): string {
  const stem = basename(path);
  const name = stem.toLowerCase().endsWith(newsroomSuffix) ? stem.slice(0, -newsroomSuffix.length) : stem;
  return name.trim().slice(0, 120) || 'Newsroom';
}

/** The newsroom file among a program's arguments, as the system hands over a file that was double-clicked. */
export function newsroomArgument(args: readonly string[]): string | null {
  return args.find((arg) => !arg.startsWith('-') && arg.toLowerCase().endsWith(newsroomSuffix)) ?? null;
}

/** Where backups are kept unless told otherwise: `NAME.backups` beside `NAME.newsroom`. */
export function usualBackupFolder(newsroomPath: string): string {
  const stem = newsroomPath.endsWith(newsroomSuffix) ? newsroomPath.slice(0, -newsroomSuffix.length) : newsroomPath;
  return `${stem}.backups`;
}

/** Where outlets write unless told otherwise: `NAME.outlets` beside `NAME.newsroom`. */
export function outletsFolderOf(newsroomPath: string): string {
  const stem = newsroomPath.toLowerCase().endsWith(newsroomSuffix)
    ? newsroomPath.slice(0, -newsroomSuffix.length)
    : newsroomPath;
  return `${stem}.outlets`;
}
