import type { Stage } from '../../shared/domain/workflow.ts';
import { stageNames } from '../ui/stage-mark.tsx';
import { type Axis, briefPause } from './timeline-axis.ts';
import { drawMilestone, stageShapes } from './timeline-marks.ts';
import type { Lane, Stretch, TimelineModel } from './timeline-model.ts';

/** What the lanes are drawn with, as the style sheet has it now. */
export interface Look {
  readonly stages: Record<Stage, string>;
  readonly ink: string;
  readonly ink2: string;
  readonly rule: string;
  readonly accent: string;
  readonly font: string;
}

/** Heights in pixels. The days stand above the lanes, the pauses under them. */
export const daysHeight = 28;
export const pausesHeight = 18;

export function heightOf(lanes: number, laneHeight: number): number {
  return daysHeight + lanes * laneHeight + pausesHeight;
}

const stageTokens: Record<Stage, string> = {
  draft: '--stage-draft',
  source: '--stage-draft',
  translation: '--stage-translation',
  edit: '--stage-edit',
  approved: '--stage-approved',
  scheduled: '--stage-approved',
  published: '--stage-published',
  correcting: '--stage-edit',
  killed: '--stage-killed',
};

/** Reads the tokens off an element, as they stand for its theme. */
export function lookOf(probe: HTMLElement): Look {
  const colour = (token: string): string => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
  const stages = Object.fromEntries(
    Object.entries(stageTokens).map(([stage, token]) => [stage, colour(token)]),
  ) as Record<Stage, string>;
  return {
    stages,
    ink: colour('--ink'),
    ink2: colour('--ink-2'),
    rule: colour('--rule-strong'),
    accent: colour('--accent'),
    font: getComputedStyle(probe).fontFamily,
  };
}

export interface Scene {
  readonly model: TimelineModel;
  readonly axis: Axis;
  readonly laneHeight: number;
  /** The edition whose text is shown. */
  readonly chosen: string;
  /** The day of each sitting that begins another one, by the sitting's number; else null. */
  readonly days: readonly (string | null)[];
  readonly look: Look;
}

/** Draws everything that does not move: as many strokes as there are pixels, however many moments there are. */
export function drawTimeline(context: CanvasRenderingContext2D, scene: Scene): void {
  const { model, axis, laneHeight, look } = scene;
  context.clearRect(0, 0, axis.width, heightOf(model.lanes.length, laneHeight));
  context.textBaseline = 'middle';
  drawDays(context, scene);
  drawPauses(context, scene);
  model.lanes.forEach((lane, index) => {
    const top = daysHeight + index * laneHeight;
    if (lane.editionId === scene.chosen && model.lanes.length > 1) {
      context.fillStyle = look.ink;
      context.globalAlpha = 0.05;
      context.fillRect(0, top, axis.width, laneHeight);
      context.globalAlpha = 1;
    }
    drawLane(context, scene, lane, top);
  });
}

function drawDays(context: CanvasRenderingContext2D, { axis, days, look }: Scene): void {
  context.font = `600 11px ${look.font}`;
  context.fillStyle = look.ink2;
  let free = 0;
  axis.sittings.forEach((sitting, index) => {
    const day = days[index];
    if (day === null || day === undefined || sitting.from < free) return;
    const wide = context.measureText(day).width;
    if (sitting.from + wide > axis.width) return;
    context.fillText(day, sitting.from, 8);
    free = sitting.from + wide + 10;
  });
}

function drawPauses(context: CanvasRenderingContext2D, { axis, model, laneHeight, look }: Scene): void {
  const top = daysHeight;
  const bottom = daysHeight + model.lanes.length * laneHeight;
  context.font = `500 11px ${look.font}`;
  axis.sittings.forEach((sitting, index) => {
    const before = axis.sittings[index - 1];
    if (!before) return;
    const middle = (before.to + sitting.from) / 2;
    // Very many pauses are not told one by one.
    if (sitting.from - before.to < 7) return;
    context.strokeStyle = look.rule;
    context.lineWidth = 1;
    context.setLineDash([2, 3]);
    context.beginPath();
    context.moveTo(Math.round(middle) + 0.5, top);
    context.lineTo(Math.round(middle) + 0.5, bottom);
    context.stroke();
    context.setLineDash([]);
    const label = briefPause(sitting.pause);
    const wide = context.measureText(label).width;
    if (wide > sitting.from - before.to + 8) return;
    context.fillStyle = look.ink2;
    context.fillText(label, middle - wide / 2, bottom + pausesHeight / 2 + 1);
  });
}

function drawLane(context: CanvasRenderingContext2D, scene: Scene, lane: Lane, top: number): void {
  const { model, axis, laneHeight, look } = scene;
  const milestoneY = top + 11;
  const bandTop = top + 20;
  const bandHeight = laneHeight - 24;
  const first = axis.x[lane.places[0] ?? 0] ?? 0;
  context.fillStyle = look.rule;
  context.fillRect(0, bandTop + bandHeight - 1, first, 1);
  for (const stretch of lane.stretches) drawStretch(context, scene, stretch, bandTop, bandHeight);
  drawSaves(context, scene, lane, bandTop + bandHeight);
  for (const place of model.milestones) {
    const moment = model.moments[place];
    if (moment?.editionId !== lane.editionId) continue;
    context.fillStyle = look.stages[moment.stage];
    context.strokeStyle = look.stages[moment.stage];
    drawMilestone(context, moment, axis.x[place] ?? 0, milestoneY, look.accent);
  }
}

function drawStretch(
  context: CanvasRenderingContext2D,
  { axis, look }: Scene,
  { stage, from, to }: Stretch,
  top: number,
  height: number,
): void {
  const left = axis.x[from] ?? 0;
  const right = to === null ? axis.width : (axis.x[to] ?? axis.width);
  const colour = look.stages[stage];
  context.fillStyle = colour;
  // Over paper alone, and no darker: the stage's name is read on it.
  context.clearRect(left, top, Math.max(1, right - left), height);
  context.globalAlpha = 0.12;
  context.fillRect(left, top, Math.max(1, right - left), height);
  context.globalAlpha = 1;
  context.fillRect(left, top, 1.5, height);
  context.font = `600 11px ${look.font}`;
  const wide = context.measureText(stageNames[stage]).width;
  const room = right - left;
  const y = top + height / 2 - 1;
  context.strokeStyle = colour;
  if (room >= 14) stageShapes[stage](context, left + 9, y, 3.5);
  if (room >= wide + 22) context.fillText(stageNames[stage], left + 17, y + 0.5);
}

const mostSavesHeight = 6;

/** A fine comb under the band: where it is tall and close, much was written. */
function drawSaves(context: CanvasRenderingContext2D, { axis, model, look }: Scene, lane: Lane, bottom: number): void {
  const columns = new Map<number, { count: number; stage: Stage }>();
  let most = 1;
  for (const place of lane.places) {
    const column = Math.round(axis.x[place] ?? 0);
    const entry = columns.get(column);
    const count = (entry?.count ?? 0) + 1;
    columns.set(column, { count, stage: model.moments[place]?.stage ?? 'draft' });
    most = Math.max(most, count);
  }
  for (const [column, { count, stage }] of columns) {
    const height = most === 1 ? 4 : 2.5 + ((mostSavesHeight - 2.5) * Math.log(count)) / Math.log(most);
    context.fillStyle = look.stages[stage];
    context.globalAlpha = 0.75;
    context.fillRect(column - 0.5, bottom - height, 1, height);
  }
  context.globalAlpha = 1;
}
