import { ascii, joined, readAscii, readBig, type StoredSize } from './picture-bytes.ts';
import { exifOrientation, orientationAlone } from './picture-exif.ts';

const signatureLength = 8;
/** What is no part of the picture. */
const told = new Set(['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME', 'zxIf']);
/** What browsers draw with, besides the critical chunks. */
const drawn = new Set(['tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'cICP', 'sBIT', 'bKGD', 'pHYs', 'acTL', 'fcTL', 'fdAT']);

interface Chunk {
  readonly name: string;
  readonly whole: Uint8Array;
  readonly content: Uint8Array;
}

function* chunks(bytes: Uint8Array): Generator<Chunk> {
  let at = signatureLength;
  while (at + 12 <= bytes.length) {
    const length = readBig(bytes, at, 4);
    const name = readAscii(bytes, at + 4, 4);
    const end = at + 12 + length;
    yield { name, whole: bytes.subarray(at, end), content: bytes.subarray(at + 8, at + 8 + length) };
    if (name === 'IEND') return;
    at = end;
  }
}

export function pngSize(bytes: Uint8Array): StoredSize | null {
  let orientation = 1;
  let size: { readonly width: number; readonly height: number } | null = null;
  for (const { name, content } of chunks(bytes)) {
    if (name === 'IHDR') size = { width: readBig(content, 0, 4), height: readBig(content, 4, 4) };
    else if (name === 'eXIf') orientation = exifOrientation(content);
    else if (name === 'IDAT') return size && { ...size, orientation };
  }
  return null;
}

/** A chunk that must be understood begins with a capital letter. */
function isKept(name: string): boolean {
  return !told.has(name) && (/^[A-Z]/u.test(name) || drawn.has(name));
}

/** The file without metadata, in parts. */
export function pngParts(bytes: Uint8Array): readonly Uint8Array[] {
  const parts: Uint8Array[] = [bytes.subarray(0, signatureLength)];
  for (const { name, whole, content } of chunks(bytes)) {
    if (isKept(name)) parts.push(whole);
    const orientation = name === 'eXIf' ? exifOrientation(content) : 1;
    if (orientation !== 1) parts.push(chunk('eXIf', orientationAlone(orientation)));
  }
  return parts;
}

function chunk(name: string, content: Uint8Array): Uint8Array {
  const checked = joined([ascii(name), content]);
  return joined([bigEndian(content.length), checked, bigEndian(checksum(checked))]);
}

function bigEndian(number: number): Uint8Array {
  return Uint8Array.of(number >>> 24, (number >>> 16) & 0xff, (number >>> 8) & 0xff, number & 0xff);
}

/** CRC-32, bit by bit: for a few bytes only. */
function checksum(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum & 1) === 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}
