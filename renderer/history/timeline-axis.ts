import { counted } from '../ui/time.ts';
import { countUpTo, type Lane, type TimelineModel } from './timeline-model.ts';

/**
 * Where each moment stands from left to right, in pixels. Nobody writes at night, so that time itself would leave
 * nearly all of the axis empty: a sitting is as wide as its saves ask for, a pause between two as narrow as its label.
 */
export interface Axis {
  readonly width: number;
  /** One a moment, never less than the one before. */
  readonly x: Float64Array;
  readonly sittings: readonly PlacedSitting[];
}

export interface PlacedSitting {
  readonly first: number;
  readonly pause: number;
  readonly from: number;
  readonly to: number;
}

const edge = 9;
const widestPause = 38;
const narrowestPause = 4;
/** The share of the axis that pauses may take together. */
const pauseShare = 0.35;

export function axisOf(model: TimelineModel, width: number): Axis {
  const { sittings, times } = model;
  const inner = Math.max(1, width - 2 * edge);
  const pauses = Math.max(0, sittings.length - 1);
  const pause =
    pauses === 0
      ? 0
      : Math.min(widestPause, Math.max(narrowestPause, (inner * pauseShare) / pauses), inner / 2 / pauses);
  const weights = sittings.map((sitting) => 1 + Math.sqrt(sitting.last - sitting.first + 1));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const room = inner - pause * pauses;
  const x = new Float64Array(times.length);
  let left = edge;
  const placed = sittings.map((sitting, index) => {
    const { first, last } = sitting;
    const from = left;
    const to = from + (room * (weights[index] ?? 0)) / (whole || 1);
    const start = times[first] ?? 0;
    const took = (times[last] ?? 0) - start;
    const saves = last - first;
    for (let place = first; place <= last; place += 1) {
      const inTime = took === 0 ? 0.5 : ((times[place] ?? 0) - start) / took;
      const inOrder = saves === 0 ? 0.5 : (place - first) / saves;
      // Time shows where the writing was thick; order keeps moments apart that came in one second.
      x[place] = from + (to - from) * (took === 0 ? inOrder : (inTime + inOrder) / 2);
    }
    left = to + pause;
    return { first, pause: sitting.pause, from, to };
  });
  return { width, x, sittings: placed };
}

function nearest(sortedX: (index: number) => number, count: number, after: number): number {
  if (count === 0) return -1;
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sortedX(middle) <= after) low = middle + 1;
    else high = middle;
  }
  if (low === 0) return 0;
  if (low === count) return count - 1;
  return after - sortedX(low - 1) <= sortedX(low) - after ? low - 1 : low;
}

/** The moment that stands nearest to a point. */
export function placeAt(axis: Axis, x: number): number {
  return Math.max(
    0,
    nearest((index) => axis.x[index] ?? 0, axis.x.length, x),
  );
}

/** The nearest of one lane's moments, a milestone before any other; null when none is within `reach`. */
export function momentNear(axis: Axis, model: TimelineModel, lane: Lane, x: number, reach: number): number | null {
  const own = model.milestones.filter((place) => model.moments[place]?.editionId === lane.editionId);
  for (const places of [own, lane.places]) {
    const index = nearest((at) => axis.x[places[at] ?? 0] ?? 0, places.length, x);
    const place = places[index];
    if (place !== undefined && Math.abs((axis.x[place] ?? 0) - x) <= reach) return place;
  }
  return null;
}

/** The pause that a point stands in, in milliseconds; null inside a sitting. */
export function pauseAt(axis: Axis, x: number): number | null {
  const index = countUpTo(
    axis.sittings.map((sitting) => sitting.from),
    x,
  );
  const before = axis.sittings[index - 1];
  const after = axis.sittings[index];
  return before && after && x > before.to + 1 ? after.pause : null;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A pause in the fewest letters: "45 min", "9 h", "3 d". */
export function briefPause(milliseconds: number): string {
  if (milliseconds < hour) return `${Math.round(milliseconds / minute)} min`;
  if (milliseconds < day) return `${Math.round(milliseconds / hour)} h`;
  return `${Math.round(milliseconds / day)} d`;
}

/** The same in words: "9 hours", "3 days". */
export function longPause(milliseconds: number): string {
  if (milliseconds < hour) return counted(Math.round(milliseconds / minute), 'minute');
  if (milliseconds < day) return counted(Math.round(milliseconds / hour), 'hour');
  return counted(Math.round(milliseconds / day), 'day');
}
