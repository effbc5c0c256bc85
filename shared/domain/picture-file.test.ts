import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ascii, joined, readAscii } from './picture-bytes.ts';
import { orientationAlone } from './picture-exif.ts';
import { otherKind, pictureHead, withoutMetadata } from './picture-file.ts';

const secret = ascii('GPS 43.65 N 51.17 E, camera 4711');
const holdsSecret = (bytes: Uint8Array): boolean => Buffer.from(bytes).includes(Buffer.from(secret));
const big = (number: number, length: number): Uint8Array =>
  Uint8Array.from({ length }, (_, at) => Math.floor(number / 256 ** (length - 1 - at)) & 0xff);
const little = (number: number, length: number): Uint8Array => big(number, length).toReversed();

/** Image data that no marker can be mistaken in. */
const data = fc
  .uint8Array({ minLength: 4, maxLength: 200 })
  .map((bytes) => bytes.map((byte) => (byte === 0xff ? 0xfe : byte)));
const size = fc.integer({ min: 1, max: 9_000 });
const orientation = fc.integer({ min: 1, max: 8 });

const exifOf = (turn: number): Uint8Array => joined([orientationAlone(turn), secret]);

function segment(marker: number, content: Uint8Array): Uint8Array {
  return joined([Uint8Array.of(0xff, marker), big(content.length + 2, 2), content]);
}

function jpeg(width: number, height: number, turn: number, scan: Uint8Array, told: boolean): Uint8Array {
  const extra = told
    ? [
        segment(0xe1, joined([ascii('Exif\0\0'), exifOf(turn)])),
        segment(0xe1, joined([ascii('http://ns.adobe.com/xap/1.0/\0'), secret])),
        segment(0xe2, joined([ascii('MPF\0'), secret])),
        segment(0xed, joined([ascii('Photoshop 3.0\0'), secret])),
        segment(0xfe, secret),
      ]
    : [];
  const frame = joined([Uint8Array.of(8), big(height, 2), big(width, 2), Uint8Array.of(3)]);
  return joined([
    Uint8Array.of(0xff, 0xd8),
    segment(0xe0, ascii('JFIF\0\x01\x02\0\0\x01\0\x01\0\0')),
    ...extra,
    segment(0xe2, ascii('ICC_PROFILE\0colours')),
    segment(0xdb, Uint8Array.of(0, 1, 2)),
    segment(0xc2, frame),
    segment(0xda, Uint8Array.of(1, 2)),
    scan,
    Uint8Array.of(0xff, 0, 0xff, 0xd0),
    scan,
    segment(0xda, Uint8Array.of(3, 4)),
    scan,
    Uint8Array.of(0xff, 0xd9),
    ...(told ? [Uint8Array.of(0xff, 0xd8), segment(0xe1, secret)] : []),
  ]);
}

function chunk(name: string, content: Uint8Array): Uint8Array {
  return joined([big(content.length, 4), ascii(name), content, Uint8Array.of(9, 9, 9, 9)]);
}

function png(width: number, height: number, image: Uint8Array, told: boolean): Uint8Array {
  return joined([
    Uint8Array.of(0x89),
    ascii('PNG\r\n\x1a\n'),
    chunk('IHDR', joined([big(width, 4), big(height, 4), Uint8Array.of(8, 6, 0, 0, 0)])),
    chunk('iCCP', ascii('colours')),
    ...(told ? [chunk('eXIf', exifOf(1)), chunk('tEXt', secret), chunk('iTXt', secret), chunk('prVt', secret)] : []),
    chunk('IDAT', image),
    chunk('IEND', new Uint8Array()),
    ...(told ? [secret] : []),
  ]);
}

function riffChunk(name: string, content: Uint8Array): Uint8Array {
  return joined([ascii(name), little(content.length, 4), content, new Uint8Array(content.length % 2)]);
}

function webp(width: number, height: number, turn: number, image: Uint8Array, told: boolean): Uint8Array {
  const flags = (told ? 0x0c : turn === 1 ? 0 : 0x08) | 0x20;
  const content = joined([
    ascii('WEBP'),
    riffChunk('VP8X', joined([Uint8Array.of(flags, 0, 0, 0), little(width - 1, 3), little(height - 1, 3)])),
    riffChunk('ICCP', ascii('colours')),
    riffChunk('VP8 ', image),
    ...(told ? [riffChunk('EXIF', exifOf(turn)), riffChunk('XMP ', secret), riffChunk('abcd', secret)] : []),
    ...(!told && turn !== 1 ? [riffChunk('EXIF', orientationAlone(turn))] : []),
  ]);
  return joined([ascii('RIFF'), little(content.length, 4), content, ...(told ? [secret] : [])]);
}

