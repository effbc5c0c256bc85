import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { countUpTo, type TimelineModel } from './timeline-model.ts';
import { useMedia } from './use-media.ts';

export const speeds = [1, 4, 16, 64, 256] as const;
export type Speed = (typeof speeds)[number];

/** How long a step is shown at most at speed 1, and how long a pause between sittings, in milliseconds. */
const longestStep = 2_000;
const pauseShown = 1_200;
/** How long each stop is shown to whoever asked for little motion. */
const stopShown = 1_500;

/** When each moment comes up in playing at speed 1, in milliseconds from the first: pauses are cut to a blink. */
export function playedTimes(model: TimelineModel): Float64Array {
  const played = new Float64Array(model.times.length);
  const starts = new Set(model.sittings.map((sitting) => sitting.first));
  let at = 0;
  model.times.forEach((time, place) => {
    if (place > 0) {
      const passed = time - (model.times[place - 1] ?? 0);
      at += starts.has(place) ? pauseShown : Math.min(longestStep, passed);
    }
    played[place] = at;
  });
  return played;
}

/** Where playing halts for whoever asked for little motion: milestones, and the end of each sitting. */
export function quietStops(model: TimelineModel): readonly number[] {
  const stops = new Set([...model.milestones, ...model.sittings.map((sitting) => sitting.last)]);
  return [...stops].sort((left, right) => left - right);
}

/** A place at which playing shows the text, and when it comes up, in milliseconds of {@link playedTimes}. */
export interface Stop {
  readonly place: number;
  readonly at: number;
}

/**
 * How long a text stays at least while the story is played, in milliseconds: what comes up faster is passed over, as
 * nobody reads thirty texts a second, and each costs a frame.
 */
const shortest = 125;

/**
 * The stop after one: the next moment, or of several that come up within `gap` the last. A milestone is never passed
 * over. The last moment is followed by itself.
 */
export function stopAfter(
  { milestones }: Pick<TimelineModel, 'milestones'>,
  played: Float64Array,
  from: Stop,
  gap: number,
): Stop {
  const last = played.length - 1;
  const next = from.place + 1;
  if (next > last) return { place: last, at: from.at };
  const within = countUpTo(played, from.at + gap) - 1;
  if (within < next) return { place: next, at: played[next] ?? from.at };
  const milestone = milestones[countUpTo(milestones, from.place)];
  const place = milestone !== undefined && milestone < within ? milestone : within;
  return { place, at: from.at + gap };
}

/** The places of the next stops, for reading their texts ahead. */
export function stopsAhead(
  model: Pick<TimelineModel, 'milestones'>,
  played: Float64Array,
  from: Stop,
  gap: number,
): readonly number[] {
  const places: number[] = [];
  let stop = from;
  for (let step = 0; step < stopsRead; step += 1) {
    stop = stopAfter(model, played, stop, gap);
    places.push(stop.place);
  }
  return places;
}

const stopsRead = 4;

/** Where a time of playing stands between places: 3.5 is halfway from place 3 to place 4. */
export function betweenPlaces(played: Float64Array, at: number): number {
  const place = Math.max(0, countUpTo(played, at) - 1);
  const start = played[place] ?? 0;
  const end = played[place + 1] ?? start;
  return end > start ? place + Math.min(1, (at - start) / (end - start)) : place;
}

export interface Playing {
  readonly playing: boolean;
  readonly toggle: () => void;
  readonly stop: () => void;
  /** The places that come up next, while it plays. */
  readonly ahead: readonly number[];
}

const noPlaces: readonly number[] = [];

/**
 * Plays the story from a place on: calls `onPlace` with each place whose text is to be shown, `onGlide` at every frame
 * with where it is between places, and stops at the end. Played at the end, it starts over. Wherever the person goes
 * meanwhile, it goes on from there. For whoever asked for little motion it goes from stop to stop.
 */
export function usePlaying(
  model: TimelineModel,
  place: number,
  speed: Speed,
  { onPlace, onGlide }: { readonly onPlace: (place: number) => void; readonly onGlide: (between: number) => void },
): Playing {
  const [playing, setPlaying] = useState(false);
  const quiet = useMedia('(prefers-reduced-motion: reduce)');
  const played = useMemo(() => playedTimes(model), [model]);
  const stops = useMemo(() => quietStops(model), [model]);
  const latest = useRef({ place, onPlace, onGlide });
  latest.current = { place, onPlace, onGlide };
  const stopped = useRef<Stop | null>(null);
  const last = model.moments.length - 1;
  const gap = shortest * speed;

  useEffect(() => {
    if (!playing) return;
    const arrive = (next: number): void => {
      if (next !== latest.current.place) latest.current.onPlace(next);
      if (next >= last) setPlaying(false);
    };
    if (quiet) {
      const timer = setInterval(() => arrive(stops[countUpTo(stops, latest.current.place)] ?? last), stopShown);
      return () => clearInterval(timer);
    }
    let frame = 0;
    let before = performance.now();
    let left = latest.current.place;
    let came: Stop = { place: left, at: played[left] ?? 0 };
    let { at } = came;
    const step = (now: number): void => {
      const { place: shown } = latest.current;
      // What was asked for last may not be on the screen yet; any other place is one that the person went to.
      if (shown === came.place) left = shown;
      else if (shown !== left) {
        left = shown;
        at = played[shown] ?? at;
        came = { place: shown, at };
      }
      at += Math.max(0, now - before) * speed;
      before = now;
      frame = requestAnimationFrame(step);
      const next = stopAfter(model, played, came, gap);
      if (next.at <= at) {
        // Where no frame came for long, as in a window that was hidden, what passed meanwhile is played all the same.
        at = Math.min(at, next.at + gap);
        came = next;
        stopped.current = next;
        arrive(next.place);
      }
      latest.current.onGlide(betweenPlaces(played, at));
    };
    frame = requestAnimationFrame(step);
    return () => {
      cancelAnimationFrame(frame);
      latest.current.onGlide(latest.current.place);
    };
  }, [playing, quiet, speed, model, played, stops, last, gap]);

  const toggle = useCallback(() => {
    if (!playing && latest.current.place >= last) latest.current.onPlace(0);
    setPlaying(!playing);
  }, [playing, last]);
  const stop = useCallback(() => setPlaying(false), []);
  const ahead = useMemo(() => {
    if (!playing) return noPlaces;
    if (quiet) return stops.slice(countUpTo(stops, place)).slice(0, stopsRead);
    const { current: came } = stopped;
    return stopsAhead(model, played, came?.place === place ? came : { place, at: played[place] ?? 0 }, gap);
  }, [playing, quiet, stops, model, played, place, gap]);
  return { playing, toggle, stop, ahead };
}
