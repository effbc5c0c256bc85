/**
 * When backups are made by themselves and which of them are kept. Instants are milliseconds since the epoch. Days and
 * weeks are those of UTC, weeks beginning on a Monday, so that a journey moves no copy from one to another.
 */

export const backupKinds = ['hourly', 'daily', 'by hand', 'before update', 'before restore', 'rescued'] as const;
export type BackupKind = (typeof backupKinds)[number];

/** A backup, as far as the schedule is concerned. */
export interface Dated {
  readonly at: number;
  readonly kind: BackupKind;
}

/** How many are kept: of the hourly ones, of days with one each, of weeks with one each. */
export const keptHourly = 24;
export const keptDays = 30;
export const keptWeeks = 52;

const hour = 3_600_000;
const day = 24 * hour;
const week = 7 * day;
/** Monday, 5 January 1970. */
const firstMonday = 4 * day;

/** The schedule for people: the settings and the documentation say it with these words. */
export const backupScheduleInWords: readonly string[] = [
  'While the newsroom is open, a backup is made every hour if anything changed, and once a day in any case. Each is read through before it counts: its pages, and every stored text against its fingerprint.',
  `The last ${keptHourly} of these are kept, then one for each of the last ${keptDays} days and one for each of the last ${keptWeeks} weeks that have one.`,
  'The newest backup is never removed by itself, nor is any that was made by hand, before an update or before a restore, or kept because another file took the newsroom’s place.',
];

function dayOf(at: number): number {
  return Math.floor(at / day);
}

function weekOf(at: number): number {
  return Math.floor((at - firstMonday) / week);
}

export function isScheduled({ kind }: Pick<Dated, 'kind'>): boolean {
  return kind === 'hourly' || kind === 'daily';
}

/**
 * Which backup is due; null when none is.
 * @param made all that are in the folder.
 * @param lastHere when this session made its last; null when it made none. A clock that was set back makes the newest
 * in the folder lie in the future: then the distance counts, not the direction, and at the worst one too many is made.
 * @param changed whether anything changed since the last.
 */
export function dueBackup(
  made: readonly Dated[],
  { now, lastHere, changed }: { readonly now: number; readonly lastHere: number | null; readonly changed: boolean },
): 'hourly' | 'daily' | null {
  if (!made.some(({ at, kind }) => kind === 'daily' && dayOf(at) === dayOf(now))) return 'daily';
  if (!changed) return null;
  const last = lastHere ?? Math.max(...made.map(({ at }) => at));
  return Math.abs(now - last) >= hour ? 'hourly' : null;
}

/**
 * Which backups the schedule lets go. It counts hours, days and weeks that have one, and not from now: a clock that is
 * wrong, or a newsroom that nobody opened for a year, costs no good copy. What lies in the future is kept and not counted.
 */
export function expiredBackups<Backup extends Dated>(made: readonly Backup[], now: number): readonly Backup[] {
  const counted = made.filter((one) => isScheduled(one) && one.at <= now).sort((one, other) => other.at - one.at);
  const kept = new Set<Backup>(counted.slice(0, keptHourly));
  for (const one of newestOfEach(counted, dayOf, keptDays)) kept.add(one);
  for (const one of newestOfEach(counted, weekOf, keptWeeks)) kept.add(one);
  return counted.filter((one) => !kept.has(one));
}

/** Of each of the newest periods, the newest. */
function newestOfEach<Backup extends Dated>(
  newestFirst: readonly Backup[],
  periodOf: (at: number) => number,
  most: number,
): readonly Backup[] {
  const byPeriod = new Map<number, Backup>();
  for (const one of newestFirst) {
    const period = periodOf(one.at);
    if (!byPeriod.has(period)) byPeriod.set(period, one);
  }
  return [...byPeriod.values()].slice(0, most);
}

/** The newest that is not of the future; with only such, the one nearest to now. Undefined when there is none. */
export function latestBackup<Backup extends Dated>(made: readonly Backup[], now: number): Backup | undefined {
  const past = made.filter(({ at }) => at <= now);
  if (past.length > 0) return past.reduce((best, one) => (one.at >= best.at ? one : best));
  return made.length === 0 ? undefined : made.reduce((best, one) => (one.at < best.at ? one : best));
}
