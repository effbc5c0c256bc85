import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { joinLines, type Lines, splitLines } from './revision-text.ts';

/**
 * What turns the lines of one text into those of another. First a recipe: which lines of the base stand where, and how
 * many new ones between them; then the new lines, deflated with the lines of the base that they replace as dictionary,
 * so that a paragraph with one changed word costs that word. Recipe and base alone say what the dictionary was.
 */

/** Lines taken over from the base, or, `from` null, so many new ones. */
interface Step {
  readonly from: number | null;
  readonly count: number;
}

/** Deflate looks no further back than this, in bytes. */
const longestDictionary = 32 * 1024 - 262;

/** @param room the dictionary is filled up to this size, in bytes, with lines around the first replaced: for their words. */
export function encodeDelta(base: Lines, lines: Lines, room: number): Buffer {
  const { steps, added } = compare(base, lines);
  const recipe = Buffer.from(encodeSteps(steps));
  if (added.length === 0) return recipe;
  const text = joinLines(added);
  const { dictionary } = dictionaryFor(base, steps, recipe, room);
  const window = windowFor(text.length + (dictionary?.length ?? 0));
  const options = dictionary ? { ...window, dictionary } : window;
  return Buffer.concat([recipe, deflateRawSync(text, { level: 6, chunkSize: text.length + 64, ...options })]);
}

/** A window no larger than what is to be found in it, in bytes: to make a large one ready takes longer than to deflate. */
function windowFor(size: number): { readonly windowBits: number; readonly memLevel: number } {
  const windowBits = Math.min(15, Math.max(9, Math.ceil(Math.log2(size + 262))));
  return { windowBits, memLevel: windowBits < 15 ? 6 : 8 };
}

/**
 * @param room as it was coded with.
 * @param most the bytes that the new lines may have; more means that the delta is damaged.
 * @throws when the delta does not fit the base.
 */
export function decodeDelta(base: Lines, delta: Buffer, room: number, most: number): Lines {
  const { steps, end } = decodeSteps(delta);
  const rest = delta.subarray(end);
  const added =
    rest.length === 0
      ? []
      : splitLines(
          inflateRawSync(rest, {
            maxOutputLength: most,
            chunkSize: 4096,
            ...dictionaryFor(base, steps, delta.subarray(0, end), room),
          }),
        );
  const lines: Buffer[] = [];
  let next = 0;
  for (const { from, count } of steps) {
    const source = from === null ? added : base;
    const start = from ?? next;
    if (start + count > source.length) throw new RangeError('The delta names lines that are not there');
    for (let index = start; index < start + count; index += 1) lines.push(source[index] as Buffer);
    if (from === null) next += count;
  }
  if (next !== added.length) throw new RangeError('The delta has more lines than it names');
  return lines;
}

function compare(base: Lines, lines: Lines): { readonly steps: readonly Step[]; readonly added: Lines } {
  let start = 0;
  while (sameLine(base[start], lines[start])) start += 1;
  let endOfBase = base.length;
  let end = lines.length;
  while (endOfBase > start && end > start && sameLine(base[endOfBase - 1], lines[end - 1])) {
    endOfBase -= 1;
    end -= 1;
  }
  const steps: Step[] = [];
  const added: Buffer[] = [];
  const put = (from: number | null, count: number): void => {
    if (count === 0) return;
    const last = steps.at(-1);
    const follows =
      last && (from === null ? last.from === null : last.from !== null && last.from + last.count === from);
    if (last && follows) steps[steps.length - 1] = { from: last.from, count: last.count + count };
    else steps.push({ from, count });
  };
  /** Where in the base the next line is to be expected. */
  let next = start;
  put(0, start);
  for (let place = start; place < end; place += 1) {
    const line = lines[place] as Buffer;
    let from = next < endOfBase ? next : -1;
    if (!sameLine(base[from], line) && keyOf(base[from]) !== keyOf(line)) {
      from = placesIn(base).get(keyOf(line)) ?? -1;
    }
    if (from >= 0) next = from + 1;
    const isKept = sameLine(base[from], line);
    put(isKept ? from : null, 1);
    if (!isKept) added.push(line);
  }
  put(endOfBase, base.length - endOfBase);
  return { steps, added };
}

