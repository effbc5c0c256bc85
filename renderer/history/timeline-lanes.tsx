import {
  type KeyboardEvent,
  type PointerEvent,
  type Ref,
  useEffect,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import { englishName, ownName } from '../../shared/domain/languages.ts';
import { type Axis, axisOf, longPause, momentNear, pauseAt, placeAt } from './timeline-axis.ts';
import { TimelineCanvas } from './timeline-canvas.tsx';
import { daysHeight, heightOf } from './timeline-draw.ts';
import styles from './timeline-lanes.module.css';
import { type Lane, nextMilestone, stateAt, stepInLane, type TimelineModel } from './timeline-model.ts';
import { describeMoment, spokenPlace } from './timeline-words.ts';
import { useMedia } from './use-media.ts';

/** Where the timeline is: a place in the whole, and the edition whose text is shown. */
export interface Standing {
  readonly place: number;
  readonly lane: Lane;
}

/** Moves the mark of where the timeline is without drawing anything else: 3.5 is halfway from place 3 to place 4. */
export type Glide = (between: number) => void;

const tooltipReach = 7;
const snapReach = 6;

/** The story's life from left to right, a lane an edition, and the slider that goes through it. */
export function TimelineLanes({
  model,
  standing,
  onMove,
  glide,
}: {
  model: TimelineModel;
  standing: Standing;
  onMove: (to: Standing) => void;
  glide: Ref<Glide>;
}) {
  const slider = useRef<HTMLDivElement>(null);
  const line = useRef<HTMLDivElement>(null);
  const past = useRef<HTMLDivElement>(null);
  const knob = useRef<HTMLDivElement>(null);
  const width = useWidth(slider);
  const laneHeight = useMedia('(max-height: 720px)') ? 36 : 42;
  const axis = useMemo(() => axisOf(model, width), [model, width]);
  const [hovered, setHovered] = useState<{ readonly x: number; readonly y: number } | null>(null);
  const { place, lane } = standing;
  const x = axis.x[place] ?? 0;
  useImperativeHandle(
    glide,
    () => (between) => {
      const from = axis.x[Math.floor(between)] ?? 0;
      const to = axis.x[Math.floor(between) + 1] ?? from;
      const now = marksAt(from + (to - from) * (between % 1), axis.width);
      for (const mark of [line, knob]) if (mark.current) mark.current.style.transform = now.moved;
      if (past.current) past.current.style.transform = now.grown;
    },
    [axis],
  );
  const { moved, grown } = marksAt(x, axis.width);

  useEffect(() => slider.current?.focus({ preventScroll: true }), []);

  const laneUnder = (y: number): Lane => model.lanes[Math.floor((y - daysHeight) / laneHeight)] ?? lane;
  const pointOf = (event: PointerEvent): { x: number; y: number } => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const point = pointOf(event);
    const under = laneUnder(point.y);
    setHovered(null);
    onMove({ lane: under, place: snapped(model, axis, under, point.x) });
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    const point = pointOf(event);
    if (event.currentTarget.hasPointerCapture(event.pointerId)) {
      const next = placeAt(axis, point.x);
      if (next !== place) onMove({ lane, place: next });
    } else setHovered(point);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = keyTarget(event, model, standing);
    if (!next) return;
    event.preventDefault();
    setHovered(null);
    onMove(next);
  };

  return (
    <div className={styles.lanes} data-single={model.lanes.length === 1 ? '' : undefined}>
      {model.lanes.length > 1 ? (
        <LaneNames
          lanes={model.lanes}
          chosen={lane}
          laneHeight={laneHeight}
          onChoose={(next) => onMove({ lane: next, place })}
        />
      ) : null}
      <div
        ref={slider}
        role="slider"
        tabIndex={0}
        className={styles.slider}
        style={{ height: heightOf(model.lanes.length, laneHeight) }}
        aria-label="Moment in the story"
        aria-orientation="horizontal"
        aria-valuemin={1}
        aria-valuemax={model.moments.length}
        aria-valuenow={place + 1}
        aria-valuetext={spokenPlace(model, lane, stateAt(lane, place))}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerLeave={() => setHovered(null)}
        onKeyDown={onKeyDown}
      >
        <div ref={line} className={styles.line} style={{ transform: moved }} aria-hidden="true" />
        <TimelineCanvas model={model} axis={axis} laneHeight={laneHeight} chosen={lane.editionId} />
        <div className={styles.track} aria-hidden="true">
          <div ref={past} className={styles.past} style={{ transform: grown }} />
        </div>
        <div ref={knob} className={styles.knob} style={{ transform: moved }} aria-hidden="true" />
        {hovered === null ? null : (
          <Tooltip model={model} axis={axis} lane={laneUnder(hovered.y)} x={hovered.x} y={hovered.y} />
        )}
      </div>
    </div>
  );
}

