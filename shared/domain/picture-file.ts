import { joined, readAscii } from './picture-bytes.ts';
import { gifParts, gifSize } from './picture-gif.ts';
import { jpegParts, jpegSize } from './picture-jpeg.ts';
import { pngParts, pngSize } from './picture-png.ts';
import { webpParts, webpSize } from './picture-webp.ts';

/** Picture files by their own bytes: what they are, how large, and how they are without what they tell besides the picture. */

export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'] as const;
export type PictureType = (typeof pictureTypes)[number];

/** The largest file that a newsroom takes, in bytes. */
export const largestPicture = 30 * 1024 * 1024;
/** More pixels than this nobody prints, and decoding them takes a computer down. */
const mostPixels = 200_000_000;

/** How the file of each type ends. */
export const pictureEndings: Readonly<Record<PictureType, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
};

/** As a reader sees it, in pixels. */
export interface PictureHead {
  readonly type: PictureType;
  readonly width: number;
  readonly height: number;
}

/** What a file is by its first bytes, whatever it is called. */
export function pictureType(bytes: Uint8Array): PictureType | null {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg';
  if (readAscii(bytes, 1, 3) === 'PNG' && bytes[0] === 0x89) return 'image/png';
  if (readAscii(bytes, 0, 4) === 'RIFF' && readAscii(bytes, 8, 4) === 'WEBP') return 'image/webp';
  return /^GIF8[79]a$/u.test(readAscii(bytes, 0, 6)) ? 'image/gif' : null;
}

/** Null for what is no whole picture of a known type. */
export function pictureHead(bytes: Uint8Array): PictureHead | null {
  const type = pictureType(bytes);
  const size = type && sizeOf(type, bytes);
  if (!size || size.width < 1 || size.height < 1 || size.width * size.height > mostPixels) return null;
  const { width, height, orientation } = size;
  return orientation >= 5 ? { type, width: height, height: width } : { type, width, height };
}

function sizeOf(type: PictureType, bytes: Uint8Array) {
  switch (type) {
    case 'image/jpeg':
      return jpegSize(bytes);
    case 'image/png':
      return pngSize(bytes);
    case 'image/webp':
      return webpSize(bytes);
    case 'image/gif':
      return gifSize(bytes);
  }
}

/** What a file of another kind is called, for telling people; null when it cannot be told. */
export function otherKind(bytes: Uint8Array): string | null {
  const brand = readAscii(bytes, 4, 4) === 'ftyp' ? readAscii(bytes, 8, 4) : '';
  if (/^(?:heic|heix|heif|mif1|msf1|hevc)$/u.test(brand)) return 'HEIC';
  if (/^avi[fs]$/u.test(brand)) return 'AVIF';
  const start = readAscii(bytes, 0, 512);
  if (/^(?:II\*\0|MM\0\*)/u.test(start)) return 'TIFF';
  if (start.startsWith('%PDF')) return 'PDF';
  if (start.startsWith('8BPS')) return 'Photoshop';
  if (start.startsWith('BM')) return 'BMP';
  return /<svg[\s>]/iu.test(start) ? 'SVG' : null;
}

/**
 * The same picture without what its file tells besides: where and when it was taken and by what, comments, previews.
 * Colours (ICC) and the way up stay. The data of the picture itself is untouched.
 */
export function withoutMetadata(bytes: Uint8Array): Uint8Array {
  const type = pictureType(bytes);
  switch (type) {
    case 'image/jpeg':
      return joined(jpegParts(bytes));
    case 'image/png':
      return joined(pngParts(bytes));
    case 'image/webp':
      return joined(webpParts(bytes));
    case 'image/gif':
      return joined(gifParts(bytes));
    case null:
      throw new Error('This is no picture of a known type.');
  }
}
