/** Reading and joining bytes. What lies past the end reads as zero: a file that ends early is for its reader to notice. */

export interface StoredSize {
  /** As stored, in pixels. */
  readonly width: number;
  readonly height: number;
  /** How it is to be turned: 1 to 8 as EXIF counts, where 5 and more swap the sides. */
  readonly orientation: number;
}

export function readAscii(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}

/** An unsigned number of up to four bytes, the most significant first. */
export function readBig(bytes: Uint8Array, at: number, length: number): number {
  let number = 0;
  for (let index = 0; index < length; index += 1) number = number * 256 + (bytes[at + index] ?? 0);
  return number;
}

/** As {@link readBig}, the least significant first. */
export function readLittle(bytes: Uint8Array, at: number, length: number): number {
  let number = 0;
  for (let index = length - 1; index >= 0; index -= 1) number = number * 256 + (bytes[at + index] ?? 0);
  return number;
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
