import type { Revision } from '../../shared/contract/contract.ts';
import { foldHistory, isMilestone } from '../../shared/domain/sittings.ts';
import type { Choice } from '../ui/field.tsx';
import { shortTime } from '../ui/time.ts';
import { causeTitles } from './revision-words.ts';

/** Against which revision one is compared. Strings, because a select holds them. */
export type Against = 'before' | 'sitting' | 'now' | 'number' | `r${number}`;

/** So many steps of the story's life are offered by name; any other revision by its number. */
const mostNamed = 40;

/** The revision that the sitting of a folded entry started from, when the number names such an entry. */
export function beforeSitting(revisions: readonly Revision[], number: number): number | null {
  for (const entry of foldHistory(revisions)) {
    if (entry.kind === 'sitting' && entry.newest.number === number) return entry.before?.number ?? null;
  }
  return null;
}

/** What a revision can be compared with, the usual first. Revisions are newest first. */
export function comparisonChoices(revisions: readonly Revision[], number: number): readonly Choice<Against>[] {
  const choices: Choice<Against>[] = [];
  const sitting = beforeSitting(revisions, number);
  if (sitting !== null) choices.push({ value: 'sitting', label: `Revision ${sitting}, before this sitting` });
  if (number > 1) choices.push({ value: 'before', label: `Revision ${number - 1}, the one before` });
  const now = revisions[0];
  if (now && now.number !== number) choices.push({ value: 'now', label: `Revision ${now.number}, as it is now` });
  const named = revisions.filter((one) => isMilestone(one) && one.number !== number).slice(0, mostNamed);
  for (const one of named) {
    choices.push({
      value: `r${one.number}`,
      label: `Revision ${one.number}, ${causeTitles[one.cause].toLowerCase()} ${shortTime(one.at)}`,
    });
  }
  if (revisions.length > 2) choices.push({ value: 'number', label: 'Another number…' });
  return choices;
}

/** The other revision's number; null when the choice names none that there is. */
export function otherNumber(
  revisions: readonly Revision[],
  number: number,
  against: Against,
  typed: string,
): number | null {
  const newest = revisions[0]?.number ?? number;
  const within = (wanted: number | null): number | null =>
    wanted !== null && Number.isInteger(wanted) && wanted >= 1 && wanted <= newest ? wanted : null;
  switch (against) {
    case 'before':
      return within(number - 1);
    case 'sitting':
      return within(beforeSitting(revisions, number));
    case 'now':
      return within(newest);
    case 'number':
      return typed.trim() === '' ? null : within(Number(typed));
    default:
      return within(Number(against.slice(1)));
  }
}
