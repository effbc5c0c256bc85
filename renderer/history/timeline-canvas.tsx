import { memo, useEffect, useRef, useState } from 'react';
import { today } from '../ui/time.ts';
import type { Axis } from './timeline-axis.ts';
import { drawTimeline, heightOf, lookOf } from './timeline-draw.ts';
import styles from './timeline-lanes.module.css';
import type { TimelineModel } from './timeline-model.ts';
import { useMedia } from './use-media.ts';

/** The lanes as a picture: drawn anew when the story, the size or the colours change, and not while scrubbing. */
export const TimelineCanvas = memo(function TimelineCanvas({
  model,
  axis,
  laneHeight,
  chosen,
}: {
  model: TimelineModel;
  axis: Axis;
  laneHeight: number;
  chosen: string;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const dark = useMedia('(prefers-color-scheme: dark)');
  const fonts = useFontsReady();
  const { width } = axis;
  const height = heightOf(model.lanes.length, laneHeight);
  // biome-ignore lint/correctness/useExhaustiveDependencies: colours and fonts are read off the page
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context) return;
    const scale = window.devicePixelRatio || 1;
    element.width = Math.round(width * scale);
    element.height = Math.round(height * scale);
    context.setTransform(scale, 0, 0, scale, 0, 0);
    drawTimeline(context, { model, axis, laneHeight, chosen, days: daysOf(model), look: lookOf(element) });
  }, [model, axis, width, height, laneHeight, chosen, dark, fonts]);
  return <canvas ref={canvas} className={styles.canvas} style={{ width, height }} />;
});

/** Text drawn before the font is there would stay in another. */
function useFontsReady(): boolean {
  const [ready, setReady] = useState(false);
  useEffect(() => {
    let stale = false;
    void document.fonts?.ready.then(() => {
      if (!stale) setReady(true);
    });
    return () => {
      stale = true;
    };
  }, []);
  return ready;
}

const dayMonth = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const dayMonthYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

function daysOf(model: TimelineModel): readonly (string | null)[] {
  const now = new Date();
  let before = '';
  return model.sittings.map(({ first }) => {
    const date = new Date(model.times[first] ?? 0);
    const day = date.toDateString();
    if (day === before) return null;
    before = day;
    if (date.getFullYear() !== now.getFullYear()) return dayMonthYear.format(date);
    return today(date) === today(now) ? 'Today' : dayMonth.format(date);
  });
}
