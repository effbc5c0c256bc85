import { useSyncExternalStore } from 'react';
import { memberHere } from '../app/place.ts';

/** How a person likes to have the text before them; each has their own, in this copy of the app. */
export interface WritingModes {
  /** The headings beside the text. */
  readonly outline: boolean;
  /** All but the paragraph that is written is dimmed. */
  readonly focus: boolean;
  /** The line that is written stays at one height. */
  readonly typewriter: boolean;
  /** Nothing but the text on the whole screen. Not remembered. */
  readonly free: boolean;
  /** The size of the text, 1 being the usual one. */
  readonly size: number;
}

const usual: WritingModes = { outline: false, focus: false, typewriter: false, free: false, size: 1 };

export const textSizes = [0.8, 0.9, 1, 1.1, 1.25, 1.4, 1.6, 1.8, 2] as const;

/** The next larger or smaller size; the same one at either end. */
export function nextSize(size: number, step: 1 | -1): number {
  const others = step === 1 ? textSizes.filter((one) => one > size) : textSizes.filter((one) => one < size);
  return (step === 1 ? others[0] : others.at(-1)) ?? size;
}

const listeners = new Set<() => void>();
let modes: WritingModes = usual;
let of: string | null | undefined;

const keyOf = (member: string | null): string => `dragoman.writing.${member ?? ''}`;

/** What is stored may be of another version, or somebody's mistake: only what fits is taken. */
export function readModes(stored: string | null): WritingModes {
  let said: unknown = null;
  try {
    said = JSON.parse(stored ?? 'null');
  } catch {
    return usual;
  }
  if (typeof said !== 'object' || said === null) return usual;
  const { outline, focus, typewriter, size } = said as Record<string, unknown>;
  return {
    outline: outline === true,
    focus: focus === true,
    typewriter: typewriter === true,
    free: false,
    size: textSizes.find((one) => one === size) ?? 1,
  };
}

function current(): WritingModes {
  const member = memberHere();
  if (member !== of) {
    of = member;
    modes = { ...readModes(localStorage.getItem(keyOf(member))), free: modes.free };
  }
  return modes;
}

export function writingModes(): WritingModes {
  return current();
}

export function changeModes(change: Partial<WritingModes>): void {
  modes = { ...current(), ...change };
  const { free: _free, ...kept } = modes;
  localStorage.setItem(keyOf(memberHere()), JSON.stringify(kept));
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useWritingModes(): WritingModes {
  return useSyncExternalStore(subscribe, current);
}
