/** Minutes since a story's creation: some pass whatever happens, others stretch with the story's age. */
export interface Moment {
  readonly fixed: number;
  readonly elastic: number;
}

export function moment(after: Moment, fixed: number, elastic: number): Moment {
  return { fixed: after.fixed + fixed, elastic: after.elastic + elastic };
}

/** A moment that comes before neither of two, however much they stretch. */
export function later(left: Moment, right: Moment): Moment {
  return { fixed: Math.max(left.fixed, right.fixed), elastic: Math.max(left.elastic, right.elastic) };
}

const minute = 60_000;

/**
 * Milliseconds since the creation for each moment, so that the last falls at the end of the span, or before when there
 * is nothing to stretch; all are squeezed when the span is too short.
 * @param span milliseconds
 */
export function schedule(moments: readonly Moment[], span: number): readonly number[] {
  let stretch = Number.POSITIVE_INFINITY;
  for (const { fixed, elastic } of moments) {
    if (elastic > 0) stretch = Math.min(stretch, (span / minute - fixed) / elastic);
  }
  const factor = Number.isFinite(stretch) ? Math.max(0, stretch) : 0;
  const times = moments.map(({ fixed, elastic }) => (fixed + factor * elastic) * minute);
  const last = Math.max(...times, 1);
  const squeeze = Math.min(1, span / last);
  return times.map((time) => Math.floor(time * squeeze));
}
