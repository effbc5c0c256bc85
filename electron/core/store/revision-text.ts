import type { Block } from '../../../shared/domain/blocks.ts';
import type { EditionContent, Fields, Pin } from '../../../shared/domain/edition.ts';

/**
 * The text form of a content: lines of JSON in UTF-8. The first has the fields; then comes one a block, `{…}`; then one
 * a pin, `[key, pin]`. JSON escapes line breaks, so a line has none, and what one paragraph says changes one line.
 */
export type Lines = readonly Buffer[];

const lineBreak = 0x0a;
const startOfPin = '['.charCodeAt(0);

/** Blocks never change, so what was not touched since the last save is not written out again. */
const lineOfBlock = new WeakMap<Block, Buffer>();
const lineOfPin = new WeakMap<Pin, { readonly key: string; readonly line: Buffer }>();

/** The blocks of the text that was asked for last: while somebody types, all but one are in their places. */
let last: { readonly blocks: readonly Block[]; readonly lines: Lines } = { blocks: [], lines: [] };

let lastFields: { readonly json: string; readonly line: Buffer } | null = null;

function lineOfFields(fields: Fields): Buffer {
  const json = JSON.stringify(fields);
  if (lastFields?.json !== json) lastFields = { json, line: Buffer.from(json) };
  return lastFields.line;
}

export function linesOf(content: EditionContent): Lines {
  const { fields, blocks, pins } = content;
  const lines: Buffer[] = [lineOfFields(fields)];
  for (let at = 0; at < blocks.length; at += 1) {
    const block = blocks[at] as Block;
    // Of these lines the first has the fields.
    let line = last.blocks[at] === block ? last.lines[at + 1] : lineOfBlock.get(block);
    if (!line) {
      line = Buffer.from(JSON.stringify(block));
      lineOfBlock.set(block, line);
    }
    lines.push(line);
  }
  last = { blocks, lines };
  for (const [key, pin] of Object.entries(pins)) {
    let known = lineOfPin.get(pin);
    if (known?.key !== key) {
      known = { key, line: Buffer.from(JSON.stringify([key, pin])) };
      lineOfPin.set(pin, known);
    }
    lines.push(known.line);
  }
  return lines;
}

/** @throws SyntaxError or TypeError when the lines are not those of a content. */
export function contentOf(lines: Lines): EditionContent {
  const [first, ...rest] = lines;
  if (!first) throw new TypeError('There are no lines');
  const blocks: Block[] = [];
  const pins: [string, Pin][] = [];
  for (const line of rest) {
    const parsed: unknown = JSON.parse(line.toString('utf8'));
    if (line[0] === startOfPin) {
      const [key, pin] = parsed as [string, Pin];
      lineOfPin.set(pin, { key, line });
      pins.push([key, pin]);
    } else {
      const block = parsed as Block;
      lineOfBlock.set(block, line);
      blocks.push(block);
    }
  }
  return { fields: JSON.parse(first.toString('utf8')) as Fields, blocks, pins: Object.fromEntries(pins) };
}

/** The lines as one text. */
export function joinLines(lines: Lines): Buffer {
  const text = Buffer.allocUnsafe(lines.reduce((sum, line) => sum + line.length + 1, -1));
  let at = 0;
  for (const line of lines) {
    at += line.copy(text, at);
    if (at < text.length) text[at] = lineBreak;
    at += 1;
  }
  return text;
}

/** The lines of a text; they share its memory. */
export function splitLines(text: Buffer): Lines {
  const lines: Buffer[] = [];
  let start = 0;
  for (let end = text.indexOf(lineBreak); end >= 0; end = text.indexOf(lineBreak, start)) {
    lines.push(text.subarray(start, end));
    start = end + 1;
  }
  lines.push(text.subarray(start));
  return lines;
}
