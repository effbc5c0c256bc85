import type { Instant } from '../../shared/contract/contract.ts';

/** Dates and times as the interface shows them, in the reader's own zone. All functions take ISO 8601 instants. */

/** The interface's language; dates and numbers follow it. */
const locale = 'en-GB';

const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
const exactClock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long' });
const dayMonth = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long' });
const dayShortMonth = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
const dayMonthYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' });
const longDay = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
const number = new Intl.NumberFormat(locale);

export function formatNumber(value: number): string {
  return number.format(value);
}

/** "1 paragraph", "2 paragraphs": for English plurals only. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}

export function clockTime(instant: Instant): string {
  return clock.format(new Date(instant));
}

export function today(now = new Date()): string {
  return longDay.format(now);
}

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

/** Whole calendar days from now to the instant; negative in the past. */
function daysUntil(date: Date, now: Date): number {
  return Math.round((startOfDay(date) - startOfDay(now)) / 86_400_000);
}

export interface Due {
  readonly time: string;
  readonly day: string;
  /** In less than two hours, or past. */
  readonly pressing: boolean;
}

/** A deadline in the fewest words: "16:00 today", "10:00 Monday", "18 March". */
export function due(instant: Instant, now = new Date()): Due {
  const date = new Date(instant);
  const days = daysUntil(date, now);
  const pressing = date.getTime() - now.getTime() < 2 * 3_600_000;
  const time = clock.format(date);
  if (days === 0) return { time, day: 'today', pressing };
  if (days === 1) return { time, day: 'tomorrow', pressing };
  if (days === -1) return { time, day: 'yesterday', pressing };
  if (days > 1 && days < 7) return { time, day: weekday.format(date), pressing };
  return { time: '', day: dayMonth.format(date), pressing };
}

/** "just now", "14 minutes ago", "3 hours ago", "yesterday", "12 March". */
export function ago(instant: Instant, now = new Date()): string {
  const date = new Date(instant);
  const minutes = Math.round((now.getTime() - date.getTime()) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return relative.format(-minutes, 'minute');
  if (minutes < 60 * 12) return relative.format(-Math.round(minutes / 60), 'hour');
  const days = -daysUntil(date, now);
  if (days < 7) return relative.format(-days, 'day');
  return (date.getFullYear() === now.getFullYear() ? dayMonth : dayMonthYear).format(date);
}

/** A full date and time: "22 November 2026, 14:03". */
export function dateAndTime(instant: Instant): string {
  const date = new Date(instant);
  return `${dayMonthYear.format(date)}, ${clock.format(date)}`;
}

/** A day: "22 November", with the year when it is another than this one. */
export function dayInWords(instant: Instant, now = new Date()): string {
  const date = new Date(instant);
  return (date.getFullYear() === now.getFullYear() ? dayMonth : dayMonthYear).format(date);
}

/** A time today, a day and a time before: how lists of what happened are headed. */
export function shortTime(instant: Instant, now = new Date()): string {
  const date = new Date(instant);
  return daysUntil(date, now) === 0 ? clock.format(date) : `${dayMonth.format(date)}, ${clock.format(date)}`;
}

/** Like {@link shortTime} where room is short: "14:03", "21 Nov, 14:03". */
export function briefTime(instant: Instant, now = new Date()): string {
  const date = new Date(instant);
  return daysUntil(date, now) === 0 ? clock.format(date) : `${dayShortMonth.format(date)}, ${clock.format(date)}`;
}

/** The zone that the machine is in, as an IANA name. */
export function ownTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** When a text was saved: "14:03:22" today, "yesterday 14:03", "12 March, 14:03" before. */
export function savedTime(instant: Instant, now = new Date()): string {
  const date = new Date(instant);
  const days = daysUntil(date, now);
  if (days === 0) return exactClock.format(date);
  if (days === -1) return `yesterday ${clock.format(date)}`;
  return `${(date.getFullYear() === now.getFullYear() ? dayMonth : dayMonthYear).format(date)}, ${clock.format(date)}`;
}

const yearFirst = /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})/u;
const dayFirst = /^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})/u;
const timeAfterDate =
  /^[T ,]+(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:\.\d+)?)?\s*(?<zone>Z|[+-]\d{2}:?\d{2})?$/iu;
const timeAlone = /^(\d{1,2}):(\d{2})$/u;

/**
 * Reads a local date and time as people type it: "2026-11-22 14:30" or "22.11.2026 14:30", with a T, with seconds, with
 * an offset or Z; a date alone, which means its midnight; or a time alone, the next that comes. Undefined when it is
 * none of these or no such day or time exists.
 */
export function readLocalTime(text: string, now = new Date()): Instant | undefined {
  const typed = text.trim();
  const alone = timeAlone.exec(typed);
  if (alone) return nextTime(Number(alone[1]), Number(alone[2]), now);
  const date = yearFirst.exec(typed) ?? dayFirst.exec(typed);
  if (!date) return undefined;
  const rest = typed.slice(date[0].length);
  const time = rest === '' ? null : timeAfterDate.exec(rest);
  if (rest !== '' && !time) return undefined;
  const { year = '', month = '', day = '' } = date.groups ?? {};
  const { hour = '0', minute = '0', zone } = time?.groups ?? {};
  const numbers = [Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute)] as const;
  const utc = new Date(Date.UTC(...numbers));
  const real = utc.getUTCMonth() === numbers[1] && utc.getUTCDate() === numbers[2] && utc.getUTCHours() === numbers[3];
  if (!real || numbers[4] > 59) return undefined;
  if (zone === undefined) return new Date(...numbers).toISOString();
  return atOffset(utc.getTime(), zone.toUpperCase());
}

/** What is local time at an offset such as "+05:00" or "Z", given as if it were UTC. */
function atOffset(asUtc: number, zone: string): Instant | undefined {
  if (zone === 'Z') return new Date(asUtc).toISOString();
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(-2));
  if (hours > 23 || minutes > 59) return undefined;
  const offset = (hours * 60 + minutes) * 60_000;
  return new Date(zone.startsWith('-') ? asUtc + offset : asUtc - offset).toISOString();
}

function nextTime(hour: number, minute: number, now: Date): Instant | undefined {
  if (hour > 23 || minute > 59) return undefined;
  const on = (days: number): Date => new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour, minute);
  return (on(0) > now ? on(0) : on(1)).toISOString();
}

/** The inverse of {@link readLocalTime}, for showing what is set: "2026-11-22 14:30". */
export function writeLocalTime(instant: Instant): string {
  const date = new Date(instant);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
