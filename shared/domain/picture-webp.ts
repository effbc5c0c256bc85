import { ascii, joined, readAscii, readLittle, type StoredSize } from './picture-bytes.ts';
import { exifOrientation, orientationAlone } from './picture-exif.ts';

const kept = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
/** In the first byte of VP8X. */
const hasExif = 0x08;
const hasXmp = 0x04;

interface Chunk {
  readonly name: string;
  /** With its padding. */
  readonly whole: Uint8Array;
  readonly content: Uint8Array;
}

function* chunks(bytes: Uint8Array): Generator<Chunk> {
  const end = Math.min(bytes.length, 8 + readLittle(bytes, 4, 4));
  let at = 12;
  while (at + 8 <= end) {
    const length = readLittle(bytes, at + 4, 4);
    const next = at + 8 + length + (length % 2);
    const content = bytes.subarray(at + 8, at + 8 + length);
    yield { name: readAscii(bytes, at, 4), whole: bytes.subarray(at, next), content };
    at = next;
  }
}

/** EXIF data in a WebP file may have the heading that it has in a JPEG file. */
function tiffOf(content: Uint8Array): Uint8Array {
  return readAscii(content, 0, 6) === 'Exif\0\0' ? content.subarray(6) : content;
}

export function webpSize(bytes: Uint8Array): StoredSize | null {
  let orientation = 1;
  let size: { readonly width: number; readonly height: number } | null = null;
  let drawn = false;
  for (const { name, content } of chunks(bytes)) {
    if (name === 'EXIF') orientation = exifOrientation(tiffOf(content));
    else if (name === 'VP8X') size = { width: readLittle(content, 4, 3) + 1, height: readLittle(content, 7, 3) + 1 };
    else if (name === 'VP8 ') {
      drawn = true;
      size ??= { width: readLittle(content, 6, 2) & 0x3fff, height: readLittle(content, 8, 2) & 0x3fff };
    } else if (name === 'VP8L') {
      drawn = true;
      const bits = readLittle(content, 1, 4);
      size ??= { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    } else if (name === 'ANMF') drawn = true;
  }
  return drawn && size ? { ...size, orientation } : null;
}

/** The file without metadata, in parts. */
export function webpParts(bytes: Uint8Array): readonly Uint8Array[] {
  let orientation = 1;
  for (const { name, content } of chunks(bytes)) if (name === 'EXIF') orientation = exifOrientation(tiffOf(content));
  const parts: Uint8Array[] = [];
  for (const { name, whole } of chunks(bytes)) {
    if (name === 'VP8X') parts.push(withFlags(whole, orientation !== 1));
    else if (kept.has(name)) parts.push(whole);
  }
  if (orientation !== 1) parts.push(chunk('EXIF', orientationAlone(orientation)));
  const content = joined([ascii('WEBP'), ...parts]);
  return [ascii('RIFF'), littleEndian(content.length), content];
}

function withFlags(extended: Uint8Array, exif: boolean): Uint8Array {
  const copy = extended.slice();
  copy[8] = ((copy[8] ?? 0) & ~(hasExif | hasXmp)) | (exif ? hasExif : 0);
  return copy;
}

function chunk(name: string, content: Uint8Array): Uint8Array {
  return joined([ascii(name), littleEndian(content.length), content, new Uint8Array(content.length % 2)]);
}

function littleEndian(number: number): Uint8Array {
  return Uint8Array.of(number & 0xff, (number >>> 8) & 0xff, (number >>> 16) & 0xff, number >>> 24);
}