/** The transforms of the line and knob, and of the part of the track that is past. */
function marksAt(x: number, width: number): { readonly moved: string; readonly grown: string } {
  return { moved: `translateX(${x}px)`, grown: `scaleX(${width === 0 ? 0 : x / width})` };
}

/** A press on a milestone means it, and not the save a hair beside it. */
function snapped(model: TimelineModel, axis: Axis, lane: Lane, x: number): number {
  const near = momentNear(axis, model, lane, x, snapReach);
  return near !== null && model.milestones.includes(near) ? near : placeAt(axis, x);
}

function keyTarget(event: KeyboardEvent, model: TimelineModel, standing: Standing): Standing | null {
  const { place, lane } = standing;
  if (event.altKey || event.shiftKey) return null;
  const far = event.ctrlKey || event.metaKey;
  const toMilestone = (by: 1 | -1): Standing => {
    const next = nextMilestone(model, place, by);
    if (next === null) return { lane, place: by === 1 ? model.moments.length - 1 : 0 };
    return { place: next, lane: laneOf(model, next) ?? lane };
  };
  const step = (by: 1 | -1): Standing => (far ? toMilestone(by) : { lane, place: stepInLane(model, lane, place, by) });
  const toLane = (by: 1 | -1): Standing => {
    const next = model.lanes[model.lanes.indexOf(lane) + by];
    return { place, lane: next ?? lane };
  };
  switch (event.code) {
    case 'ArrowRight':
      return step(1);
    case 'ArrowLeft':
      return step(-1);
    case 'ArrowUp':
      return far ? null : model.lanes.length > 1 ? toLane(-1) : step(1);
    case 'ArrowDown':
      return far ? null : model.lanes.length > 1 ? toLane(1) : step(-1);
    case 'PageDown':
      return toMilestone(1);
    case 'PageUp':
      return toMilestone(-1);
    case 'Home':
      return { lane, place: 0 };
    case 'End':
      return { lane, place: model.moments.length - 1 };
    default:
      return null;
  }
}

/** The lane that a place's revision stands in. */
export function laneOf(model: TimelineModel, place: number): Lane | undefined {
  return model.lanes.find((lane) => lane.editionId === model.moments[place]?.editionId);
}

function LaneNames({
  lanes,
  chosen,
  laneHeight,
  onChoose,
}: {
  lanes: readonly Lane[];
  chosen: Lane;
  laneHeight: number;
  onChoose: (lane: Lane) => void;
}) {
  const name = useId();
  return (
    <fieldset className={styles.names} style={{ paddingTop: daysHeight }}>
      <legend className="visually-hidden">Edition shown</legend>
      {lanes.map((lane) => (
        <label key={lane.editionId} className={styles.name} style={{ height: laneHeight }}>
          <input
            type="radio"
            className="visually-hidden"
            name={name}
            aria-label={englishName(lane.language)}
            checked={lane === chosen}
            onChange={() => onChoose(lane)}
          />
          <span className={styles.language}>{ownName(lane.language)}</span>
          <span className={styles.kind}>{lane.kind === 'original' ? 'Original' : 'Translation'}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Tooltip({ model, axis, lane, x, y }: { model: TimelineModel; axis: Axis; lane: Lane; x: number; y: number }) {
  const near = momentNear(axis, model, lane, x, tooltipReach);
  const moment = near === null ? undefined : model.moments[near];
  const pause = pauseAt(axis, x);
  if (!moment && pause === null) return null;
  const said = moment ? describeMoment(moment) : { title: `Nobody wrote for ${longPause(pause ?? 0)}`, facts: '' };
  const side = x > axis.width / 2 ? { right: axis.width - x + 8 } : { left: x + 8 };
  return (
    <div className={styles.tooltip} style={{ ...side, top: y + 16 }} aria-hidden="true">
      <span className={styles.tooltipTitle}>{said.title}</span>
      {said.facts === '' ? null : <span className={`${styles.tooltipFacts} tabular`}>{said.facts}</span>}
    </div>
  );
}

function useWidth(element: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const { current } = element;
    if (!current) return;
    const measure = (): void => setWidth(Math.round(current.getBoundingClientRect().width));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
