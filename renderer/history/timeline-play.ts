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

/**
 * Plays the story from a place on: calls `onPlace` with each place it comes to, and stops at the end. Played at the
 * end, it starts over. Wherever the person goes meanwhile, it goes on from there.
 */
export function usePlaying(
  model: TimelineModel,
  place: number,
  speed: Speed,
  onPlace: (place: number) => void,
): { readonly playing: boolean; readonly toggle: () => void; readonly stop: () => void } {
  const [playing, setPlaying] = useState(false);
  const quiet = useMedia('(prefers-reduced-motion: reduce)');
  const played = useMemo(() => playedTimes(model), [model]);
  const latest = useRef({ place, onPlace });
  latest.current = { place, onPlace };
  const last = model.moments.length - 1;

  useEffect(() => {
    if (!playing) return;
    const arrive = (next: number): void => {
      if (next !== latest.current.place) latest.current.onPlace(next);
      if (next >= last) setPlaying(false);
    };
    if (quiet) {
      const stops = quietStops(model);
      const timer = setInterval(() => arrive(stops[countUpTo(stops, latest.current.place)] ?? last), stopShown);
      return () => clearInterval(timer);
    }
    let frame = 0;
    let before = performance.now();
    let at = played[latest.current.place] ?? 0;
    let came = latest.current.place;
    const step = (now: number): void => {
      if (latest.current.place !== came) at = played[latest.current.place] ?? at;
      at += (now - before) * speed;
      before = now;
      came = Math.max(latest.current.place, Math.min(last, countUpTo(played, at) - 1));
      frame = requestAnimationFrame(step);
      arrive(came);
    };
    frame = requestAnimationFrame(step);
    return () => cancelAnimationFrame(frame);
  }, [playing, quiet, speed, model, played, last]);

  const toggle = useCallback(() => {
    if (!playing && latest.current.place >= last) latest.current.onPlace(0);
    setPlaying(!playing);
  }, [playing, last]);
  const stop = useCallback(() => setPlaying(false), []);
  return { playing, toggle, stop };
}