/** Lines that were not touched are the same objects mostly. */
export function sameLine(left: Buffer | undefined, right: Buffer | undefined): boolean {
  return left !== undefined && right !== undefined && (left === right || left.equals(right));
}

/** Many a save in a row is coded against the same base. */
let lastPlaces: { readonly base: Lines; readonly places: ReadonlyMap<string, number> } | null = null;

/** Where lines stand by their keys. */
function placesIn(base: Lines): ReadonlyMap<string, number> {
  if (lastPlaces?.base !== base) lastPlaces = { base, places: new Map(base.map((line, at) => [keyOf(line), at])) };
  return lastPlaces.places;
}

/** What a line is looked for by: its start, which has the id of its block. */
function keyOf(line: Buffer | undefined): string {
  return line?.toString('latin1', 0, 48) ?? '';
}

type Dictionary = { readonly dictionary?: Buffer };

/** While somebody types in one paragraph, save after save has the same base and the same recipe. */
let last: {
  readonly base: Lines;
  readonly recipe: Buffer;
  readonly room: number;
  readonly dictionary: Dictionary;
} | null = null;

function dictionaryFor(base: Lines, steps: readonly Step[], recipe: Buffer, room: number): Dictionary {
  if (last?.base !== base || last.room !== room || !last.recipe.equals(recipe)) {
    last = { base, recipe: Buffer.from(recipe), room, dictionary: dictionaryOf(base, steps, room) };
  }
  return last.dictionary;
}

/** The lines of the base that the recipe leaves out, and before them, while there is room, those around the first. */
function dictionaryOf(base: Lines, steps: readonly Step[], full: number): Dictionary {
  const kept = new Uint8Array(base.length);
  for (const { from, count } of steps) if (from !== null) kept.fill(1, from, from + count);
  const replaced: Buffer[] = [];
  let room = full;
  for (let place = kept.indexOf(0); place >= 0; place = kept.indexOf(0, place + 1)) {
    const line = base[place] as Buffer;
    replaced.push(line);
    room -= line.length + 1;
  }
  const [first = null] = steps;
  const middle = kept.includes(0) ? kept.indexOf(0) : first?.from === 0 ? first.count : 0;
  const around: Buffer[] = [];
  for (let distance = 0; room > 0 && distance < base.length; distance += 1) {
    for (const place of distance === 0 ? [middle] : [middle - distance, middle + distance]) {
      const line = base[place];
      if (line === undefined || kept[place] === 0 || room <= 0) continue;
      around.unshift(line);
      room -= line.length + 1;
    }
  }
  const lines = [...around, ...replaced];
  if (lines.length === 0) return {};
  const dictionary = joinLines(lines);
  return { dictionary: dictionary.subarray(Math.max(0, dictionary.length - longestDictionary)) };
}

/** Numbers of seven bits a byte: how many steps, then of each its count with one bit for its kind, then where from. */
function encodeSteps(steps: readonly Step[]): readonly number[] {
  const bytes: number[] = [];
  const put = (number: number): void => {
    let rest = number;
    for (; rest > 0x7f; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80);
    bytes.push(rest);
  };
  put(steps.length);
  for (const { from, count } of steps) {
    put(count * 2 + (from === null ? 1 : 0));
    if (from !== null) put(from);
  }
  return bytes;
}

function decodeSteps(bytes: Buffer): { readonly steps: readonly Step[]; readonly end: number } {
  let end = 0;
  const take = (): number => {
    let number = 0;
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = bytes[end];
      if (byte === undefined) break;
      end += 1;
      number |= (byte & 0x7f) << shift;
      if (byte < 0x80) return number;
    }
    throw new RangeError('The recipe breaks off');
  };
  const steps: Step[] = [];
  for (let left = take(); left > 0; left -= 1) {
    const head = take();
    steps.push({ from: head % 2 === 1 ? null : take(), count: head >>> 1 });
  }
  return { steps, end };
}
