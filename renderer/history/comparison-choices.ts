import type { Revision } from '../../shared/contract/contract.ts';
import { foldHistory, isMilestone } from '../../shared/domain/sittings.ts';
import type { Choice } from '../ui/field.tsx';
import { shortTime } from '../ui/time.ts';
import { causeTitles } from './revision-words.ts';

/** A revision as it is chosen, often by what it is to another. Strings, because a select holds them. */
export type Against = 'this' | 'before' | 'sitting' | 'now' | 'number' | `r${number}`;

/** So many steps of the story's life are offered by name; any other revision by its number. */
const mostNamed = 40;

/** The revision that the sitting of a folded entry started from, when the number names such an entry. */
export function beforeSitting(revisions: readonly Revision[], number: number): number | null {
  for (const entry of foldHistory(revisions)) {
    if (entry.kind === 'sitting' && entry.newest.number === number) return entry.before?.number ?? null;
  }
  return null;
}

/** The revision before another one; not always the number before, as old typing may have been thinned out. */
function numberBefore(revisions: readonly Revision[], number: number): number | null {
  return revisions.find((one) => one.number < number)?.number ?? null;
}

/** What is compared with a revision unless somebody says otherwise. */
export function usualAgainst(revisions: readonly Revision[], number: number): Against {
  if (beforeSitting(revisions, number) !== null) return 'sitting';
  return numberBefore(revisions, number) !== null ? 'before' : 'now';
}

function nameOf(revision: Revision): string {
  const called = revision.name === null ? causeTitles[revision.cause].toLowerCase() : `“${revision.name}”`;
  return `Revision ${revision.number}, ${called} ${shortTime(revision.at)}`;
}

/** The steps of the story's life, and what somebody gave a name. */
function named(revisions: readonly Revision[], without: number): readonly Choice<Against>[] {
  return revisions
    .filter((one) => (isMilestone(one) || one.name !== null) && one.number !== without)
    .slice(0, mostNamed)
    .map((one) => ({ value: `r${one.number}` as const, label: nameOf(one) }));
}

const anotherNumber: Choice<Against> = { value: 'number', label: 'Another number…' };

/** What can be compared: the revision that is open, or any other. Revisions are newest first. */
export function comparedChoices(revisions: readonly Revision[], number: number): readonly Choice<Against>[] {
  const choices: Choice<Against>[] = [{ value: 'this', label: `Revision ${number}` }];
  const now = revisions[0];
  if (now && now.number !== number) choices.push({ value: 'now', label: `Revision ${now.number}, as it is now` });
  choices.push(...named(revisions, number));
  if (revisions.length > 2) choices.push(anotherNumber);
  return choices;
}

/** What a revision can be compared with, the usual first. Revisions are newest first. */
export function comparisonChoices(revisions: readonly Revision[], number: number): readonly Choice<Against>[] {
  const choices: Choice<Against>[] = [];
  const sitting = beforeSitting(revisions, number);
  if (sitting !== null) choices.push({ value: 'sitting', label: `Revision ${sitting}, before this sitting` });
  const before = numberBefore(revisions, number);
  if (before !== null) choices.push({ value: 'before', label: `Revision ${before}, the one before` });
  const now = revisions[0];
  if (now && now.number !== number) choices.push({ value: 'now', label: `Revision ${now.number}, as it is now` });
  choices.push(...named(revisions, number));
  if (revisions.length > 2) choices.push(anotherNumber);
  return choices;
}

/** The number that a choice names, seen from the revision `number`; null when there is no such revision. */
export function otherNumber(
  revisions: readonly Revision[],
  number: number,
  against: Against,
  typed: string,
): number | null {
  const within = (wanted: number | null): number | null =>
    revisions.some((one) => one.number === wanted) ? wanted : null;
  switch (against) {
    case 'this':
      return within(number);
    case 'before':
      return numberBefore(revisions, number);
    case 'sitting':
      return within(beforeSitting(revisions, number));
    case 'now':
      return revisions[0]?.number ?? null;
    case 'number':
      return typed.trim() === '' ? null : within(Number(typed));
    default:
      return within(Number(against.slice(1)));
  }
}
