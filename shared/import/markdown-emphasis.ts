import { textFormat } from '../domain/blocks.ts';
import type { Part } from './markdown-parts.ts';

/**
 * Finds the other half of each run of signs, as CommonMark says it, and formats what stands between them. What is over
 * of a run is words.
 */
export function resolveEmphasis(parts: Part[], from: number, to: number): void {
  for (let at = from; at < to; at += 1) {
    const closer = parts[at];
    if (closer?.kind !== 'signs' || closer.closes !== true) continue;
    while (closer.text !== '') {
      const opens = openerFor(parts, closer, from, at);
      const opener = parts[opens];
      if (!opener) break;
      const count = opener.text.length >= 2 && closer.text.length >= 2 ? 2 : 1;
      const format = closer.text.startsWith('~')
        ? textFormat.strikethrough
        : count === 2
          ? textFormat.bold
          : textFormat.italic;
      for (const part of parts.slice(opens + 1, at)) {
        part.format |= format;
        // Signs between two halves have none.
        if (part.kind === 'signs') part.kind = 'text';
      }
      opener.text = opener.text.slice(count);
      closer.text = closer.text.slice(count);
    }
  }
  for (const part of parts.slice(from, to)) if (part.kind === 'signs') part.kind = 'text';
}

function openerFor(parts: readonly Part[], closer: Part, from: number, before: number): number {
  for (let at = before - 1; at >= from; at -= 1) {
    const part = parts[at];
    if (part?.kind === 'signs' && part.opens === true && part.text !== '' && isPair(part, closer)) return at;
  }
  return -1;
}

function isPair(opener: Part, closer: Part): boolean {
  if (opener.text[0] !== closer.text[0]) return false;
  const [left = 0, right = 0] = [opener.length, closer.length];
  // Where a run may be either half, its length tells which.
  const either = opener.closes === true || closer.opens === true;
  return !either || (left + right) % 3 !== 0 || (left % 3 === 0 && right % 3 === 0);
}
