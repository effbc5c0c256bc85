import type { Moment, Timeline } from '../../shared/contract/contract.ts';
import type { LanguageCode } from '../../shared/domain/languages.ts';
import { isMilestone, longestPause } from '../../shared/domain/sittings.ts';
import type { EditionKind, Stage } from '../../shared/domain/workflow.ts';

/** A story's life, prepared for drawing and for going through it. A place in it is an index into `moments`. */
export interface TimelineModel {
  readonly moments: readonly Moment[];
  /** One an edition, the original first. */
  readonly lanes: readonly Lane[];
  /** Stretches of work without a long pause, over all editions. */
  readonly sittings: readonly Sitting[];
  /** Places of the milestones of all editions, in order. */
  readonly milestones: readonly number[];
  /** When each moment was, in milliseconds since the epoch; never less than the one before. */
  readonly times: readonly number[];
}

export interface Lane {
  readonly editionId: string;
  readonly language: LanguageCode;
  readonly kind: EditionKind;
  /** The places of this edition's revisions, in order. */
  readonly places: readonly number[];
  readonly stretches: readonly Stretch[];
}

/** How long an edition was in one stage. */
export interface Stretch {
  readonly stage: Stage;
  /** The place where it begins. */
  readonly from: number;
  /** The place where the next one begins; null for the last. */
  readonly to: number | null;
}

export interface Sitting {
  readonly first: number;
  readonly last: number;
  /** How long nobody saved before it, in milliseconds; 0 for the first. */
  readonly pause: number;
}

export function modelOf({ editions, moments }: Timeline): TimelineModel {
  let latest = 0;
  const times = moments.map((moment) => {
    latest = Math.max(latest, Date.parse(moment.at));
    return latest;
  });
  const milestones: number[] = [];
  const places = new Map<string, number[]>(editions.map((edition) => [edition.id, []]));
  moments.forEach((moment, place) => {
    places.get(moment.editionId)?.push(place);
    if (isMilestone(moment)) milestones.push(place);
  });
  const lanes = editions
    .map(({ id, language, kind }) => {
      const own = places.get(id) ?? [];
      return { editionId: id, language, kind, places: own, stretches: stretchesOf(moments, own) };
    })
    .filter((lane) => lane.places.length > 0);
  return { moments, lanes, sittings: sittingsOf(times), milestones, times };
}

function stretchesOf(moments: readonly Moment[], places: readonly number[]): readonly Stretch[] {
  const starts = places.filter((place, index) => {
    const before = places[index - 1];
    return before === undefined || moments[before]?.stage !== moments[place]?.stage;
  });
  return starts.map((from, index) => ({
    stage: moments[from]?.stage ?? 'draft',
    from,
    to: starts[index + 1] ?? null,
  }));
}

function sittingsOf(times: readonly number[]): readonly Sitting[] {
  const sittings: Sitting[] = [];
  let first = 0;
  times.forEach((time, place) => {
    const next = times[place + 1];
    if (next !== undefined && next - time <= longestPause) return;
    sittings.push({ first, last: place, pause: first === 0 ? 0 : (times[first] ?? 0) - (times[first - 1] ?? 0) });
    first = place + 1;
  });
  return sittings;
}

/** How many of the sorted numbers are at most this one. */
export function countUpTo(sorted: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? Number.POSITIVE_INFINITY) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The place of the revision that an edition was at, at a place of the whole; null before it was opened. */
export function stateAt(lane: Lane, place: number): number | null {
  return lane.places[countUpTo(lane.places, place) - 1] ?? null;
}

/** The revision before that one, in its edition; null for the first. */
export function stateBefore(lane: Lane, place: number): number | null {
  return lane.places[countUpTo(lane.places, place) - 2] ?? null;
}

/** The next save of an edition after a place, or the one before the state there; past its last the end of the whole. */
export function stepInLane(model: TimelineModel, lane: Lane, place: number, by: 1 | -1): number {
  const upTo = countUpTo(lane.places, place);
  if (by === 1) return lane.places[upTo] ?? model.moments.length - 1;
  const state = lane.places[upTo - 1] ?? 0;
  // From a place past its last save, back to that save first.
  return state < place ? Math.max(state, 0) : (lane.places[upTo - 2] ?? 0);
}

/** The nearest milestone of any edition on one side; null when there is none. */
export function nextMilestone(model: TimelineModel, place: number, by: 1 | -1): number | null {
  const { milestones } = model;
  const upTo = countUpTo(milestones, place);
  if (by === 1) return milestones[upTo] ?? null;
  return milestones[milestones[upTo - 1] === place ? upTo - 2 : upTo - 1] ?? null;
}

/** The place of a revision; null when it is not in the timeline. */
export function placeOf(model: TimelineModel, editionId: string, number: number): number | null {
  const lane = model.lanes.find((one) => one.editionId === editionId);
  return lane?.places.find((place) => model.moments[place]?.number === number) ?? null;
}

export function sittingAt(model: TimelineModel, place: number): Sitting | undefined {
  const { sittings } = model;
  let low = 0;
  let high = sittings.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sittings[middle]?.last ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return sittings[low];
}

/**
 * Which edition to watch at a place while the story is played: the one watched, for as long as it is written on in the
 * same sitting; else the one that is written on here.
 */
export function laneToFollow(model: TimelineModel, watched: Lane, place: number): Lane {
  const sitting = sittingAt(model, place);
  const next = watched.places[countUpTo(watched.places, place - 1)];
  if (sitting && next !== undefined && next <= sitting.last) return watched;
  const here = model.moments[place]?.editionId;
  return model.lanes.find((lane) => lane.editionId === here) ?? watched;
}
