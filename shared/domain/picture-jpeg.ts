import { ascii, joined, readAscii, readBig, type StoredSize } from './picture-bytes.ts';
import { exifOrientation, orientationAlone } from './picture-exif.ts';

const startOfScan = 0xda;
const endOfImage = 0xd9;
const comment = 0xfe;

interface Segment {
  readonly marker: number;
  /** From its marker on; of a scan its data too. */
  readonly whole: Uint8Array;
  /** What follows its length. */
  readonly content: Uint8Array;
}

/** The segments of the first image in the file; what lies behind its end (another image, a film) is none of it. */
function* segments(bytes: Uint8Array): Generator<Segment> {
  let at = 2;
  while (at + 1 < bytes.length) {
    if (bytes[at] !== 0xff) return;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === endOfImage) {
      yield { marker, whole: bytes.subarray(at, at + 2), content: new Uint8Array() };
      return;
    }
    const bare = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);
    const head = bare ? at + 2 : at + 2 + Math.max(2, readBig(bytes, at + 2, 2));
    if (head > bytes.length) return;
    const end = marker === startOfScan ? endOfScan(bytes, head) : head;
    yield { marker, whole: bytes.subarray(at, end), content: bytes.subarray(at + 4, head) };
    at = end;
  }
}

/** In the data of a scan a marker is FF with anything but zero (stuffing) or a restart behind it. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) break;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function isExif({ marker, content }: Segment): boolean {
  return marker === 0xe1 && readAscii(content, 0, 6) === 'Exif\0\0';
}

export function jpegSize(bytes: Uint8Array): StoredSize | null {
  let orientation = 1;
  let size: { readonly width: number; readonly height: number } | null = null;
  for (const segment of segments(bytes)) {
    const { marker, content } = segment;
    if (isExif(segment)) orientation = exifOrientation(content.subarray(6));
    else if (isFrame(marker)) size = { height: readBig(content, 1, 2), width: readBig(content, 3, 2) };
    else if (marker === startOfScan) return size && { ...size, orientation };
  }
  return null;
}

/** Whether decoding needs it: colours and the way they are coded; never a preview, nor what a program noted. */
function isKept({ marker, content }: Segment): boolean {
  if (marker === comment) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  if (marker === 0xe0) return readAscii(content, 0, 5) === 'JFIF\0';
  if (marker === 0xe2) return readAscii(content, 0, 12) === 'ICC_PROFILE\0';
  return marker === 0xee && readAscii(content, 0, 5) === 'Adobe';
}

/** The file without metadata, in parts. */
export function jpegParts(bytes: Uint8Array): readonly Uint8Array[] {
  const parts: Uint8Array[] = [];
  let orientation = 1;
  for (const segment of segments(bytes)) {
    if (isExif(segment)) orientation = exifOrientation(segment.content.subarray(6));
    if (isKept(segment)) parts.push(segment.whole);
  }
  const turn = orientation === 1 ? [] : [exifSegment(orientation)];
  // JFIF wants to be the first where it is.
  const first = parts[0]?.[1] === 0xe0 ? 1 : 0;
  return [bytes.subarray(0, 2), ...parts.slice(0, first), ...turn, ...parts.slice(first)];
}

function exifSegment(orientation: number): Uint8Array {
  const content = joined([ascii('Exif\0\0'), orientationAlone(orientation)]);
  const length = content.length + 2;
  return joined([Uint8Array.of(0xff, 0xe1, length >> 8, length & 0xff), content]);
}
