import type { Lines } from './revision-text.ts';

const lineBreak = 0x0a;

/**
 * Joins lines as {@link joinLines} does, into memory of its own that it uses again: while somebody types, all but one
 * line is where it was the last time. What it returns is good until it is called again.
 */
export function createTextJoiner(): (lines: Lines) => Buffer {
  /** The lines that it joined last, each with its break after it. */
  let memory = Buffer.alloc(0);
  let held: Lines = [];

  return (lines) => {
    const { head, tail } = sharedWith(held, lines);
    const before = sizeOf(held, head, held.length - tail);
    const start = sizeOf(held, 0, head);
    const middle = sizeOf(lines, head, lines.length - tail);
    const rest = sizeOf(lines, lines.length - tail, lines.length);
    const size = start + middle + rest;
    const from = memory;
    if (memory.length < size) {
      memory = Buffer.allocUnsafe(Math.ceil(size * 1.25));
      from.copy(memory, 0, 0, start);
    }
    // First the end, which may lie where the middle goes.
    if (from !== memory || before !== middle) from.copy(memory, start + middle, start + before, start + before + rest);
    let at = start;
    for (let index = head; index < lines.length - tail; index += 1) {
      at += lines[index]?.copy(memory, at) ?? 0;
      memory[at] = lineBreak;
      at += 1;
    }
    held = lines;
    return memory.subarray(0, Math.max(0, size - 1));
  };
}

/** How many lines at the start and, apart from those, at the end are the same objects. */
function sharedWith(held: Lines, lines: Lines): { readonly head: number; readonly tail: number } {
  const most = Math.min(held.length, lines.length);
  let head = 0;
  while (head < most && held[head] === lines[head]) head += 1;
  let tail = 0;
  while (tail < most - head && held[held.length - 1 - tail] === lines[lines.length - 1 - tail]) tail += 1;
  return { head, tail };
}

/** In bytes, with their breaks. */
function sizeOf(lines: Lines, start: number, end: number): number {
  let size = 0;
  for (let index = start; index < end; index += 1) size += (lines[index]?.length ?? 0) + 1;
  return size;
}
