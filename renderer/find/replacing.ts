import { fieldNames } from '../../shared/domain/edition.ts';
import { oneLine } from '../../shared/language/replacements.ts';
import type { EditionSession } from '../editor/session/edition-session.ts';
import type { Match } from './match-places.ts';
import { isFresh, isTextField, type TextField } from './read-parts.ts';
import { type Replacement, replaceInBody, replaceInField } from './replace-text.ts';
import type { StoryFinder } from './story-finder.ts';

export interface Replacing {
  readonly finder: StoryFinder;
  readonly session: EditionSession;
}

/** Replaces the place that somebody is at, and goes on to the next. From one in the source it only goes on. */
export function replaceOne({ finder, session }: Replacing, by: string): void {
  const match = finder.here();
  if (match?.side !== 'own') {
    finder.go(1);
    return;
  }
  const instead = finder.replacement(match, by);
  const unit = Math.max(0, finder.unitIndexOf(match));
  replaceMatches({ finder, session }, [match], () => instead);
  finder.settle(match.element, unit, match.start + instead.length);
}

export interface Replaced {
  readonly count: number;
  /** Takes all of it back, in fields and body. */
  readonly undo: () => void;
}

/** Replaces every place of the edition itself; in the body that is one step of undo. */
export function replaceAll({ finder, session }: Replacing, by: string): Replaced {
  const before = new Map<string, string>(fieldNames.map((name) => [name, session.getField(name)]));
  const matches = finder.own();
  const inBody = matches.some(({ unit }) => unit.field === null);
  const count = replaceMatches({ finder, session }, matches, (match) => finder.replacement(match, by));
  finder.settle(null, 0, 0);
  const undo = (): void => {
    if (inBody) session.getBody()?.run({ do: 'undo' });
    for (const field of fieldsOf(matches)) {
      const text = before.get(field.dataset.field ?? '');
      if (text !== undefined) replaceInField(field, text);
    }
    finder.settle(null, 0, 0);
  };
  return { count, undo };
}

function fieldsOf(matches: readonly Match[]): readonly TextField[] {
  return [...new Set(matches.flatMap(({ unit }) => (unit.field?.isConnected ? [unit.field] : [])))].filter(isTextField);
}

function replaceMatches({ session }: Replacing, found: readonly Match[], instead: (match: Match) => string): number {
  // An expression is looked for beside the page: what changed meanwhile is not cut by places that it no longer has.
  const fresh = new Set([...new Set(found.map(({ unit }) => unit))].filter(isFresh));
  const matches = found.filter(({ unit }) => fresh.has(unit));
  const replacements = matches.map(
    (match): Replacement => ({ unit: match.unit, start: match.start, end: match.end, by: oneLine(instead(match)) }),
  );
  let done = 0;
  for (const field of fieldsOf(matches)) {
    const own = replacements.filter(({ unit }) => unit.field === field);
    let text = field.value;
    for (const { start, end, by } of own.toReversed()) text = text.slice(0, start) + by + text.slice(end);
    if (field.readOnly) continue;
    replaceInField(field, text);
    done += own.length;
  }
  const root = session.getBody()?.rootElement();
  if (!root) return done;
  return (
    done +
    replaceInBody(
      root,
      replacements.filter(({ unit }) => unit.field === null),
    )
  );
}
