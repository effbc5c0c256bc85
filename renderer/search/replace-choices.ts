import type { ReplaceEdition, ReplacePlace } from '../../shared/contract/find.ts';
import type { Input } from '../../shared/contract/schemas.ts';

/** What somebody took out of the replacing in one text: all of it, or single places by name. */
export type OutOfText = 'all' | ReadonlySet<string>;

/**
 * What was taken out, by text; one without anything is not in here. It holds for as long as the same is looked for. Of a text
 * that changed so that a place which was taken out is not found again, all is out: see {@link currentOut}.
 */
export type TakenOut = ReadonlyMap<string, OutOfText>;

export const nothingOut: TakenOut = new Map();

export interface Totals {
  /** How many are replaced, and in how many texts. */
  readonly places: number;
  readonly texts: number;
  /** How many were taken out, those of whole texts included. */
  readonly takenOut: number;
}

/** With the words around it: the second place of a paragraph is another one once somebody wrote one before it. */
function nameOf({ key, run, at, before, found, after }: ReplacePlace): string {
  return JSON.stringify([key, run, at, before, found, after]);
}

/**
 * What is out of a text as it is now. What somebody took out must not be replaced because it moved, so a text in which
 * it is not found again is out as a whole.
 */
export function currentOut(own: OutOfText | undefined, { places }: ReplaceEdition): OutOfText | undefined {
  if (own === undefined || own === 'all') return own;
  const names = new Set(places.map(nameOf));
  return [...own].every((name) => names.has(name)) ? own : 'all';
}

/** Whether there is anything in it to replace, and it may be. */
export function isOpen({ leftOut, count }: ReplaceEdition): boolean {
  return leftOut === null && count > 0;
}

export function isIn(own: OutOfText | undefined, place: ReplacePlace): boolean {
  return own !== 'all' && !own?.has(nameOf(place));
}

/** How many places of a text are replaced. */
export function countIn(taken: OutOfText | undefined, edition: ReplaceEdition): number {
  const own = currentOut(taken, edition);
  if (!isOpen(edition) || own === 'all') return 0;
  return edition.count - outOf(own, edition).length;
}

/** The places of a text that were taken out one by one. */
function outOf(own: OutOfText | undefined, edition: ReplaceEdition): readonly ReplacePlace[] {
  return own === undefined ? [] : edition.places.filter((place) => !isIn(own, place));
}

export function totalsOf(out: TakenOut, editions: readonly ReplaceEdition[]): Totals {
  const open = editions.filter(isOpen);
  const counts = open.map((edition) => countIn(out.get(edition.editionId), edition));
  const places = counts.reduce((sum, count) => sum + count, 0);
  return {
    places,
    texts: counts.filter((count) => count > 0).length,
    takenOut: open.reduce((sum, { count }) => sum + count, 0) - places,
  };
}

/** Takes a whole text in again, with everything in it, or out. */
export function withText(out: TakenOut, { editionId }: ReplaceEdition, wanted: boolean): TakenOut {
  const next = new Map(out);
  if (wanted) next.delete(editionId);
  else next.set(editionId, 'all');
  return next;
}

/** Takes one place in again or out. Of a text that is out as a whole, that place alone comes in. */
export function withPlace(out: TakenOut, edition: ReplaceEdition, place: ReplacePlace, wanted: boolean): TakenOut {
  const { editionId, places, count } = edition;
  const before = currentOut(out.get(editionId), edition);
  const own = new Set(before === 'all' ? places.map(nameOf) : before);
  if (wanted) own.delete(nameOf(place));
  else own.add(nameOf(place));
  if (own.size === 0) return withText(out, edition, true);
  // With the last place out, the text is.
  const anyIn = count > places.length || places.some((one) => isIn(own, one));
  return anyIn ? new Map(out).set(editionId, own) : withText(out, edition, false);
}

/** After a replacing: what stands in those texts still was taken out of it, and is numbered anew. */
export function afterReplacing(out: TakenOut, editionIds: readonly string[]): TakenOut {
  const partly = editionIds.filter((id) => out.has(id));
  return new Map([...out, ...partly.map((id) => [id, 'all'] as const)]);
}

/** What to ask the core for. */
export function askedOf(out: TakenOut, editions: readonly ReplaceEdition[]): Input<'find.replace'>['editions'] {
  return editions.flatMap((edition) => {
    const { editionId, revision } = edition;
    const own = out.get(editionId);
    if (countIn(own, edition) === 0) return [];
    return [
      { editionId, baseRevision: revision, without: outOf(own, edition).map(({ key, run, at }) => ({ key, run, at })) },
    ];
  });
}
