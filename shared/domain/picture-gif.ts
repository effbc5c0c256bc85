import { readAscii, readLittle, type StoredSize } from './picture-bytes.ts';

const image = 0x2c;
const extension = 0x21;
const trailer = 0x3b;
const commentLabel = 0xfe;
const applicationLabel = 0xff;
/** Of programs' own notes, those that browsers draw by: how often it repeats, its colours. */
const keptApplications = /^(?:NETSCAPE2\.0|ANIMEXTS1\.0|ICCRGBG1012)$/u;

export function gifSize(bytes: Uint8Array): StoredSize | null {
  for (const part of parts(bytes)) {
    if (part[0] === image) return { width: readLittle(bytes, 6, 2), height: readLittle(bytes, 8, 2), orientation: 1 };
  }
  return null;
}

function colours(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 0x07) + 1);
}

function headLength(bytes: Uint8Array): number {
  return 13 + colours(bytes[10] ?? 0);
}

/** Where a chain of sub-blocks ends. */
function endOfBlocks(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== 0) at += 1 + (bytes[at] ?? 0);
  return Math.min(bytes.length, at + 1);
}

/** Images, extensions and the trailer, one after another. */
function* parts(bytes: Uint8Array): Generator<Uint8Array> {
  let at = headLength(bytes);
  while (at < bytes.length) {
    const kind = bytes[at];
    let end: number;
    if (kind === image) end = endOfBlocks(bytes, at + 11 + colours(bytes[at + 9] ?? 0));
    else if (kind === extension) end = endOfBlocks(bytes, at + 2);
    else if (kind === trailer) end = at + 1;
    else return;
    yield bytes.subarray(at, end);
    if (kind === trailer) return;
    at = end;
  }
}

function isKept(part: Uint8Array): boolean {
  if (part[0] !== extension || part[1] === 0xf9) return true;
  if (part[1] === commentLabel) return false;
  return part[1] !== applicationLabel || keptApplications.test(readAscii(part, 3, 11));
}

/** The file without metadata, in parts. */
export function gifParts(bytes: Uint8Array): readonly Uint8Array[] {
  return [bytes.subarray(0, headLength(bytes)), ...[...parts(bytes)].filter(isKept)];
}