function gif(width: number, height: number, image: Uint8Array, told: boolean): Uint8Array {
  const block = joined([Uint8Array.of(image.length), image, Uint8Array.of(0)]);
  const note = (label: number, head: string) =>
    joined([
      Uint8Array.of(0x21, label, head.length),
      ascii(head),
      Uint8Array.of(secret.length),
      secret,
      Uint8Array.of(0),
    ]);
  return joined([
    ascii('GIF89a'),
    little(width, 2),
    little(height, 2),
    Uint8Array.of(0x80, 0, 0, 1, 2, 3, 4, 5, 6),
    Uint8Array.of(0x21, 0xff, 11),
    ascii('NETSCAPE2.0'),
    Uint8Array.of(3, 1, 0, 0, 0),
    ...(told
      ? [note(0xff, 'XMP DataXMP'), joined([Uint8Array.of(0x21, 0xfe, secret.length), secret, Uint8Array.of(0)])]
      : []),
    Uint8Array.of(0x21, 0xf9, 4, 0, 0, 0, 0, 0),
    Uint8Array.of(0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2),
    block,
    Uint8Array.of(0x3b),
    ...(told ? [secret] : []),
  ]);
}

const swapped = (width: number, height: number, turn: number) =>
  turn >= 5 ? { width: height, height: width } : { width, height };

describe('a picture goes out without where and by what it was taken, its own data untouched', () => {
  test('JPEG', () => {
    fc.assert(
      fc.property(size, size, orientation, data, (width, height, turn, scan) => {
        const told = jpeg(width, height, turn, scan, true);
        expect(pictureHead(told)).toEqual({ type: 'image/jpeg', ...swapped(width, height, turn) });
        const clean = withoutMetadata(told);
        expect(holdsSecret(clean)).toBe(false);
        expect(pictureHead(clean)).toEqual(pictureHead(told));
        const bare = jpeg(width, height, 1, scan, false);
        const turned = segment(0xe1, joined([ascii('Exif\0\0'), orientationAlone(turn)]));
        const first = 20;
        const expected = turn === 1 ? bare : joined([bare.subarray(0, first), turned, bare.subarray(first)]);
        expect(Buffer.from(clean).equals(expected)).toBe(true);
        expect(withoutMetadata(clean)).toEqual(clean);
      }),
    );
  });

  test('PNG', () => {
    fc.assert(
      fc.property(size, size, data, (width, height, image) => {
        const told = png(width, height, image, true);
        expect(pictureHead(told)).toEqual({ type: 'image/png', width, height });
        expect(Buffer.from(withoutMetadata(told)).equals(png(width, height, image, false))).toBe(true);
      }),
    );
  });

  test('WebP', () => {
    fc.assert(
      fc.property(size, size, orientation, data, (width, height, turn, image) => {
        const told = webp(width, height, turn, image, true);
        expect(pictureHead(told)).toEqual({ type: 'image/webp', ...swapped(width, height, turn) });
        const clean = withoutMetadata(told);
        expect(Buffer.from(clean).equals(webp(width, height, turn, image, false))).toBe(true);
        expect(pictureHead(clean)).toEqual(pictureHead(told));
      }),
    );
  });

  test('GIF', () => {
    fc.assert(
      fc.property(size, size, data, (width, height, image) => {
        const told = gif(width, height, image, true);
        expect(pictureHead(told)).toEqual({ type: 'image/gif', width, height });
        expect(Buffer.from(withoutMetadata(told)).equals(gif(width, height, image, false))).toBe(true);
      }),
    );
  });
});

test('files that end early or hold anything else never bring a reader down', () => {
  const whole = [
    jpeg(40, 30, 6, Uint8Array.of(1, 2, 3), true),
    png(40, 30, Uint8Array.of(1, 2, 3), true),
    webp(40, 30, 6, Uint8Array.of(1, 2, 3), true),
    gif(40, 30, Uint8Array.of(1, 2, 3), true),
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(...whole),
      fc.nat(400),
      fc.array(fc.tuple(fc.nat(400), fc.nat(255))),
      (file, length, changes) => {
        const broken = file.slice(0, Math.max(12, length));
        for (const [at, byte] of changes) if (at > 12 && at < broken.length) broken[at] = byte;
        pictureHead(broken);
        expect(withoutMetadata(broken).length).toBeLessThanOrEqual(broken.length + 60);
      },
    ),
  );
  expect(pictureHead(ascii('no picture at all'))).toBeNull();
});

test('what is of another kind is told by name', () => {
  expect(otherKind(ascii('\0\0\0\x18ftypheic'))).toBe('HEIC');
  expect(otherKind(ascii('\0\0\0\x18ftypavif'))).toBe('AVIF');
  expect(otherKind(ascii('<?xml version="1.0"?><svg width="3">'))).toBe('SVG');
  expect(otherKind(ascii('%PDF-1.7'))).toBe('PDF');
  expect(otherKind(ascii('MZ'))).toBeNull();
  expect(readAscii(ascii('abc'), 1, 9)).toBe('bc');
});
