import { useEffect, useReducer, useRef } from 'react';
import type { Standing } from './timeline-lanes.tsx';
import { type Lane, stateAt, stateBefore, stepInLane, type TimelineModel } from './timeline-model.ts';
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

/** So many saves are read ahead on either side. */
const stepsAhead = 6;

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
 * The text at a moment, with those read ahead that come next: `ahead` while the story is played, else those around it.
 */
export function useMomentText(
  model: TimelineModel,
  texts: MomentTexts,
  { lane, place }: Standing,
  withBefore: boolean,
  ahead: readonly Standing[],
): MomentState {
  const [, lookAgain] = useReducer((times: number) => times + 1, 0);
  const last = useRef<MomentShown | null>(null);
  const passed = useRef<readonly Passed[]>([]);
  const wish = (at: number | null | undefined): Wish | null => {
    const moment = at === null || at === undefined ? undefined : model.moments[at];
    return moment ? { editionId: moment.editionId, number: moment.number } : null;
  };
  const here = wish(stateAt(lane, place));
  const previous = wish(stateBefore(lane, place));
  const newest = wish(lane.places.at(-1));

  if (here === null) passed.current = [];
  else {
    const others = passed.current.filter((one) => one.here.number !== here.number);
    const same = others.filter((one) => one.here.editionId === here.editionId);
    passed.current = [{ here, previous }, ...same].slice(0, mostPassed);
    const found = newestRead(texts, passed.current, withBefore);
    const { current } = last;
    if (found && (current?.text !== found.text || current.before !== found.before || current.number !== found.number)) {
      last.current = found;
    }
  }

  // What is read ahead changes nothing on the screen when it comes.
  const waited = useRef<readonly (Wish | null)[]>([]);
  waited.current = [newest, ...passed.current.flatMap((one) => [one.here, one.previous])];
  useEffect(
    () =>
      texts.subscribe((read) => {
        if (waited.current.some((one) => one?.number === read.number && one.editionId === read.editionId)) lookAgain();
      }),
    [texts],
  );
  useEffect(() => {
    const next = ahead.flatMap((one) => [stateAt(one.lane, one.place), stateBefore(one.lane, one.place)]);
    const wanted = ahead.length > 0 ? next : around(model, lane, place);
    texts.want([here, previous, newest, ...wanted.map(wish)].filter((one) => one !== null));
  });

  const known: Known = here ? texts.get(here) : undefined;
  const now = newest ? texts.get(newest) : undefined;
  return {
    shown: here === null || (known && 'problem' in known) ? null : last.current,
    problem: known && 'problem' in known ? known.problem : null,
    now: now && 'text' in now ? now.text : null,
  };
}

/** The states that a person may go to next from a place, the likeliest first. */
function around(model: TimelineModel, lane: Lane, place: number): readonly (number | null)[] {
  const steps: (number | null)[] = [];
  for (const by of [1, -1] as const) {
    let at = place;
    for (let step = 0; step < stepsAhead; step += 1) {
      at = stepInLane(model, lane, at, by);
      steps.push(stateAt(lane, at));
    }
  }
  // The other editions at this instant: choosing one shows it at once.
  const others = model.lanes.map((one) => stateAt(one, place));
  return [...steps, ...others, ...model.milestones.filter((at) => Math.abs(at - place) < 400)];
}
