import type { WindowPlace } from './settings.ts';

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How much of a window must be on a screen for a person to get hold of it, in points. */
const graspable = 120;

function overlap(from: number, length: number, otherFrom: number, otherLength: number): number {
  return Math.min(from + length, otherFrom + otherLength) - Math.max(from, otherFrom);
}

/** Where to open a window that stood there before: only its size when no screen shows that place any more. */
export function fitOnScreen(place: WindowPlace, screens: readonly Area[]): Partial<Area> {
  const { x, y, width, height } = place;
  const visible = screens.some(
    (screen) =>
      overlap(x, width, screen.x, screen.width) >= graspable &&
      overlap(y, height, screen.y, screen.height) >= graspable &&
      y >= screen.y - graspable,
  );
  return visible ? { x, y, width, height } : { width, height };
}
