import type { Moment } from '../../shared/contract/contract.ts';
import type { Cause } from '../../shared/domain/causes.ts';
import type { Stage } from '../../shared/domain/workflow.ts';

/** The shapes of stages and milestones, drawn about a point. The colour is the context's; `size` is half the width. */

type Draw = (context: CanvasRenderingContext2D, x: number, y: number, size: number) => void;

const ring: Draw = (context, x, y, size) => {
  context.beginPath();
  context.arc(x, y, size - 0.75, 0, 2 * Math.PI);
  context.lineWidth = 1.5;
  context.stroke();
};

const disc: Draw = (context, x, y, size) => {
  context.beginPath();
  context.arc(x, y, size, 0, 2 * Math.PI);
  context.fill();
};

const square: Draw = (context, x, y, size) => {
  context.fillRect(x - size, y - size, 2 * size, 2 * size);
};

const bar: Draw = (context, x, y, size) => {
  context.fillRect(x - size - 1, y - 1.5, 2 * size + 2, 3);
};

function polygon(...points: readonly (readonly [number, number])[]): Draw {
  return (context, x, y, size) => {
    context.beginPath();
    points.forEach(([across, down], index) => {
      if (index === 0) context.moveTo(x + across * size, y + down * size);
      else context.lineTo(x + across * size, y + down * size);
    });
    context.closePath();
    context.fill();
  };
}

function strokes(...lines: readonly (readonly (readonly [number, number])[])[]): Draw {
  return (context, x, y, size) => {
    context.lineWidth = 2;
    context.lineCap = 'round';
    context.lineJoin = 'round';
    context.beginPath();
    for (const line of lines) {
      line.forEach(([across, down], index) => {
        if (index === 0) context.moveTo(x + across * size, y + down * size);
        else context.lineTo(x + across * size, y + down * size);
      });
    }
    context.stroke();
  };
}

const diamond = polygon([0, -1.15], [1.15, 0], [0, 1.15], [-1.15, 0]);
const forward = polygon([-0.8, -1], [1.1, 0], [-0.8, 1]);
const backward = polygon([0.8, -1], [-1.1, 0], [0.8, 1]);
const cross = strokes(
  [
    [-0.8, -0.8],
    [0.8, 0.8],
  ],
  [
    [0.8, -0.8],
    [-0.8, 0.8],
  ],
);
const tick = strokes([
  [-0.9, 0.05],
  [-0.2, 0.75],
  [1, -0.75],
]);
const around: Draw = (context, x, y, size) => {
  context.lineWidth = 1.75;
  context.beginPath();
  context.arc(x, y, size - 1, -0.6 * Math.PI, 1.1 * Math.PI);
  context.stroke();
  polygon([-0.9, -1], [0.3, -1.1], [-0.3, 0])(context, x - 0.2, y, size);
};
const star = polygon(
  ...Array.from({ length: 10 }, (_unused, point): readonly [number, number] => {
    const reach = point % 2 === 0 ? 1.3 : 0.55;
    const angle = (point * Math.PI) / 5 - Math.PI / 2;
    return [Math.cos(angle) * reach, Math.sin(angle) * reach];
  }),
);

/** As in the stage marks elsewhere: ring, square, diamond, disc, bar, cross. */
export const stageShapes: Record<Stage, Draw> = {
  draft: ring,
  source: ring,
  translation: square,
  edit: diamond,
  approved: disc,
  scheduled: disc,
  published: bar,
  correcting: diamond,
  killed: cross,
};

const causeShapes: Record<Cause, Draw | null> = {
  created: ring,
  typing: null,
  submit: forward,
  'send back': backward,
  approve: tick,
  publish: star,
  correct: diamond,
  kill: cross,
  revert: around,
  'still valid': null,
  'left out': null,
  takeover: square,
  import: square,
  recovery: square,
  replace: diamond,
};

/** A milestone: its cause's shape, and a flag where somebody gave it a name. */
export function drawMilestone(
  context: CanvasRenderingContext2D,
  moment: Moment,
  x: number,
  y: number,
  flagColour: string,
): void {
  const shape = causeShapes[moment.cause];
  if (moment.name !== null) {
    const own = context.fillStyle;
    context.fillStyle = flagColour;
    context.fillRect(x - 0.75, y - 8, 1.5, 15);
    polygon([0, -1], [1.7, -0.45], [0, 0.1])(context, x + 0.5, y - 2, 6);
    context.fillStyle = own;
    shape?.(context, x, y + 4, 3.5);
  } else shape?.(context, x, y, 4.5);
}
