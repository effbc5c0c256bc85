import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { Standing } from './timeline-lanes.tsx';
import { stateAt, stateBefore, stepInLane, type TimelineModel } from './timeline-model.ts';
import type { Known, MomentText, MomentTexts, Wish } from './timeline-texts.ts';

export interface MomentShown {
  readonly editionId: string;
  readonly number: number;
  readonly text: MomentText;
  /** What the same edition said a moment before; null at its first, and where changes are not asked for. */
  readonly before: MomentText | null;
}

export interface MomentState {
  /** What is on the screen: the moment asked for, or while it is on its way the one before. */
  readonly shown: MomentShown | null;
  /** Why the moment asked for cannot be read. */
  readonly problem: unknown;
  /** The edition as it is at its last revision, once that is known. */
  readonly now: MomentText | null;
}

/**
 * How long a text stays at least while the story is played, in milliseconds. A long one takes some frames to lay out,
 * and nobody reads thirty a second: the slider moves on smoothly meanwhile.
 */
const shortest = 90;

/** So many saves are read ahead on either side. */
const ahead = 6;

/** So many moments that were just passed are shown when they come in, if the one asked for has not. */
const mostPassed = 12;

interface Passed {
  readonly here: Wish;
  readonly previous: Wish | null;
}

/** The first of these whose text is there: going fast, one sees those that arrive, and never waits for the last. */
function newestRead(texts: MomentTexts, passed: readonly Passed[], withBefore: boolean): MomentShown | null {
  for (const { here, previous } of passed) {
    const known = texts.get(here);
    if (!known || 'problem' in known) continue;
    const before = withBefore && previous ? texts.get(previous) : undefined;
    // Its marks come in a moment; text that is marked late would flash.
    if (withBefore && previous && before === undefined) continue;
    return { ...here, text: known.text, before: before && 'text' in before ? before.text : null };
  }
  return null;
}

/**
 * The text at a moment, with those around it read ahead, so that going on shows it at once. While `playing` the next
 * one waits until this one could be seen.
 */
export function useMomentText(
  model: TimelineModel,
  texts: MomentTexts,
  { lane, place }: Standing,
  withBefore: boolean,
  playing: boolean,
): MomentState {
  useSyncExternalStore(texts.subscribe, texts.version);
  const shownAt = useRef(0);
  const last = useRef<MomentShown | null>(null);
  const passed = useRef<readonly Passed[]>([]);
  const wish = (at: number | null | undefined): Wish | null => {
    const moment = at === null || at === undefined ? undefined : model.moments[at];
    return moment ? { editionId: moment.editionId, number: moment.number } : null;
  };
  const here = wish(stateAt(lane, place));
  const previous = wish(stateBefore(lane, place));
  const newest = wish(lane.places.at(-1));

  useEffect(() => {
    const around: number[] = [];
    for (const by of [1, -1] as const) {
      let at = place;
      for (let step = 0; step < ahead; step += 1) {
        at = stepInLane(model, lane, at, by);
        around.push(at);
      }
    }
    const next = model.milestones.filter((at) => Math.abs(at - place) < 400).map((at) => wish(at));
    // The other editions at this instant: choosing one shows it at once.
    const others = model.lanes.map((one) => wish(stateAt(one, place)));
    const wishes = [here, previous, newest, ...around.map((at) => wish(stateAt(lane, at))), ...others, ...next];
    texts.want(wishes.filter((one) => one !== null));
  });

  const known: Known = here ? texts.get(here) : undefined;
  if (here === null) passed.current = [];
  else {
    const others = passed.current.filter((one) => one.here.number !== here.number);
    const same = others.filter((one) => one.here.editionId === here.editionId);
    passed.current = [{ here, previous }, ...same].slice(0, mostPassed);
    const found = newestRead(texts, passed.current, withBefore);
    const { current } = last;
    const other =
      found && (current?.text !== found.text || current.before !== found.before || current.number !== found.number);
    const time = performance.now();
    if (other && !(playing && current?.editionId === found.editionId && time - shownAt.current < shortest)) {
      last.current = found;
      shownAt.current = time;
    }
  }
  const now = newest ? texts.get(newest) : undefined;
  return {
    shown: here === null || (known && 'problem' in known) ? null : last.current,
    problem: known && 'problem' in known ? known.problem : null,
    now: now && 'text' in now ? now.text : null,
  };
}
