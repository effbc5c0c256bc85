import { sameLine } from './line-delta.ts';
import { decodeAgainst, decodeWhole, encodeAgainst, encodeWhole } from './revision-codec.ts';
import { joinLines, type Lines } from './revision-text.ts';

/**
 * What new revisions are coded against. Two levels: now and then a revision stands alone (a *keyframe*); a revision
 * coded against the keyframe is a *waypoint*; all others are coded against the last waypoint. So a read applies at most
 * two deltas, and damage takes no more than one keyframe's block of revisions with it.
 *
 * A new waypoint is made once the deltas since the last one take as much room as it does, and a new keyframe once its
 * waypoints do: that is where what is saved by coding against something nearer pays for it.
 */
export interface Base {
  readonly number: number;
  readonly lines: Lines;
  /** Of its payload, in bytes. */
  readonly size: number;
  /** What the revisions coded against it take, in bytes. */
  readonly spent: number;
}

/** What the next revision of one edition can be coded against. */
export interface Bases {
  readonly keyframe: Base;
  /** Null right after a keyframe. */
  readonly waypoint: Base | null;
}

/** However little changes, damage is to take no more than so many revisions with it. */
export const longestBlock = 1_024;
const longestStretch = 64;

export interface Placed {
  /** The number of the revision that the payload is coded against; null when it stands alone. */
  readonly base: number | null;
  readonly payload: Buffer;
  /** What the revision after this one can be coded against. */
  readonly bases: Bases;
}

/** Codes a revision. Before anybody is told that it is saved, what was coded is decoded again and compared. */
export function place(bases: Bases | null, number: number, lines: Lines): Placed {
  return (bases && placeAgainst(bases, number, lines)) ?? placeAlone(number, lines);
}

function placeAgainst({ keyframe, waypoint }: Bases, number: number, lines: Lines): Placed | null {
  if (number - keyframe.number >= longestBlock || keyframe.spent >= keyframe.size) return null;
  if (waypoint && number - waypoint.number < longestStretch && waypoint.spent < waypoint.size) {
    const payload = encodeAgainst(waypoint.lines, lines);
    if (!readsBack(decodeAgainst(waypoint.lines, payload, 'tree'), lines)) return null;
    const spent = waypoint.spent + payload.length;
    return { base: waypoint.number, payload, bases: { keyframe, waypoint: { ...waypoint, spent } } };
  }
  const payload = encodeAgainst(keyframe.lines, lines);
  const size = payload.length;
  if (size * 2 > keyframe.size || !readsBack(decodeAgainst(keyframe.lines, payload, 'tree'), lines)) return null;
  return {
    base: keyframe.number,
    payload,
    bases: {
      keyframe: { ...keyframe, spent: keyframe.spent + size },
      waypoint: { number, lines, size, spent: 0 },
    },
  };
}

function placeAlone(number: number, lines: Lines): Placed {
  const payload = encodeWhole(joinLines(lines));
  if (!readsBack(decodeWhole(payload), lines)) throw new Error('A text does not read back as it was coded');
  const keyframe = { number, lines, size: payload.length, spent: 0 };
  return { base: null, payload, bases: { keyframe, waypoint: null } };
}

function readsBack(back: Lines, lines: Lines): boolean {
  return back.length === lines.length && back.every((line, index) => sameLine(line, lines[index]));
}
