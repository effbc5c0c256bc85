import type { Block, ImageBlock } from '../../shared/domain/blocks.ts';
import { pictureType, withoutMetadata } from '../../shared/domain/picture-file.ts';
import { pictureKey } from '../../shared/export/cut-pictures.ts';
import type { PictureOut, PicturesOut } from '../../shared/export/edition-out.ts';

/**
 * The files of the pictures that a text shows, without what cameras write into them (where, when, with what), cut as the
 * writer cut them. A picture that cannot be read is left out: the words about it still go.
 */
export async function picturesFor(blocks: readonly Block[], origin: string): Promise<PicturesOut> {
  const pictures = new Map<string, PictureOut>();
  for (const block of blocks) {
    if (block.type !== 'image' || pictures.has(pictureKey(block))) continue;
    const picture = await readPicture(block, origin).catch(() => null);
    if (picture) pictures.set(pictureKey(block), { ...picture, name: await nameOf(picture) });
  }
  return pictures;
}

type Picture = Omit<PictureOut, 'name'>;

const endings: Readonly<Record<PictureOut['type'], string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
};

/** The beginning of the hash of what is in it: two files of one name are the same, and none is written over another. */
async function nameOf({ type, bytes }: Picture): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const begin = [...hash.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${begin}.${endings[type]}`;
}

async function readPicture(image: ImageBlock, origin: string): Promise<Picture | null> {
  const reply = await fetch(`${origin}/picture/${image.picture}`);
  if (!reply.ok) return null;
  const bytes = withoutMetadata(new Uint8Array(await reply.arrayBuffer()));
  const type = pictureType(bytes);
  if (type === null) return null;
  // Word and old browsers know no WebP.
  if (image.crop === undefined && type !== 'image/webp') return { type, bytes: new Uint8Array(bytes) };
  return cut(new Blob([new Uint8Array(bytes)], { type }), image, type === 'image/jpeg' ? type : 'image/png');
}

async function cut(blob: Blob, { crop }: ImageBlock, type: 'image/jpeg' | 'image/png'): Promise<Picture> {
  const bitmap = await createImageBitmap(blob);
  const { x, y, width, height } = crop ?? { x: 0, y: 0, width: 1, height: 1 };
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(bitmap.width * width)),
    Math.max(1, Math.round(bitmap.height * height)),
  );
  canvas.getContext('2d')?.drawImage(bitmap, -bitmap.width * x, -bitmap.height * y);
  bitmap.close();
  const made = await canvas.convertToBlob({ type, quality: 0.92 });
  return { type, bytes: new Uint8Array(await made.arrayBuffer()) };
}
