import { ascii, joined, readAscii, readBig, readLittle } from './picture-bytes.ts';

const orientationTag = 0x0112;

/** The way up that EXIF data (a TIFF file in small) tells: 1 to 8; 1 when it tells none. */
export function exifOrientation(tiff: Uint8Array): number {
  const order = readAscii(tiff, 0, 2);
  if (order !== 'II' && order !== 'MM') return 1;
  const read = order === 'II' ? readLittle : readBig;
  const directory = read(tiff, 4, 4);
  const entries = read(tiff, directory, 2);
  for (let index = 0; index < entries; index += 1) {
    const entry = directory + 2 + index * 12;
    if (entry + 12 > tiff.length) return 1;
    if (read(tiff, entry, 2) !== orientationTag) continue;
    const orientation = read(tiff, entry + 8, 2);
    return orientation >= 1 && orientation <= 8 ? orientation : 1;
  }
  return 1;
}

/** EXIF data that tells the way up and nothing else. */
export function orientationAlone(orientation: number): Uint8Array {
  const entry = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0];
  return joined([ascii('MM\0*'), Uint8Array.of(0, 0, 0, 8, 0, 1, ...entry, 0, 0, 0, 0)]);
}
