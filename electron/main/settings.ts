import type { Place } from '../../shared/contract/contract.ts';

/** What the profile keeps. Checked by hand and not by schema: it is read before the window, when time counts most. */
export interface Settings {
  readonly version: 1;
  /** Absolute. */
  readonly lastNewsroom: string | null;
  /** Where the person was, by newsroom id. */
  readonly places: Readonly<Record<string, Place>>;
  readonly window: WindowPlace | null;
  readonly theme: Theme;
  /** Whether quotes and dashes are made typographic as they are typed. */
  readonly typography: boolean;
}

/** In screen points, as the window stands when not maximised. */
export interface WindowPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly maximized: boolean;
}

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export const defaultSettings: Settings = {
  version: 1,
  lastNewsroom: null,
  places: {},
  window: null,
  theme: 'system',
  typography: true,
};

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('not an object');
  return value as Fields;
}

function textOrNull(value: unknown): string | null {
  if (value === null || typeof value === 'string') return value;
  throw new Error('not a text');
}

function whole(value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  throw new Error('not a whole number');
}

function placeOf(value: unknown): Place {
  const { memberId, path, blockId } = fieldsOf(value);
  if (typeof path !== 'string') throw new Error('not a path');
  return { memberId: textOrNull(memberId), path, blockId: textOrNull(blockId) };
}

function windowPlaceOf(value: unknown): WindowPlace | null {
  if (value === null) return null;
  const { x, y, width, height, maximized } = fieldsOf(value);
  if (typeof maximized !== 'boolean') throw new Error('not a window');
  return { x: whole(x), y: whole(y), width: whole(width), height: whole(height), maximized };
}

function themeOf(value: unknown): Theme {
  const theme = themes.find((one) => one === value);
  if (theme === undefined) throw new Error('not a theme');
  return theme;
}

/** Reads settings from JSON. Throws when they are not whole. */
export function parseSettings(json: string): Settings {
  const fields = fieldsOf(JSON.parse(json));
  if (fields.version !== 1) throw new Error('settings of another version');
  return {
    version: 1,
    lastNewsroom: textOrNull(fields.lastNewsroom),
    places: Object.fromEntries(Object.entries(fieldsOf(fields.places)).map(([id, place]) => [id, placeOf(place)])),
    window: windowPlaceOf(fields.window),
    theme: themeOf(fields.theme),
    // Settings from before it could be chosen have none.
    typography: fields.typography !== false,
  };
}
