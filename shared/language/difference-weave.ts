import type { Run, RunLook } from './difference-model.ts';
import { type Flat, type Span, sameLook } from './difference-spans.ts';

/** So many characters that both sides have, or one of them. */
export interface Stretch {
  readonly side: Run['side'];
  readonly length: number;
}

/** Walks along one side's spans. */
interface Walk {
  readonly flat: Flat;
  span: number;
  /** Characters of the current span that were taken. */
  into: number;
  /** Characters of the text that were taken. */
  at: number;
}

export function walk(flat: Flat): Walk {
  return { flat, span: 0, into: 0, at: 0 };
}

function current(side: Walk): Span | undefined {
  const span = side.flat.spans[side.span];
  if (span && span.length > 0 && side.into === span.length) {
    side.span += 1;
    side.into = 0;
    return current(side);
  }
  return span;
}

/** How the next characters look; a link that was begun goes on and does not begin again. */
function lookAt(side: Walk, span: Span): RunLook {
  if (side.into === 0 || !span.look.opens) return span.look;
  const { opens: _opens, ...rest } = span.look;
  return rest;
}

function advance(side: Walk, length: number): string {
  const text = side.flat.text.slice(side.at, side.at + length);
  side.at += length;
  side.into += length;
  return text;
}

/** Both sides as one list of runs. Takes as much of either as the stretches say. */
export function weave(stretches: readonly Stretch[], before: Walk, after: Walk): Run[] {
  const out: Run[] = [];
  for (const { side, length } of stretches) {
    if (side === 'both') weaveBoth(out, length, before, after);
    else weaveOne(out, side, length, side === 'added' ? after : before);
  }
  return out;
}

/** What is left of a side once all its text was taken: links around nothing. */
export function weaveRest(out: Run[], side: 'added' | 'removed', rest: Walk): void {
  for (let span = current(rest); span; span = current(rest)) {
    if (span.length > 0) return;
    pushEmpty(out, side, rest, span);
  }
}

function weaveOne(out: Run[], side: 'added' | 'removed', length: number, walked: Walk): void {
  let left = length;
  while (left > 0) {
    const span = current(walked);
    if (!span) return;
    if (span.length === 0) {
      pushEmpty(out, side, walked, span);
      continue;
    }
    const look = lookAt(walked, span);
    const taken = Math.min(left, span.length - walked.into);
    push(out, side, advance(walked, taken), look);
    left -= taken;
  }
}

function weaveBoth(out: Run[], length: number, before: Walk, after: Walk): void {
  let left = length;
  while (left > 0) {
    const was = current(before);
    const is = current(after);
    if (!was || !is) return;
    if (was.length === 0 && is.length === 0 && sameLook(was.look, is.look)) {
      before.span += 1;
      pushEmpty(out, 'both', after, is);
    } else if (was.length === 0) pushEmpty(out, 'removed', before, was);
    else if (is.length === 0) pushEmpty(out, 'added', after, is);
    else {
      const looked = lookAt(before, was);
      const looks = lookAt(after, is);
      const taken = Math.min(left, was.length - before.into, is.length - after.into);
      advance(before, taken);
      push(out, 'both', advance(after, taken), looks, sameLook(looked, looks) ? undefined : looked);
      left -= taken;
    }
  }
}

function pushEmpty(out: Run[], side: Run['side'], walked: Walk, span: Span): void {
  walked.span += 1;
  out.push({ side, text: '', ...span.look });
}

function push(out: Run[], side: Run['side'], text: string, look: RunLook, was?: RunLook): void {
  const last = out.at(-1);
  if (last && last.side === side && last.text !== '' && goesOn(last, look) && wentOn(last.was, was)) {
    out[out.length - 1] = { ...last, text: last.text + text };
  } else out.push(was === undefined ? { side, text, ...look } : { side, text, ...look, was });
}

function wentOn(last: RunLook | undefined, next: RunLook | undefined): boolean {
  return last === undefined || next === undefined ? last === next : goesOn(last, next);
}

function goesOn(last: RunLook, next: RunLook): boolean {
  return !next.opens && last.format === next.format && last.url === next.url && last.literal === next.literal;
}
